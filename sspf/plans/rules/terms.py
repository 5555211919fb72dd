"""Knows what people write about a plan: the plain values that forms hand to actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sspf.catalogue.measures import Performer
from sspf.dues import Due
from sspf.plans.rules.follow_up_days import DayTerms
from sspf.plans.rules.promises import ALONE, Company
from sspf.plans.rules.states import FactorDegree, FollowUpDecision, MeasureState, RatingVoice


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """A running text; `missing` is the reason (catalogue) why somebody's own words are not there.

    `domains`: what the cooperation is about (catalogue), with the shared picture. `names_seen`, here and below: the
    writer has looked at the names in the text and keeps them.
    """

    text: str
    missing: str | None = None
    domains: tuple[str, ...] = ()
    names_seen: bool = False


@dataclass(frozen=True, slots=True)
class FactorTerms:
    """A factor of the template; `source` is a unit's id or a `FactorSource`. `seen`: when it was last seen.

    `extent`, `situations` and `consequences`: how much, when, and what follows, each in a few words or not at all.
    """

    factor: str
    degree: FactorDegree
    description: str = ""
    source: str | None = None
    seen: Due | None = None
    extent: str = ""
    situations: str = ""
    consequences: str = ""
    names_seen: bool = False


@dataclass(frozen=True, slots=True)
class GoalTerms:
    """A goal; ratings 0–10, all of them optional. `baselines` are each voice's own, `baseline` one that all share.

    `information`: the kind that the goal tells of, when only those whom it is open to may read it (R13).
    """

    life_area: str
    text: str
    baseline: int | None = None
    target: int | None = None
    baselines: Mapping[RatingVoice, int] = field(default_factory=dict)
    information: str | None = None
    names_seen: bool = False


@dataclass(frozen=True, slots=True)
class MeasureTerms:
    """A measure. Owner and due day may wait until the plan is fixed."""

    text: str
    performer: Performer = Performer.agency
    unit: str | None = None
    due: Due | None = None
    start: Due | None = None
    goal_thread: UUID | None = None
    follow_up: str = ""
    company: Company = ALONE
    names_seen: bool = False


@dataclass(frozen=True, slots=True)
class MoveTerms:
    """By when a measure is to be done instead, and why: by a reason of the catalogue or in words."""

    to: Due
    reason: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReportTerms:
    """How a measure went; partly and not done need a reason or a why."""

    state: MeasureState
    reason: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpTerms:
    """What a follow-up found and decided. `results` and `ratings` go by the thread of the measure and the goal.

    The young person's own words, or an id of `reasons.voice_missing`: one of the two (law R67). `late_reason`: why the
    next day is later than the rule. `seen`: how many follow-ups there were when the writer began.
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
    guardian_words: str = ""
    late_reason: str = ""
    seen: int | None = None

    @property
    def next_day(self) -> DayTerms:
        """The next day as it was chosen."""
        return DayTerms(self.next_follow_up_on, self.late_reason)
