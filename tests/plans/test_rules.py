"""What a draft must hold, how a measure stands, and how promises are counted."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.catalogue.measures import Performer
from sspf.errors import Refused
from sspf.plans.rules.completeness import Completeness, Inside, Missing, Promise, missing, without_promise
from sspf.plans.rules.states import (
    PLAN_TRANSITIONS,
    Kept,
    Lack,
    MeasureState,
    PlanProblem,
    PlanState,
    days_problem,
    is_overdue,
    kept,
    may_report,
    needs_reason,
    state_of,
)
from sspf.states import advance

TODAY = date(2026, 11, 23)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
PROMISE = Promise("Ringa hem", Performer.agency, "omradespolis", TOMORROW)
KINDS = frozenset({"samverkan", "skola"})
WHOLE = Completeness(1, [PROMISE], "Jag vill.", None, TOMORROW)
INSIDE = {"omradespolis": KINDS, "skola-norr": KINDS}


def test_a_whole_draft_lacks_nothing() -> None:
    assert missing(WHOLE, INSIDE, TODAY) == ()


@pytest.mark.parametrize(
    ("draft", "inside", "lacks"),
    [
        (replace(WHOLE, goals=0), INSIDE, [Lack.goal]),
        (replace(WHOLE, promises=[]), INSIDE, [Lack.measure]),
        (replace(WHOLE, youth_voice=""), INSIDE, [Lack.youth_voice]),
        (replace(WHOLE, next_follow_up_on=None), INSIDE, [Lack.follow_up]),
        (replace(WHOLE, next_follow_up_on=TODAY), INSIDE, [Lack.follow_up_passed]),
        (replace(WHOLE, next_follow_up_on=YESTERDAY), INSIDE, [Lack.follow_up_passed]),
        (replace(WHOLE, promises=[replace(PROMISE, unit=None)]), INSIDE, [Lack.owner]),
        (replace(WHOLE, promises=[replace(PROMISE, due_on=None)]), INSIDE, [Lack.due]),
        (WHOLE, {"skola-norr": KINDS}, [Lack.owner_outside]),
        (WHOLE, {}, [Lack.consent, Lack.owner_outside]),
        (Completeness(0, [], "", None, None), INSIDE, [Lack.youth_voice, Lack.goal, Lack.measure, Lack.follow_up]),
    ],
)
def test_each_lack_is_told(draft: Completeness, inside: Inside, lacks: list[Lack]) -> None:
    assert [each.lack for each in missing(draft, inside, TODAY)] == lacks


def test_a_reason_stands_in_for_the_youths_own_words() -> None:
    assert missing(replace(WHOLE, youth_voice="", youth_voice_missing="vill-inte"), INSIDE, TODAY) == ()


def test_a_lack_names_its_measure() -> None:
    draft = replace(WHOLE, promises=[PROMISE, replace(PROMISE, text="Följa med", due_on=None)])
    assert missing(draft, INSIDE, TODAY) == (Missing(Lack.due, "Följa med"),)


def test_the_familys_own_measure_needs_a_unit_that_follows_up() -> None:
    own = Promise("Komma i tid", Performer.youth, None, TOMORROW)
    assert missing(replace(WHOLE, promises=[own]), INSIDE, TODAY) == (Missing(Lack.owner, "Komma i tid"),)


def test_a_version_only_moves_forward_and_never_back_to_draft() -> None:
    allowed = {
        (PlanState.draft, PlanState.fixed),
        (PlanState.fixed, PlanState.superseded),
        (PlanState.fixed, PlanState.closed),
    }
    for before in PlanState:
        for after in PlanState:
            if (before, after) in allowed:
                assert advance(PLAN_TRANSITIONS, before, after) is after
            else:
                with pytest.raises(Refused):
                    advance(PLAN_TRANSITIONS, before, after)


@pytest.mark.parametrize(
    ("reported", "start_on", "state"),
    [
        (None, None, MeasureState.proposed),
        (None, YESTERDAY, MeasureState.proposed),
        (MeasureState.accepted, None, MeasureState.ongoing),
        (MeasureState.accepted, TODAY, MeasureState.ongoing),
        (MeasureState.accepted, TOMORROW, MeasureState.accepted),
        (MeasureState.done, TOMORROW, MeasureState.done),
        (MeasureState.not_done, None, MeasureState.not_done),
    ],
)
def test_a_measure_stands_as_last_reported(
    reported: MeasureState | None, start_on: date | None, state: MeasureState
) -> None:
    assert state_of(reported, start_on, TODAY) is state


@pytest.mark.parametrize(
    ("state", "due_on", "late"),
    [
        (MeasureState.ongoing, YESTERDAY, True),
        (MeasureState.proposed, YESTERDAY, True),
        (MeasureState.ongoing, TODAY, False),
        (MeasureState.ongoing, None, False),
        (MeasureState.done, YESTERDAY, False),
        (MeasureState.partly_done, YESTERDAY, False),
        (MeasureState.not_done, YESTERDAY, False),
    ],
)
def test_overdue_is_a_passed_day_without_an_answer(state: MeasureState, due_on: date | None, late: bool) -> None:
    assert is_overdue(state, due_on, TODAY) is late


def test_partly_and_not_done_say_why_and_done_need_not() -> None:
    for state in (MeasureState.partly_done, MeasureState.not_done):
        assert needs_reason(state, None, "")
        assert not needs_reason(state, "tid", "")
        assert not needs_reason(state, None, "Bussen gick inte.")
    assert not needs_reason(MeasureState.done, None, "")
    assert not needs_reason(MeasureState.ongoing, None, "")


def test_a_unit_reports_what_it_does_itself_and_never_what_the_family_does() -> None:
    own = frozenset({"skola-norr"})
    assert may_report(Performer.agency, "skola-norr", own)
    assert not may_report(Performer.agency, "omradespolis", own)
    assert not may_report(Performer.agency, None, own)
    assert not may_report(Performer.youth, "skola-norr", own)
    assert not may_report(Performer.guardian, "skola-norr", own)


def test_a_measure_cannot_be_due_before_it_starts() -> None:
    assert days_problem(TOMORROW, TODAY) is PlanProblem.due_before_start
    assert days_problem(TODAY, TODAY) is None
    assert days_problem(None, TODAY) is None
    assert days_problem(TODAY, None) is None


def test_a_unit_that_only_follows_up_the_youth_has_promised_nothing_itself() -> None:
    own = Promise("Komma i tid", Performer.youth, "skola-norr", TOMORROW)
    assert without_promise(INSIDE, [PROMISE, own]) == ["skola-norr"]


@pytest.mark.parametrize(
    ("state", "reported_on", "ended"),
    [
        (MeasureState.done, TODAY, Kept.kept),
        (MeasureState.done, YESTERDAY, Kept.kept),
        (MeasureState.done, TOMORROW, Kept.late),
        (MeasureState.partly_done, YESTERDAY, Kept.partly),
        (MeasureState.not_done, YESTERDAY, Kept.broken),
        (MeasureState.ongoing, YESTERDAY, Kept.unanswered),
        (None, None, Kept.unanswered),
    ],
)
def test_a_promise_is_counted_against_its_day(
    state: MeasureState | None, reported_on: date | None, ended: Kept
) -> None:
    assert kept(state, reported_on, due_on=TODAY) is ended
