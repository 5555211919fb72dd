"""A promise can be moved, with why: beside the fixed version, which still says what it said."""

from datetime import timedelta
from uuid import UUID

import pytest

from sspf import dues
from sspf.access.permissions import Permission
from sspf.audit.events import PlanChanged
from sspf.cases.queries import reach
from sspf.errors import NotFound, Refused
from sspf.plans.actions import promises
from sspf.plans.models.measures import Measure
from sspf.plans.queries import overview, reminders
from sspf.plans.rules.promises import MeasureLine
from sspf.plans.rules.states import MeasureState, PlanProblem
from sspf.plans.rules.terms import MoveTerms, ReportTerms
from tests.browser import Visitor
from tests.factories import plans
from tests.house import House

SCHOOL = "skola-norr"


@pytest.fixture
def house(sqlite_house: House) -> House:
    """What these tests ask does not depend on the database."""
    return sqlite_house


@pytest.fixture
def planned(house: House) -> plans.Planned:
    return plans.fixed(house)


def line(house: House, planned: plans.Planned, draft: bool = False) -> MeasureLine:
    found = plans.content(house, planned.case_id, draft=draft).measures
    return next(each for each in found if each.unit == SCHOOL and each.text == "Samtal med mentor")


def test_what_the_version_says_stays_readable_beside_the_new_time(
    house: House, planned: plans.Planned, visitor: Visitor
) -> None:
    before = line(house, planned)
    page = f"/arenden/{planned.case_id}/plan"
    visitor.sign_in("kurator").fill(f"{page}/atgarder/{planned.measures[SCHOOL]}/flytta", to="våren 2027", reason="tid")
    assert before.due is not None
    for text in (
        f"Klart senast våren 2027 (framflyttad, var {before.due.words})",
        "Framflyttad till våren 2027, Kerstin Olofsdotter. Tiden räckte inte",
    ):
        assert text in visitor.text
    assert line(house, planned).due == before.due


def test_lateness_and_what_waits_follow_the_new_day(house: House, planned: plans.Planned) -> None:
    plans.move(house, "kurator", planned, SCHOOL, "våren 2027")
    house.clock.forward(weeks=5)
    assert not line(house, planned).overdue
    with house.work("kurator") as work:
        waiting = next(each for each in overview.waiting(work).measures if each.text == "Samtal med mentor")
        assert (waiting.due_on, waiting.overdue) == (dues.of("2027-vår").last, False)
        assert planned.measures[SCHOOL] not in {each.reminder.thing_id for each in reminders.promises(work)}


def test_a_later_report_carries_the_new_day_on(house: House, planned: plans.Planned) -> None:
    plans.move(house, "kurator", planned, SCHOOL, "mars 2027")
    plans.say(house, "kurator", planned, SCHOOL, ReportTerms(MeasureState.partly_done, "tid"))
    plans.move(house, "koordinator", planned, SCHOOL, "april 2027")
    seen = line(house, planned)
    assert seen.by == dues.of("2027-04")
    assert [each.moved_to.code if each.moved_to else None for each in seen.reports] == ["2027-03", None, "2027-04"]
    assert seen.state is MeasureState.ongoing


def test_a_move_of_what_nobody_has_accepted_is_no_yes(house: House, planned: plans.Planned) -> None:
    """Complaint E9: that the coordinator moves a promise does not make it the school's."""
    plans.move(house, "koordinator", planned, SCHOOL, "mars 2027")
    assert line(house, planned).pending


def test_a_new_version_begins_with_the_day_that_holds_and_stays_the_same_promise(
    house: House, planned: plans.Planned
) -> None:
    plans.move(house, "kurator", planned, SCHOOL, "mars 2027")
    before = line(house, planned)
    plans.begin(house, planned.case_id)
    copy = line(house, planned, draft=True)
    assert copy.due == dues.of("2027-03")
    assert copy.thread == before.thread


def test_a_move_goes_forward_and_says_why(house: House, planned: plans.Planned) -> None:
    for said, reason, problem, field in (
        ("2026-12-01", "tid", PlanProblem.moved_back, "to"),
        ("2026-11-01", "tid", PlanProblem.due_passed, "to"),
        ("våren 2027", None, PlanProblem.reason_needed, "reason"),
    ):
        to = dues.read(said, house.clock().date())
        assert to is not None
        with house.work("kurator") as work, pytest.raises(Refused) as refusal:
            promises.move(work, planned.case_id, planned.measures[SCHOOL], MoveTerms(to, reason))
        assert (refusal.value.reason, refusal.value.field) == (problem, field)


def test_what_is_done_is_not_moved_and_what_was_not_done_can_be(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    plans.say(sqlite_house, "kurator", planned, SCHOOL, ReportTerms(MeasureState.not_done, "tid"))
    plans.move(sqlite_house, "kurator", planned, SCHOOL, "mars 2027")
    assert line(sqlite_house, planned).state is MeasureState.ongoing
    plans.say(sqlite_house, "kurator", planned, SCHOOL, ReportTerms(MeasureState.done))
    with pytest.raises(Refused) as refusal:
        plans.move(sqlite_house, "kurator", planned, SCHOOL, "april 2027")
    assert refusal.value.reason is PlanProblem.answered_already


def test_a_partner_moves_the_own_units_promises_and_no_others(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    for measure in ("omradespolis", "youth"):
        with pytest.raises(NotFound):
            plans.move(sqlite_house, "kurator", planned, measure, "våren 2027")


def test_moving_twice_to_the_same_time_is_one_report(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    for _ in range(2):
        plans.move(sqlite_house, "kurator", planned, SCHOOL, "våren 2027")
    assert len(line(sqlite_house, planned).reports) == 1


def test_a_form_that_cannot_be_read_comes_back_with_what_was_typed(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    planned = plans.fixed(sqlite_house)
    page = f"/arenden/{planned.case_id}/plan/atgarder/{planned.measures[SCHOOL]}/flytta"
    visitor.sign_in("kurator").get(page)
    visitor.post(page, status=422, to="snart", why="Vi hinner inte")
    assert "januari 2027, våren 2027" in visitor.text
    assert "snart" in visitor.response.text
    assert "Vi hinner inte" in visitor.response.text
    assert line(sqlite_house, planned).reports == ()


def test_a_measure_of_another_case_is_not_found(sqlite_house: House) -> None:
    planned, other = plans.fixed(sqlite_house), plans.fixed(sqlite_house)
    mixed = plans.Planned(other.case_id, planned.goal, planned.measures)
    with pytest.raises(NotFound):
        plans.move(sqlite_house, "koordinator", mixed, SCHOOL, "våren 2027")


def test_the_day_of_an_old_promise_is_the_day_alone(sqlite_house: House) -> None:
    """Measures of before had only a day: they read as that day."""
    planned = plans.drafted(sqlite_house)
    measure_id: UUID = planned.measures[SCHOOL]
    with sqlite_house.work("koordinator") as work:
        reach.find(work, Permission.plan_write, planned.case_id)
        row = work.session.get_one(Measure, measure_id)
        row.due_code, row.due_on = None, work.today + timedelta(days=9)
        work.record(PlanChanged(planned.case_id, row.plan_id))
        work.commit()
    found = plans.content(sqlite_house, planned.case_id, draft=True).measures
    assert next(each for each in found if each.id == measure_id).due == dues.on(
        sqlite_house.clock().date() + timedelta(days=9)
    )
