"""Knows what a measure looks like when it is opened: what was promised, how it stands today, what was said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sspf.catalogue.measures import Performer
from sspf.dues import Due
from sspf.plans.rules.completeness import Promise
from sspf.plans.rules.states import ANSWERED, MeasureState, PlanProblem


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What somebody said of a measure. `reason` and `why` are empty for those whom they do not concern.

    `moved_to`: by when it is to be done instead, in the report that moved it.
    """

    at: datetime
    who: str
    unit: str | None
    state: MeasureState
    reason: str | None
    why: str
    moved_to: Due | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a measure stands today, whether the reader's own unit is its owner, and what it was moved to, if it was."""

    state: MeasureState
    overdue: bool
    own: bool
    moved_to: Due | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """Who does a measure together with its owner, and who reads of it.

    `units` inside the consent, `outsiders` in words: an association needs no account and no secrets (complaint F10).
    `readers` None: every unit in the case. `information`: the kind that it tells of (R13); None: of no kind of its own.
    """

    units: tuple[str, ...] = ()
    outsiders: str = ""
    readers: frozenset[str] | None = None
    information: str | None = None


ALONE: Final = Company()
"""Nobody else does it, and everybody in the case reads of it."""


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure as it is shown and as it stands today. `start` and `due` are as the version says."""

    id: UUID
    thread: UUID
    text: str
    performer: Performer
    unit: str | None
    goal_thread: UUID | None
    start: Due | None
    due: Due | None
    follow_up: str
    version: int
    standing: Standing
    reports: Sequence[ReportLine]
    company: Company = ALONE

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
    def by(self) -> Due | None:
        """By when it is to be done as things stand: what it was moved to, or what the version says."""
        return self.standing.moved_to or self.due

    @property
    def due_on(self) -> date | None:
        """The last day of that, which lists and reminders go by."""
        return self.by.last if self.by else None

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
        return Promise(self.text, self.performer, self.unit, self.due_on, self.company.information)


def move_problem(line: MeasureLine, to: Due, today: date) -> PlanProblem | None:
    """Why a measure cannot be moved there: it is done already, or the day is no later than the one that holds."""
    if line.state is MeasureState.done:
        return PlanProblem.answered_already
    if to.last < today:
        return PlanProblem.due_passed
    return PlanProblem.moved_back if line.by is not None and to.last < line.by.last else None
