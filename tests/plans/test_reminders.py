"""Who is reminded of what, on which day, and that it happens once."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf import jobs
from sspf.access.actor import SYSTEM
from sspf.access.permissions import Permission
from sspf.cases.actions import parts as case_parts
from sspf.cases.actions import progress
from sspf.cases.queries import parts, reach
from sspf.errors import Overtaken
from sspf.outbox.actions import posting
from sspf.outbox.rules.schedule import MailKind
from sspf.plans.models.measures import Measure
from sspf.plans.rules.reminders import OPEN_FOR, Step, falling, of_promises, span
from sspf.plans.rules.states import MeasureState
from sspf.plans.rules.terms import ReportTerms
from sspf.settings import PROJECT
from tests.factories import plans as build
from tests.factories.reminding import SPRING, go_to, mails, remind, sends_to
from tests.house import House, read_catalogue
from tests.infrastructure.postman import Postman

CATALOGUE = read_catalogue(PROJECT / "config")
STEPS = of_promises(CATALOGUE.deadlines)
QUIET = CATALOGUE.quiet


@given(st.dates(date(2026, 8, 1), date(2027, 12, 1)), st.integers(-20, 60))
def test_a_step_goes_out_only_on_open_days_and_never_before_its_day(due_on: date, days: int) -> None:
    today = due_on + timedelta(days=days)
    for step in falling(STEPS, due_on, today, QUIET):
        assert today >= due_on + timedelta(days=step.days)
        assert QUIET.next_open(due_on + timedelta(days=step.days)) <= today


@given(st.dates(date(2026, 8, 1), date(2027, 12, 1)))
def test_everybody_is_reminded_on_the_first_open_day_from_each_step_on(due_on: date) -> None:
    for step in STEPS:
        day = QUIET.next_open(due_on + timedelta(days=step.days))
        told = list(falling(STEPS, due_on, day, QUIET))
        if step.days < 0 and day > due_on:
            continue  # a reminder beforehand has lost its meaning; that of the day itself comes
        # A step that the quiet time moved onto a later one's day is said by that one.
        assert any(each.to_manager is step.to_manager and each.days >= step.days for each in told)
        assert len({each.to_manager for each in told}) == len(told)


@given(st.dates(date(2026, 8, 1), date(2027, 12, 1)), st.integers(-30, 130))
def test_nothing_that_falls_today_lies_outside_the_span(due_on: date, days: int) -> None:
    today = due_on + timedelta(days=days)
    if list(falling(STEPS, due_on, today, QUIET)):
        first, last = span(STEPS, today, QUIET)
        assert first <= due_on <= last


def test_complaint_e14_nothing_goes_out_in_the_summer() -> None:
    due_on = date(2027, 7, 1)
    july = [date(2027, 7, day) for day in range(1, 32)]
    assert not any(QUIET.is_open(day) for day in july)
    first_open = QUIET.next_open(due_on)
    assert first_open == date(2027, 8, 18)
    assert [step.kind for step in falling(STEPS, due_on, first_open, QUIET)] == [
        MailKind.promise_late,
        MailKind.promise_unreported,
    ]
    assert list(falling(STEPS, due_on, first_open + OPEN_FOR + timedelta(days=1), QUIET)) == []


def test_the_protocol_of_reminders_is_seven_before_the_day_seven_after_and_fourteen_to_the_manager() -> None:
    assert [(step.days, step.to_manager) for step in STEPS] == [(-7, False), (0, False), (7, False), (14, True)]
    assert Step(MailKind.promise_unreported, 14) in STEPS


@pytest.fixture
def reminding(house: House, postman: Postman) -> House:
    """A house whose mail goes to the postman."""
    return sends_to(house, postman.server)


def day_of(house: House, measure_id: UUID) -> date:
    """When a measure is to be done."""
    with house.work(SYSTEM, writing=False) as work:
        due_on = work.session.get_one(Measure, measure_id).due_on
    assert due_on is not None
    return due_on


@pytest.fixture
def planned(reminding: House) -> build.Planned:
    """A fixed plan whose measures are due on `SPRING`."""
    go_to(reminding, SPRING - timedelta(weeks=4))
    return build.fixed(reminding)


def test_those_who_take_part_for_the_owner_are_reminded_once(reminding: House, planned: build.Planned) -> None:
    assert day_of(reminding, planned.measures["skola-norr"]) == SPRING
    go_to(reminding, SPRING - timedelta(days=7))
    promised = [("promise_soon", login) for login in ("fritidsledare", "kurator", "polis")]
    assert remind(reminding) == promised
    assert remind(reminding) == []
    go_to(reminding, SPRING)
    assert [kind for kind, _ in remind(reminding)] == ["promise_today"] * 3


def test_complaint_k14_who_has_answered_is_not_reminded(reminding: House, planned: build.Planned) -> None:
    build.say(reminding, "polis", planned, "omradespolis", ReportTerms(MeasureState.done))
    go_to(reminding, SPRING)
    assert [login for _, login in remind(reminding)] == ["fritidsledare", "kurator"]


def test_after_two_weeks_the_unit_manager_hears_that_nobody_has_answered(
    reminding: House, planned: build.Planned
) -> None:
    go_to(reminding, SPRING + timedelta(days=14))
    told = remind(reminding)
    assert {login for kind, login in told if kind == "promise_unreported"} == {"rektor", "gruppchef", "fritidschef"}


def test_the_coordinator_hears_of_a_coming_follow_up(reminding: House, planned: build.Planned) -> None:
    go_to(reminding, SPRING - timedelta(weeks=4) + timedelta(weeks=6) - timedelta(days=7))
    assert ("follow_up_soon", "koordinator") in remind(reminding)


def test_complaint_e14_nobody_is_reminded_outside_working_hours(reminding: House, planned: build.Planned) -> None:
    for hour in (7, 17, 23):
        go_to(reminding, SPRING, hour)
        assert [login for _, login in remind(reminding) if login != "fritidsledare"] == [], hour


def test_a_unit_outside_the_consent_is_not_reminded(reminding: House, planned: build.Planned) -> None:
    with reminding.work() as work:
        progress.share(work, planned.case_id, [])
        work.commit()
    go_to(reminding, SPRING)
    assert [each for each in remind(reminding) if each[0].startswith("promise")] == []


def test_a_part_that_has_ended_is_not_reminded(reminding: House, planned: build.Planned) -> None:
    with reminding.work() as work:
        sight = reach.find(work, Permission.case_manage, planned.case_id)
        part = next(row for row in parts.participants(work, sight) if row.unit == "omradespolis")
        case_parts.end_part(work, planned.case_id, part.id)
        work.commit()
    go_to(reminding, SPRING)
    assert [login for _, login in remind(reminding)] == ["fritidsledare", "kurator"]


def test_a_second_round_finds_nothing_left(reminding: House, planned: build.Planned, postman: Postman) -> None:
    go_to(reminding, SPRING)
    assert jobs.run_once(reminding.installation) == 3
    assert jobs.run_once(reminding.installation) == 0
    assert len(postman.letters) == 3


def test_of_two_workers_that_noticed_the_same_one_reminds(reminding: House, planned: build.Planned) -> None:
    go_to(reminding, SPRING)
    with reminding.work(SYSTEM, writing=False) as work:
        occasion = uuid4()
        assert posting.unposted(work, {occasion}) == {occasion}
    for _ in range(2):
        with reminding.work(SYSTEM) as work:
            posting.remind(work, reminding.ids["polis"], MailKind.promise_today, occasion)
            if mails(reminding):
                with pytest.raises(Overtaken):
                    work.commit()
            else:
                work.commit()
    assert len(mails(reminding)) == 1
