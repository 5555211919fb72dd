"""A plan is never without a next day: the rule proposes one, a late one says why, a lost one is asked for (K15)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.access.permissions import Permission
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState
from sspf.consents.rules.checks import months_after
from sspf.errors import NotFound, Refused
from sspf.plans.actions import drafts, follow_ups
from sspf.plans.queries import follow_up_days as queries
from sspf.plans.queries import overview
from sspf.plans.rules.follow_up_days import DayLine, DayTerms, rule
from sspf.plans.rules.states import FollowUpDecision, PlanProblem
from sspf.settings import PROJECT
from tests.browser import Visitor
from tests.factories import plans
from tests.house import House, read_catalogue

CATALOGUE = read_catalogue(PROJECT / "config")
TODAY = date(2026, 11, 23)
FIRST = rule(True, TODAY, CATALOGUE.deadlines, CATALOGUE.quiet)


@given(st.booleans(), st.dates(date(2026, 8, 1), date(2027, 12, 1)))
def test_the_day_proposed_is_inside_the_rule_and_one_on_which_people_are_there(first: bool, today: date) -> None:
    found = rule(first, today, CATALOGUE.deadlines, CATALOGUE.quiet)
    assert found.latest_on == (today + timedelta(weeks=6) if first else months_after(today, 3))
    assert today < found.proposed <= found.latest_on
    between = [found.proposed + timedelta(days=days) for days in range((found.latest_on - found.proposed).days)]
    assert CATALOGUE.quiet.is_open(found.proposed) or found.proposed == today + timedelta(days=1)
    assert not any(CATALOGUE.quiet.is_open(day + timedelta(days=1)) for day in between)


def test_a_day_is_ahead_and_a_late_one_has_its_reason() -> None:
    beyond = FIRST.latest_on + timedelta(days=1)
    for terms, problem in (
        (DayTerms(None), PlanProblem.follow_up_needed),
        (DayTerms(TODAY), PlanProblem.follow_up_passed),
        (DayTerms(TODAY + timedelta(days=1)), None),
        (DayTerms(FIRST.latest_on), None),
        (DayTerms(beyond), PlanProblem.follow_up_late),
        (DayTerms(beyond, "Familjen är bortrest."), None),
    ):
        assert FIRST.problem(terms, TODAY) is problem, terms


def days(house: House, planned: plans.Planned) -> list[DayLine]:
    """How the day was set, the latest first."""
    with house.work(writing=False) as work:
        return queries.lines(work, reach.find(work, Permission.plan_write, planned.case_id))


def test_complaint_k15_the_first_day_is_within_six_weeks_or_says_why(house: House) -> None:
    planned = plans.drafted(house)
    house.clock.forward(minutes=1)
    late = house.clock.at.date() + timedelta(weeks=7)
    with house.work() as work, pytest.raises(Refused) as met:
        drafts.set_follow_up_day(work, planned.case_id, late, None)
    assert (met.value.reason, met.value.field) == (PlanProblem.follow_up_late, "late_reason")
    with house.work() as work:
        drafts.set_follow_up_day(work, planned.case_id, late, None, "Familjen är bortrest.")
        work.commit()
    last = days(house, planned)[0]
    assert (last.day, last.late, last.reason, last.who) == (late, True, "Familjen är bortrest.", "Karin Ekmark")


def test_after_the_first_follow_up_three_months_may_pass(house: House) -> None:
    planned = plans.fixed(house)
    with house.work(writing=False) as work:
        assert queries.standing(work, reach.find(work, Permission.plan_write, planned.case_id)).first
    plans.follow_up(house, planned)
    three_months = months_after(house.clock.at.date(), 3)
    with house.work() as work:
        assert (
            queries.standing(work, reach.find(work, Permission.plan_write, planned.case_id)).latest_on == three_months
        )
        follow_ups.move_day(work, planned.case_id, DayTerms(three_months))
        work.commit()
    with house.work() as work:
        assert reach.find(work, Permission.case_read, planned.case_id).case.next_follow_up_on == three_months
        with pytest.raises(Refused):
            follow_ups.move_day(work, planned.case_id, DayTerms(three_months + timedelta(days=1)))


def test_a_case_that_never_had_a_plan_has_its_day_in_the_draft(house: House) -> None:
    planned = plans.drafted(house)
    with house.work() as work, pytest.raises(NotFound):
        follow_ups.move_day(work, planned.case_id, DayTerms(work.today + timedelta(days=9)))


def test_complaint_k15_a_case_that_has_lost_its_day_waits_for_one_on_the_start_page(sqlite_house: House) -> None:
    house = sqlite_house
    planned = plans.fixed(house)
    with house.work(writing=False) as work:
        assert overview.waiting(work).dayless == []
    plans.follow_up(house, planned, FollowUpDecision.hand_over)
    with house.work() as work:
        progress.move(work, reach.find(work, Permission.case_manage, planned.case_id).case, CaseState.active)
        work.commit()
    coordinator = Visitor(house).sign_in("koordinator")
    assert "Bestäm dag för uppföljning" in coordinator.get("/").text
    page = f"/arenden/{planned.case_id}/uppfoljningar/dag"
    coordinator.get(page)
    assert "inom 6 veckor" in coordinator.text  # a plan that begins anew is soon followed up again
    late = (house.clock.at + timedelta(weeks=9)).date().isoformat()
    coordinator.post(page, 422, next_follow_up_on=late)
    assert "skriv varför ni väntar" in coordinator.text
    coordinator.post(page, 303, next_follow_up_on=late, late_reason="Alla är bortresta.")
    coordinator.follow()
    for words in ("Dagen är sparad.", "senare än regeln", "Alla är bortresta."):
        assert words in coordinator.text
    assert "Bestäm dag för uppföljning" not in coordinator.get("/").text


def test_the_day_of_a_draft_is_proposed_with_the_rule_beside_it(sqlite_house: House) -> None:
    planned = plans.drafted(sqlite_house)
    sqlite_house.clock.forward(minutes=1)
    page = f"/arenden/{planned.case_id}/plan/utkast/uppfoljningsdag"
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(page)
    assert "Enligt regeln senast 4 januari 2027" in coordinator.text
    coordinator.post(page, 422, next_follow_up_on="")
    coordinator.post(page, 303, next_follow_up_on="2026-12-18")
    assert days(sqlite_house, planned)[0].day == date(2026, 12, 18)
