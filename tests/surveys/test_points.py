"""When questionnaires are asked for, who is left out and why, and how often whoever is silent hears of it again."""

from collections.abc import Mapping
from uuid import uuid4

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.catalogue.surveys import SurveyAudience
from sspf.errors import NotFound, Refused
from sspf.plans.rules.states import FollowUpDecision
from sspf.surveys.actions import dispatches
from sspf.surveys.models import Dispatch
from sspf.surveys.queries import points, waiting
from sspf.surveys.rules.dispatches import Batch, DispatchState, SurveyProblem
from tests.browser import statements
from tests.factories import plans, surveys
from tests.house import House

YOUTH, GUARDIAN, PARTNER = SurveyAudience
Line = tuple[str, tuple[SurveyAudience, ...]]


def due(house: House) -> list[Line]:
    with house.work("koordinator") as work:
        cases = reach.visible_ids(work, Permission.survey_issue)
        return [(each.point.id, each.missing) for each in points.of_cases(work, cases).occasions if each.missing]


def renew(house: House, batch: Batch, planned: plans.Planned) -> int:
    with house.work("koordinator") as work:
        given = dispatches.renew(work, planned.case_id, batch)
        work.commit()
    return len(given.slips)


def states(house: House) -> Mapping[DispatchState, int]:
    with house.work() as work:
        rows = list(work.session.scalars(select(Dispatch.state)))
    return {state: rows.count(state) for state in set(rows)}


def test_a_plan_a_follow_up_and_a_closing_ask_each_whom_the_catalogue_says(house: House) -> None:
    planned = surveys.planned(house)
    assert due(house) == [("plan", (YOUTH, GUARDIAN))]
    house.clock.forward(days=40)
    assert due(house) == []
    plans.follow_up(house, planned)
    assert due(house) == [("uppfoljning", (YOUTH, GUARDIAN, PARTNER))]
    house.clock.forward(days=40)
    plans.follow_up(house, planned, FollowUpDecision.close)
    assert due(house) == [("avslut", (YOUTH, GUARDIAN, PARTNER))]


def test_what_was_given_out_is_not_asked_for_again(house: House) -> None:
    planned = surveys.planned(house)
    after = surveys.occasion(house, planned.case_id)
    surveys.handed(house, planned.case_id, after, youth=1)
    assert due(house) == [("plan", (GUARDIAN,))]
    surveys.handed(house, planned.case_id, after, guardian=2)
    assert due(house) == []


def test_nobody_is_left_out_twice_or_after_what_has_passed_or_is_elsewhere(house: House) -> None:
    planned = surveys.planned(house)
    after = surveys.occasion(house, planned.case_id)
    with house.work("koordinator") as work:
        dispatches.leave_out(work, planned.case_id, after, [YOUTH], "annat")
        work.commit()
    with house.work("koordinator") as work, pytest.raises(Refused) as refusal:
        dispatches.leave_out(work, planned.case_id, after, [YOUTH], "annat")
    assert refusal.value.reason is SurveyProblem.all_given_out
    with house.work("koordinator") as work, pytest.raises(NotFound):
        dispatches.leave_out(work, planned.case_id, uuid4(), [YOUTH], "annat")


def test_a_new_slip_replaces_the_old_one_and_nothing_typed_is_kept(house: House) -> None:
    planned = surveys.planned(house)
    (old,) = surveys.handed(house, planned.case_id, youth=1).slips
    house.clock.forward(days=20)
    with house.work("koordinator") as work:
        issued_on = work.session.scalars(select(Dispatch.issued_on)).one()
        (new,) = dispatches.renew(work, planned.case_id, Batch(YOUTH, issued_on)).slips
        work.commit()
    with pytest.raises(Refused):
        surveys.answer(house, old.code)
    house.clock.forward(days=29)
    surveys.answer(house, new.code)
    assert states(house) == {DispatchState.answered: 1}


def test_nobody_gets_a_third_reminder(house: House) -> None:
    planned = surveys.planned(house)
    surveys.handed(house, planned.case_id, guardian=2)
    with house.work("koordinator") as work:
        batch = Batch(GUARDIAN, work.today)
    assert [renew(house, batch, planned) for _ in range(2)] == [2, 2]
    with pytest.raises(Refused) as refusal:
        renew(house, batch, planned)
    assert refusal.value.reason is SurveyProblem.nobody_waits
    house.clock.forward(days=20)
    with house.work("koordinator") as work:
        assert waiting.waiting(work).to_remind == []


def test_nothing_waits_in_a_closed_case(house: House) -> None:
    planned = surveys.planned(house)
    surveys.handed(house, planned.case_id, youth=1)
    with house.work("koordinator") as work:
        case = reach.find(work, Permission.case_manage, planned.case_id).case
        progress.end(work, case, "mal-uppnatt", "Klart.")
        work.commit()
    house.clock.forward(days=8)
    with house.work("koordinator") as work:
        found = waiting.waiting(work)
    assert (found.to_give_out, found.to_remind) == ([], [])


def test_what_waits_costs_a_fixed_number_of_statements(house: House) -> None:
    for _ in range(2):
        surveys.handed(house, surveys.planned(house).case_id, guardian=2)
    house.clock.forward(days=8)
    with house.work("koordinator") as work, statements(house) as seen:
        found = waiting.waiting(work)
    assert (len(found.to_give_out), len(found.to_remind)) == (2, 2)
    assert len(seen) <= 4, seen
