"""Knows what a plan looks like when it is opened: plain values, ready to show and to copy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sspf.catalogue.factors import FactorValence
from sspf.catalogue.measures import Performer
from sspf.plans.rules.completeness import Completeness, Promise
from sspf.plans.rules.states import (
    ANSWERED,
    FactorDegree,
    FollowUpDecision,
    MeasureState,
    Passage,
    PlanState,
    RatingVoice,
)


@dataclass(frozen=True, slots=True)
class PassageText:
    """One of the running texts, or the reason why there are no own words."""

    id: UUID
    passage: Passage
    text: str
    missing: str | None
    version: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the plan, with its running texts."""

    id: UUID
    number: int
    state: PlanState
    revision: int
    row_version: int
    started_at: datetime
    fixed_at: datetime | None
    ended_at: datetime | None
    next_follow_up_on: date | None
    passages: Mapping[Passage, PassageText]


@dataclass(frozen=True, slots=True)
class FactorLine:
    """A factor as it is shown; `source` is a unit's id or a `FactorSource`."""

    id: UUID
    factor: str
    label: str
    domain: str
    valence: FactorValence
    degree: FactorDegree
    description: str
    source: str | None
    source_label: str
    version: int


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal as it is shown."""

    id: UUID
    thread: UUID
    life_area: str
    text: str
    baseline: int | None
    target: int | None
    version: int


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What somebody said of a measure. `reason` and `why` are empty for those whom they do not concern."""

    at: datetime
    who: str
    unit: str | None
    state: MeasureState
    reason: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a measure stands today, and whether the reader's own unit is its owner."""

    state: MeasureState
    overdue: bool
    own: bool


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure as it is shown and as it stands today."""

    id: UUID
    thread: UUID
    text: str
    performer: Performer
    unit: str | None
    goal_thread: UUID | None
    start_on: date | None
    due_on: date | None
    follow_up: str
    version: int
    standing: Standing
    reports: tuple[ReportLine, ...]

    @property
    def state(self) -> MeasureState:
        """How it stands today."""
        return self.standing.state

    @property
    def overdue(self) -> bool:
        """Whether its day has passed without an answer."""
        return self.standing.overdue

    @property
    def own(self) -> bool:
        """Whether the reader's own unit is its owner."""
        return self.standing.own

    @property
    def pending(self) -> bool:
        """Whether the owner has not accepted yet."""
        return self.state is MeasureState.proposed

    @property
    def open(self) -> bool:
        """Whether nobody has said how it went."""
        return self.state not in ANSWERED

    @property
    def promise(self) -> Promise:
        """The measure as the rules see it."""
        return Promise(self.text, self.performer, self.unit, self.due_on)


@dataclass(frozen=True, slots=True)
class Content:
    """A whole version: what works and what worries as far as the reader may see, goals, and who has promised what."""

    version: Version
    factors: Sequence[FactorLine]
    goals: Sequence[GoalLine]
    measures: Sequence[MeasureLine]

    @property
    def strengths(self) -> dict[str, list[FactorLine]]:
        """Protective factors by domain."""
        return self._by_domain(FactorValence.protective)

    @property
    def risks(self) -> dict[str, list[FactorLine]]:
        """Risk factors by domain."""
        return self._by_domain(FactorValence.risk)

    @property
    def own(self) -> list[MeasureLine]:
        """What the reader's own unit has promised, the earliest day first."""
        return sorted((each for each in self.measures if each.own), key=lambda each: each.due_on or date.max)

    @property
    def others(self) -> list[MeasureLine]:
        """What everybody else has promised."""
        return [each for each in self.measures if not each.own]

    @property
    def completeness(self) -> Completeness:
        """The draft as the rules see it."""
        voice = self.version.passages[Passage.youth_voice]
        promises = [each.promise for each in self.measures]
        return Completeness(len(self.goals), promises, voice.text, voice.missing, self.version.next_follow_up_on)

    def _by_domain(self, valence: FactorValence) -> dict[str, list[FactorLine]]:
        found: dict[str, list[FactorLine]] = {}
        for each in self.factors:
            if each.valence is valence:
                found.setdefault(each.domain, []).append(each)
        return found


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A follow-up as it is listed, with the ratings by goal and voice."""

    id: UUID
    number: int
    plan_id: UUID
    held_on: date
    decision: FollowUpDecision
    next_follow_up_on: date | None
    who: str
    note: str
    ratings: Mapping[tuple[UUID, RatingVoice], int]
    youth_words: str = ""
    youth_missing: str | None = None
    guardian_words: str = ""


def rating_series(goals: Sequence[GoalLine], held: Sequence[FollowUpLine]) -> list[tuple[str, str, list[int]]]:
    """Goal, voice and ratings oldest first, for the picture over time; the shared baseline comes first where it is set.

    `held` is oldest first. A voice that has not rated a goal is left out; a goal that nobody has rated keeps its place.
    """
    series: list[tuple[str, str, list[int]]] = []
    for place, goal in enumerate(goals, 1):
        name = f"{place}. {goal.text}"
        told = [(voice, _told(goal, voice, held)) for voice in RatingVoice]
        given = [(name, voice.value, _from_baseline(goal, values)) for voice, values in told if values]
        series.extend(given or [(name, RatingVoice.youth.value, [])])
    return series


def _told(goal: GoalLine, voice: RatingVoice, held: Sequence[FollowUpLine]) -> list[int]:
    return [each.ratings[goal.thread, voice] for each in held if (goal.thread, voice) in each.ratings]


def _from_baseline(goal: GoalLine, values: list[int]) -> list[int]:
    return values if goal.baseline is None else [goal.baseline, *values]
