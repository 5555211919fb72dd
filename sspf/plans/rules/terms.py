"""Knows what people write about a plan: the plain values that forms hand to actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sspf.catalogue.measures import Performer
from sspf.plans.rules.states import FactorDegree, FollowUpDecision, MeasureState, RatingVoice


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """A running text; `missing` is the reason (catalogue) why the youth's own words are not there."""

    text: str
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class FactorTerms:
    """A factor of the template; `source` is a unit's id or a `FactorSource`."""

    factor: str
    degree: FactorDegree
    description: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class GoalTerms:
    """A goal; ratings 0–10."""

    life_area: str
    text: str
    baseline: int | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureTerms:
    """A measure. Owner and due day may wait until the plan is fixed."""

    text: str
    performer: Performer = Performer.agency
    unit: str | None = None
    due_on: date | None = None
    start_on: date | None = None
    goal_thread: UUID | None = None
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class ReportTerms:
    """How a measure went; partly and not done need a reason or a why."""

    state: MeasureState
    reason: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpTerms:
    """What a follow-up found and decided. `results` and `ratings` go by the thread of the measure and the goal.

    The young person's own words, or an id of `reasons.voice_missing`: one of the two (law R67).
    """

    plan_id: UUID
    held_on: date
    decision: FollowUpDecision
    next_follow_up_on: date | None = None
    note: str = ""
    results: Mapping[UUID, ReportTerms] = field(default_factory=dict)
    ratings: Mapping[tuple[UUID, RatingVoice], int] = field(default_factory=dict)
    meeting_id: UUID | None = None
    youth_words: str = ""
    youth_missing: str | None = None
