"""Knows what a plan looks like when it is opened: plain values, ready to show and to copy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sspf.catalogue.factors import FactorValence
from sspf.dues import Due
from sspf.plans.rules.completeness import Completeness
from sspf.plans.rules.promises import MeasureLine
from sspf.plans.rules.states import FactorDegree, FollowUpDecision, Passage, PlanState, RatingVoice


@dataclass(frozen=True, slots=True)
class PassageText:
    """One of the running texts, or the reason why there are no own words.

    `person_id` and `name`: the guardian whose own words they are. `domains`: what the cooperation is about, with the
    shared picture (protocol item 14).
    """

    id: UUID
    passage: Passage
    text: str
    missing: str | None
    version: int
    person_id: UUID | None = None
    name: str = ""
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the plan, with its running texts; `guardians` are the words of each guardian who has said some."""

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
    guardians: tuple[PassageText, ...] = ()


@dataclass(frozen=True, slots=True)
class FactorLine:
    """A factor as it is shown; `source` is a unit's id or a `FactorSource`.

    `factor` follows it through the versions: each of the template's stands at most once in a version. `extent`,
    `situations` and `consequences` answer how much, when, and what follows (practice 2.6).
    """

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
    information: str
    seen: Due | None = None
    extent: str = ""
    situations: str = ""
    consequences: str = ""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal as it is shown. It may lack every rating: a plan need not be measurable (protocol item 77).

    `baselines`: where each voice sees it now, 0–10; `baseline` is one that all shared. `information`: the kind that it
    tells of (R13); None: of no kind of its own.
    """

    id: UUID
    thread: UUID
    life_area: str
    text: str
    baseline: int | None
    target: int | None
    version: int
    baselines: Mapping[RatingVoice, int] = field(default_factory=dict)
    information: str | None = None

    def starts_at(self, voice: RatingVoice) -> int | None:
        """Where a voice saw the goal when it was set."""
        return self.baselines.get(voice, self.baseline)


@dataclass(frozen=True, slots=True)
class Content:
    """A whole version: what works and what worries as far as the reader may see, goals, and who has promised what."""

    version: Version
    factors: Sequence[FactorLine]
    goals: Sequence[GoalLine]
    measures: Sequence[MeasureLine]

    @property
    def threads(self) -> frozenset[UUID]:
        """What follows its measures and goals through the versions."""
        return frozenset(each.thread for each in self.measures) | frozenset(each.thread for each in self.goals)

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
    recorded_at: datetime | None = None
