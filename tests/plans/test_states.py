"""Every pair of states of a plan and of a measure, tried through the acts themselves."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest

from sspf import dues
from sspf.access.permissions import Permission
from sspf.audit.events import PlanChanged
from sspf.cases.queries import reach
from sspf.errors import NotFound, Refused
from sspf.plans.actions import drafts, promises
from sspf.plans.models.measures import Measure
from sspf.plans.models.versions import Plan
from sspf.plans.rules.states import (
    ANSWERED,
    MEASURE_TRANSITIONS,
    FollowUpDecision,
    MeasureState,
    PlanState,
)
from sspf.plans.rules.terms import ReportTerms
from sspf.states import advance
from tests.factories import plans
from tests.house import House

SCHOOL = "skola-norr"
WHY = "Det blev inte av."
WAITING = (MeasureState.proposed, MeasureState.accepted)


@pytest.fixture
def house(sqlite_house: House) -> House:
    """What may follow what does not depend on the database."""
    return sqlite_house


def standing(house: House, planned: plans.Planned) -> MeasureState:
    found = plans.content(house, planned.case_id).measures
    return next(each.state for each in found if each.id == planned.measures[SCHOOL])


def accept(house: House, planned: plans.Planned) -> None:
    with house.work("koordinator") as work:
        promises.accept(work, planned.case_id, planned.measures[SCHOOL])
        work.commit()


def begins_later(house: House, planned: plans.Planned) -> None:
    """The school's measure begins in the spring, so that a yes is not yet work."""
    with house.work("koordinator") as work:
        reach.find(work, Permission.plan_write, planned.case_id)
        row = work.session.get_one(Measure, planned.measures[SCHOOL])
        row.plan_start(dues.of("2027-04"))
        row.plan_due(dues.of("2027-05"))
        work.record(PlanChanged(planned.case_id, row.plan_id))
        work.commit()


def brought(house: House, state: MeasureState) -> plans.Planned:
    """A fixed plan whose measure stands so."""
    planned = plans.drafted(house)
    if state is MeasureState.accepted:
        begins_later(house, planned)
    plans.fix(house, planned.case_id)
    if state in (MeasureState.accepted, MeasureState.ongoing):
        accept(house, planned)
    elif state is not MeasureState.proposed:
        plans.say(house, "koordinator", planned, SCHOOL, ReportTerms(state, None, WHY))
    assert standing(house, planned) is state
    return planned


def test_every_report_is_taken_or_refused_as_the_table_says(house: House) -> None:
    for before in MeasureState:
        planned = brought(house, before)
        for after in WAITING:
            if after is before or after in MEASURE_TRANSITIONS[before]:
                continue
            with pytest.raises(Refused):
                plans.say(house, "koordinator", planned, SCHOOL, ReportTerms(after, None, WHY))
            assert standing(house, planned) is before
        for after in sorted(ANSWERED):
            assert after in MEASURE_TRANSITIONS[standing(house, planned)]
            plans.say(house, "koordinator", planned, SCHOOL, ReportTerms(after, None, WHY))
            assert standing(house, planned) is after


def test_a_yes_is_taken_once_and_never_over_an_answer(house: House) -> None:
    for before in MeasureState:
        planned = brought(house, before)
        accept(house, planned)
        assert standing(house, planned) is (MeasureState.ongoing if before is MeasureState.proposed else before)


def test_a_measure_is_moved_unless_it_is_done(house: House) -> None:
    for before in MeasureState:
        planned = brought(house, before)
        if before is MeasureState.done:
            with pytest.raises(Refused):
                plans.move(house, "koordinator", planned, SCHOOL, "hösten 2027")
            continue
        plans.move(house, "koordinator", planned, SCHOOL, "hösten 2027")
        assert standing(house, planned) is (before if before in WAITING else MeasureState.ongoing)


ACTS: dict[str, Callable[[House, plans.Planned], object]] = {
    "fix": lambda house, planned: plans.fix(house, planned.case_id),
    "close": lambda house, planned: plans.follow_up(house, planned, FollowUpDecision.close),
    "revise": lambda house, planned: plans.follow_up(house, planned, FollowUpDecision.revise),
}
MOVES = {
    (PlanState.draft, "fix"): PlanState.fixed,
    (PlanState.fixed, "close"): PlanState.closed,
}
"""What an act makes of the version that it is about. Whatever else is tried leaves it as it stood."""


def version_in(house: House, state: PlanState) -> tuple[plans.Planned, UUID]:
    """A plan whose first version stands so."""
    planned = plans.drafted(house)
    first = plans.content(house, planned.case_id, draft=True).version.id
    if state is not PlanState.draft:
        plans.fix(house, planned.case_id)
    if state is PlanState.superseded:
        plans.begin(house, planned.case_id)
        with house.work("koordinator") as work:
            drafts.set_follow_up_day(work, planned.case_id, work.today + timedelta(weeks=5), None)
            work.commit()
        plans.fix(house, planned.case_id)
    if state is PlanState.closed:
        plans.follow_up(house, planned, FollowUpDecision.close)
    return planned, first


def state_of(house: House, plan_id: UUID) -> PlanState:
    with house.work("koordinator", writing=False) as work:
        return work.session.get_one(Plan, plan_id).state


@pytest.mark.parametrize("state", list(PlanState))
def test_each_act_on_each_state_of_a_version(house: House, state: PlanState) -> None:
    for name, act in ACTS.items():
        planned, first = version_in(house, state)
        assert state_of(house, first) is state
        expected = MOVES.get((state, name), state)
        # A plan without a version in force is not followed up at all; the factory says so in its own way.
        with suppress(*(() if expected is not state else (Refused, NotFound, AssertionError))):
            act(house, planned)
        assert state_of(house, first) is expected


def test_every_pair_of_states_of_a_measure_is_decided_by_the_table() -> None:
    for before in MeasureState:
        for after in MeasureState:
            if after in MEASURE_TRANSITIONS[before]:
                assert advance(MEASURE_TRANSITIONS, before, after) is after
            else:
                with pytest.raises(Refused):
                    advance(MEASURE_TRANSITIONS, before, after)
