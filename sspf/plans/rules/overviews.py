"""Knows what other pages show of a plan: a summary, what waits for whom, and figures without persons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sspf.plans.rules.promises import MeasureLine
from sspf.plans.rules.states import PlanState


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """The plan on the case's own page. `draft` tells that a new version is being written."""

    plan_id: UUID
    number: int
    state: PlanState
    draft: bool
    next_follow_up_on: date | None
    fixed_at: datetime | None
    measures: Sequence[MeasureLine]

    @property
    def overdue(self) -> int:
        """How many measures have passed their day without an answer."""
        return sum(each.overdue for each in self.measures)

    @property
    def pending(self) -> int:
        """How many measures their owners have not accepted yet."""
        return sum(each.pending for each in self.measures)


@dataclass(frozen=True, slots=True)
class WaitingMeasure:
    """An open measure of the reader's own unit. `pending`: it has not been accepted yet."""

    case_id: UUID
    case_number: str
    youth: str
    measure_id: UUID
    text: str
    due_on: date | None
    overdue: bool
    pending: bool


@dataclass(frozen=True, slots=True)
class WaitingCase:
    """A case in which the coordinator has something to do with the plan; `day` is when it was or is due."""

    case_id: UUID
    case_number: str
    youth: str
    day: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one reader: `follow_ups` due by today, `drafts` begun and not fixed (since when).

    `dayless`: cases that have a plan and no day for the next follow-up. `owed`: answers about measures whose day has
    passed, and since when the oldest is owed.
    """

    measures: Sequence[WaitingMeasure] = ()
    follow_ups: Sequence[WaitingCase] = ()
    drafts: Sequence[WaitingCase] = ()
    dayless: Sequence[WaitingCase] = ()
    owed: int = 0
    owed_since: date | None = None

    @property
    def case_ids(self) -> tuple[UUID, ...]:
        """The cases that are shown, for the log."""
        waiting = (*self.follow_ups, *self.drafts, *self.dayless)
        return tuple({each.case_id: None for each in self.measures} | {each.case_id: None for each in waiting})


@dataclass(frozen=True, slots=True)
class AgencyPromises:
    """How an agency's promises ended, of those whose day lay in the period: see `Kept` for what is counted as what."""

    agency: str
    kept: int
    late: int
    partly: int
    broken: int
    unanswered: int
