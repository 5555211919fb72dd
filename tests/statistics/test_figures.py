"""The figures of a period, through what people really did: counted, told or kept waiting, and frozen for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from threading import Thread

import pytest
from sqlalchemy import delete, func, select

from sspf import jobs
from sspf.access.actor import SYSTEM, Actor
from sspf.access.roles import Role
from sspf.audit.models import AuditEntry
from sspf.casefile import actions as casefile
from sspf.cases.queries import lists
from sspf.cases.rules.states import CaseState
from sspf.catalogue.indicators import IndicatorSource
from sspf.db import Base
from sspf.errors import Forbidden
from sspf.meetings.rules.states import AttendeeRole
from sspf.periods import Period, PeriodKind
from sspf.statistics import actions
from sspf.statistics.models import FrozenPeriod
from sspf.statistics.queries import figures
from sspf.statistics.queries.figures import PeriodFigures
from sspf.statistics.rules.values import Share, Telling
from tests.browser import statements
from tests.factories import cases, consents, disclosures, groups, meetings, plans, referrals, surveys
from tests.house import START, House

QUARTER, TERM, YEAR = Period(2026, "k4"), Period(2026, "ht"), Period(2026)
KEPT = {"audit_entry", "audit_head", "installation", "account", "frozen_period", "alembic_version"}
"""What stays when cases are erased."""


def told(house: House, period: Period = QUARTER) -> PeriodFigures:
    """The figures as the styrgrupp gets them."""
    with house.work("styrgrupp", writing=False) as work:
        return figures.figures(work, period)


def freeze(house: House) -> int:
    """What the job does, until nothing is left; returns how many periods became final."""
    count = 0
    while True:
        with house.work(SYSTEM) as work:
            if not actions.freeze_next(work):
                return count
            work.commit()
        count += 1


def until(house: House, day: date) -> None:
    """Let time pass until a morning."""
    house.clock.at = datetime.combine(day, START.timetz())


def lived_in(house: House) -> None:
    """A little of everything: a consent, meetings, a plan with a follow-up, anmälningar, a group's meeting."""
    case_id = cases.shared(house, ["skola-norr", "omradespolis"]).case_id
    starts_at = house.clock.at + timedelta(days=16)
    called = meetings.called(house, case_id, "rektor-norr", "gruppchef", starts_at=starts_at)
    meetings.held(house, case_id, called, AttendeeRole.partner)
    planned = plans.fixed(house)
    plans.follow_up(house, planned)
    referrals.received(house)
    referrals.accepted(house)
    disclosures.entered(house)
    surveys.answered(house, case_id, 2)
    meeting_id = groups.steering(house, house.clock.at + timedelta(days=1))
    groups.called(house, meeting_id)
    groups.held(house, meeting_id, "kommunpolis")


def erase(house: House) -> None:
    """Every row of every case is destroyed, as when it is weeded."""
    with house.installation.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            if table.name not in KEPT:
                connection.execute(delete(table))


def test_attendance_is_counted_per_agency_and_the_family_apart(house: House) -> None:
    case_id = cases.shared(house, ["skola-norr", "omradespolis"]).case_id
    meetings.held(house, case_id, meetings.called(house, case_id, "rektor-norr", "gruppchef"))
    later = house.clock.at + timedelta(days=8)
    second = meetings.called(house, case_id, "rektor-norr", "gruppchef", starts_at=later)
    meetings.held(house, case_id, second, AttendeeRole.partner, AttendeeRole.youth)
    until(house, QUARTER.after)
    found = told(house)
    assert found.value("meetings_held").parts == {"family_meeting": Share(2)}
    assert found.value("attendance").per_agency["polis"] == Share(1, 2)
    assert found.value("attendance").per_agency["fritid"] == Share(0, 0)
    assert found.value("youth_present").words == "1 av 2"
    assert found.value("guardian_present").words == "2 av 2"
    assert found.value("meetings_all_four").words == "0 av 2"


def test_a_function_that_was_not_there_is_told_of(house: House) -> None:
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    groups.held(house, meeting_id, "kommunpolis")
    found = told(house, TERM)
    assert found.value("steering_attendance").parts["kommunpolis"] == Share(0, 1)
    assert found.value("steering_attendance").parts["elevhalsochef"] == Share(1, 1)
    assert found.value("group_meetings").parts["styrgrupp"] == Share(1, 2)
    assert told(house).value("group_meetings").parts["styrgrupp"] == Share(1)


def test_complaint_s3_consents_are_counted_and_signatures_are_not(house: House) -> None:
    consents.given(house)
    consents.asked(house)
    until(house, YEAR.after)
    found = told(house)
    assert (found.value("consents_asked").count, found.value("consents_given").count) == (2, 1)
    assert "underskrifter räknas inte" in found.value("consents_given").indicator.definition


def test_complaint_k18_the_figures_match_the_list_of_cases(house: House) -> None:
    lived_in(house)
    closed = cases.family(house).case_id
    with house.work() as work:
        casefile.close(work, closed, "ovrigt", "")
        work.commit()
    until(house, YEAR.after)
    found = told(house, YEAR)
    with house.work(writing=False) as work:
        listed = [each.state for each in lists.page(work)]
    assert found.value("cases_opened").count == len(listed) == 4
    assert found.value("cases_closed").count == listed.count(CaseState.closed) == 1
    assert found.value("cases_going_on").count == 3


def test_r36_totals_of_a_running_period_are_not_told_and_not_even_asked_for(house: House) -> None:
    lived_in(house)
    with house.work("styrgrupp", writing=False) as work, statements(house) as sent:
        found = figures.figures(work, QUARTER)
    waiting = {each.indicator.source for each in found.values.values() if each.telling is Telling.waits}
    assert waiting == {IndicatorSource.total, IndicatorSource.survey}
    assert all(each.is_told for each in found.values.values() if each.indicator.source is IndicatorSource.work)
    asked = " ".join(sent)
    assert not any(f"FROM {table}" in asked for table in ("consent", "letter", "disclosure", "survey_dispatch"))


def test_r36_whoever_looks_two_days_in_a_row_does_not_see_whether_the_youth_came_or_how_long_a_family_waited(
    house: House,
) -> None:
    case_id = cases.shared(house, ["skola-norr", "omradespolis"]).case_id
    looks = [_of_the_family(house)]
    meetings.held(house, case_id, meetings.called(house, case_id, "rektor-norr", "gruppchef"))
    looks.append(_of_the_family(house))
    assert looks[0] == looks[1]
    assert set(looks[0].values()) == {"visas när perioden är slut"}


def _of_the_family(house: House) -> dict[str, str]:
    """Every figure of a running quarter that follows families, as it is read."""
    found = told(house).values
    return {
        name: each.words for name, each in found.items() if name.startswith("days_to_") or name.endswith("_present")
    }


def test_r35_figures_take_no_key_and_read_no_sealed_value(house: House) -> None:
    lived_in(house)
    until(house, YEAR.after)
    with house.work("styrgrupp", writing=False) as work, statements(house) as sent:
        figures.figures(work, YEAR)
    assert not [each for each in sent if "sealed" in each or "wrapped" in each]
    assert len(sent) <= 26


@pytest.mark.parametrize("login", ["kurator", "rektor", "granskare", "administrator"])
def test_nobody_else_reads_figures(house: House, login: str) -> None:
    with pytest.raises(Forbidden), house.work(login) as work:
        figures.figures(work, QUARTER)


def test_a_seat_in_the_styrgrupp_opens_figures_whatever_the_role(house: House) -> None:
    seated = Actor(house.ids["rektor"], Role.unit_manager, "skola-norr", steering=True)
    with house.work(seated) as work:
        assert figures.figures(work, QUARTER).value("meetings_held").count == 0


def test_a_period_is_preliminary_for_some_days_and_then_final(house: House) -> None:
    cases.family(house)
    until(house, YEAR.after)
    early = told(house)
    assert (early.is_over, early.frozen_at, early.final_on) == (True, None, date(2027, 1, 15))
    assert freeze(house) == 0
    until(house, early.final_on)
    assert freeze(house) == len(PeriodKind)
    assert told(house).frozen_at == house.clock.at


def test_complaint_s2_and_r37_a_final_period_gives_the_same_figures_when_every_case_is_gone(house: House) -> None:
    lived_in(house)
    until(house, date(2027, 2, 1))
    counted = {period: told(house, period).values for period in (QUARTER, TERM, YEAR)}
    freeze(house)
    assert {period: told(house, period).values for period in counted} == counted
    erase(house)
    assert {period: told(house, period).values for period in counted} == counted
    house.clock.forward(days=800)
    assert freeze(house) > 0
    assert {period: told(house, period).values for period in counted} == counted
    assert counted[YEAR]["meetings_held"].count == 1
    assert counted[YEAR]["referrals"].count == 2


def test_complaint_s15_what_adds_up_makes_the_year_from_its_terms_its_tertials_and_its_quarters(
    sqlite_house: House,
) -> None:
    house = sqlite_house
    lived_in(house)
    for days in (100, 120, 90):
        house.clock.forward(days=days)
        referrals.accepted(house)
    until(house, date(2028, 1, 20))
    freeze(house)
    whole = told(house, Period(2027))
    assert whole.value("referrals").count == 3
    for parts in (("vt", "ht"), ("t1", "t2", "t3"), ("k1", "k2", "k3", "k4")):
        made_of = [told(house, Period(2027, part)) for part in parts]
        for name, value in whole.values.items():
            if value.indicator.adds_up:
                assert value.count == sum(each.value(name).count or 0 for each in made_of), (name, parts)


def test_freezing_is_done_once_and_stands_in_the_log(house: House) -> None:
    cases.family(house)
    until(house, date(2027, 2, 1))
    assert freeze(house) == 4
    assert freeze(house) == 0
    with house.work("granskare", writing=False) as work:
        logged = select(func.count()).select_from(AuditEntry).where(AuditEntry.name == "FiguresFrozen")
        assert work.session.scalar(logged) == 4
        assert work.faults_of_log() == []


def test_two_workers_at_once_freeze_each_period_once(house: House) -> None:
    cases.family(house)
    until(house, date(2027, 2, 1))
    with failing_loudly() as faults:
        workers = [Thread(target=jobs.run_once, args=(house.installation,)) for _ in range(2)]
        for each in workers:
            each.start()
        for each in workers:
            each.join()
    assert faults == []
    with house.work("granskare", writing=False) as work:
        assert sorted(work.session.scalars(select(FrozenPeriod.period))) == ["2026", "2026-ht", "2026-k4", "2026-t3"]


@contextmanager
def failing_loudly() -> Iterator[list[object]]:
    """What threads died of."""
    faults: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("threading.excepthook", lambda args: faults.append(args.exc_value))
        yield faults


def test_a_figure_that_was_not_counted_then_says_so(house: House) -> None:
    cases.family(house)
    until(house, date(2027, 2, 1))
    freeze(house)
    with house.work(SYSTEM) as work:
        row = work.session.scalars(select(FrozenPeriod).where(FrozenPeriod.period == QUARTER.slug)).one()
        row.figures = row.figures.replace('"attendance"', '"forgotten"')
        work.session.flush()
        work.session.commit()
    assert told(house).value("attendance").telling is Telling.missing
