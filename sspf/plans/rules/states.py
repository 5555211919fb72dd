"""Knows the words a plan is counted in, which state may follow which, and how a measure stands."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from sspf.catalogue.measures import Performer


class PlanState(StrEnum):
    """How far a version of the plan has come. Only a draft can be changed."""

    draft = "draft"
    fixed = "fixed"
    superseded = "superseded"
    closed = "closed"


class Passage(StrEnum):
    """The plan's running texts (protocol item 14, practice 2.4)."""

    shared_picture = "shared_picture"
    youth_voice = "youth_voice"
    guardian_voice = "guardian_voice"


class FactorDegree(StrEnum):
    """Whether a factor is there (practice 2.6.1). No score is ever made of it."""

    present = "present"
    partly = "partly"
    absent = "absent"
    unknown = "unknown"


class FactorSource(StrEnum):
    """Who has told about a factor, when it was not one of the units."""

    youth = "youth"
    guardian = "guardian"


class MeasureState(StrEnum):
    """How a measure stands. Overdue is no state: it follows from the day."""

    proposed = "proposed"
    accepted = "accepted"
    ongoing = "ongoing"
    done = "done"
    partly_done = "partly_done"
    not_done = "not_done"


class RatingVoice(StrEnum):
    """Whose rating of a goal it is."""

    youth = "youth"
    guardian = "guardian"
    network = "network"


class FollowUpDecision(StrEnum):
    """What a follow-up ends in."""

    go_on = "continue"
    revise = "revise"
    close = "close"
    hand_over = "hand_over"


class Lack(StrEnum):
    """What a draft needs before it can be fixed; the label tells what to do."""

    consent = "consent"
    youth_voice = "youth_voice"
    goal = "goal"
    measure = "measure"
    owner = "owner"
    owner_outside = "owner_outside"
    owner_untold = "owner_untold"
    due = "due"
    follow_up = "follow_up"
    follow_up_passed = "follow_up_passed"


class PlanProblem(StrEnum):
    """Why something with a plan is refused; the label tells what to do."""

    fixed = "fixed"
    incomplete = "incomplete"
    changed_meanwhile = "changed_meanwhile"
    factor_twice = "factor_twice"
    unit_outside_consent = "unit_outside_consent"
    due_passed = "due_passed"
    due_before_start = "due_before_start"
    follow_up_passed = "follow_up_passed"
    follow_up_needed = "follow_up_needed"
    follow_up_late = "follow_up_late"
    nothing_to_follow = "nothing_to_follow"
    held_later = "held_later"
    reason_needed = "reason_needed"
    version_replaced = "version_replaced"
    owner_needed = "owner_needed"
    result_needed = "result_needed"
    voice_needed = "voice_needed"
    personal_number = "personal_number"
    other_names = "other_names"
    words_needed = "words_needed"
    seen_later = "seen_later"
    unit_untold = "unit_untold"
    moved_back = "moved_back"
    answered_already = "answered_already"


PLAN_TRANSITIONS: Final[Mapping[PlanState, frozenset[PlanState]]] = {
    PlanState.draft: frozenset({PlanState.fixed}),
    PlanState.fixed: frozenset({PlanState.superseded, PlanState.closed}),
    PlanState.superseded: frozenset(),
    PlanState.closed: frozenset(),
}
"""Which state may follow which. Nothing leads back to draft: a new version starts as a copy."""

_TOLD = frozenset({MeasureState.ongoing, MeasureState.done, MeasureState.partly_done, MeasureState.not_done})

MEASURE_TRANSITIONS: Final[Mapping[MeasureState, frozenset[MeasureState]]] = {
    MeasureState.proposed: frozenset({MeasureState.accepted, *_TOLD}),
    MeasureState.accepted: _TOLD,
    MeasureState.ongoing: _TOLD,
    MeasureState.done: _TOLD,
    MeasureState.partly_done: _TOLD,
    MeasureState.not_done: _TOLD,
}
"""What may be said of a measure as it stands. An answer can be put right; a yes is never asked for again."""

ANSWERED: Final = frozenset({MeasureState.done, MeasureState.partly_done, MeasureState.not_done})
"""The owner has said how it went, so nothing waits any more."""

NOT_BEGUN: Final = frozenset({MeasureState.proposed, MeasureState.accepted})
NEEDS_REASON: Final = frozenset({MeasureState.partly_done, MeasureState.not_done})
RESULTS: Final = (MeasureState.done, MeasureState.partly_done, MeasureState.not_done, MeasureState.ongoing)
"""What a follow-up may find: beside the three answers, that a measure is still under way."""

ENDING: Final = frozenset({FollowUpDecision.close, FollowUpDecision.hand_over})
LOWEST, HIGHEST = 0, 10


def state_of(reported: MeasureState | None, start_on: date | None, today: date) -> MeasureState:
    """How a measure stands: what was last reported of it; accepted becomes ongoing on the day it starts."""
    if reported is None:
        return MeasureState.proposed
    if reported is MeasureState.accepted and (start_on is None or start_on <= today):
        return MeasureState.ongoing
    return reported


def is_overdue(state: MeasureState, due_on: date | None, today: date) -> bool:
    """Whether the day has passed and nobody has said how it went. Derived, never stored."""
    return due_on is not None and due_on < today and state not in ANSWERED


def days_problem(start_on: date | None, due_on: date | None) -> PlanProblem | None:
    """Why these days do not fit together."""
    if start_on is not None and due_on is not None and due_on < start_on:
        return PlanProblem.due_before_start
    return None


def needs_reason(state: MeasureState, reason: str | None, why: str) -> bool:
    """Whether a report lacks its why: partly and not done say why, by a reason or in words (protocol item 83)."""
    return state in NEEDS_REASON and not reason and not why


def may_report(performer: Performer, unit: str | None, own_units: frozenset[str]) -> bool:
    """Whether a partner may report a measure: one that the own unit performs. The family's are the coordinator's."""
    return performer is Performer.agency and unit in own_units


class Kept(StrEnum):
    """How a promise ended, for counting: measured against the day it was due."""

    kept = "kept"
    late = "late"
    partly = "partly"
    broken = "broken"
    unanswered = "unanswered"


def kept(state: MeasureState | None, reported_on: date | None, due_on: date) -> Kept:
    """How a promise whose day has passed is counted: by what was answered and when, or that nothing was."""
    match state:
        case MeasureState.done:
            return Kept.kept if reported_on is not None and reported_on <= due_on else Kept.late
        case MeasureState.partly_done:
            return Kept.partly
        case MeasureState.not_done:
            return Kept.broken
        case _:
            return Kept.unanswered
