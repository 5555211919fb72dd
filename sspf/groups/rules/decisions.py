"""Knows what a decision of a group is, who can answer for it, and how it is followed up (complaint S9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol, TypeVar
from uuid import UUID

from sspf.dues import Due
from sspf.errors import Refused
from sspf.states import advance


class DecisionState(StrEnum):
    """How it stands with a decision. `stands`: it asks nothing of anybody, such as that information was noted."""

    stands = "stands"
    open = "open"
    partly = "partly"
    moved = "moved"
    done = "done"
    dropped = "dropped"


GOING_ON: Final = frozenset({DecisionState.open, DecisionState.partly, DecisionState.moved})
"""What comes up at the next meeting by itself."""
REPORTED: Final = (DecisionState.done, DecisionState.partly, DecisionState.moved, DecisionState.dropped)
"""What can be said of how it went."""
NEEDS_WORDS: Final = frozenset({DecisionState.partly, DecisionState.dropped})

DECISION_TRANSITIONS: Final[Mapping[DecisionState, frozenset[DecisionState]]] = {
    DecisionState.stands: frozenset(),
    DecisionState.done: frozenset(),
    DecisionState.dropped: frozenset(),
    **{each: frozenset(REPORTED) for each in GOING_ON},
}


class DecisionProblem(StrEnum):
    """Why something about a decision is refused; the label tells what to do."""

    unknown_owner = "unknown_owner"
    nobody_answers = "nobody_answers"
    no_day = "no_day"
    day_over = "day_over"
    words_missing = "words_missing"
    moved_where = "moved_where"
    not_taken_yet = "not_taken_yet"
    settled = "settled"
    event_gone = "event_gone"


class OwnerKind(StrEnum):
    """What can answer for a decision."""

    group = "group"
    seat = "seat"
    agency = "agency"
    partner = "partner"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a decision: an id in `config/`, of one kind. Its `code` stands in forms: "seat:koordinator"."""

    kind: OwnerKind
    id: str

    @property
    def code(self) -> str:
        """The owner in one word."""
        return f"{self.kind.value}:{self.id}"


def owner_of(code: str) -> Owner | None:
    """The owner of a code; None for what is none."""
    kind, _, name = code.partition(":")
    return Owner(OwnerKind(kind), name) if kind in set(OwnerKind) and name else None


@dataclass(frozen=True, slots=True)
class DecisionTerms:
    """What is decided, who answers for it and by when; neither where it asks nothing of anybody.

    `event_id`: the event of the calendar that it is about, if about any.
    """

    text: str
    owner: Owner | None = None
    due: Due | None = None
    vouched: bool = False
    event_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ReportTerms:
    """How it went, in which words, and when it is to be done instead."""

    state: DecisionState
    words: str = ""
    moved_to: Due | None = None
    vouched: bool = False


def check_decision(terms: DecisionTerms, owners: Iterable[str], day: date) -> None:
    """Raise `Refused` unless whoever answers for it can be chosen and has a day from `day`, the meeting's, on."""
    if terms.owner is None and terms.due is None:
        return
    if terms.owner is None:
        raise Refused(DecisionProblem.nobody_answers, "owner")
    if terms.owner.code not in set(owners):
        raise Refused(DecisionProblem.unknown_owner, "owner")
    if terms.due is None:
        raise Refused(DecisionProblem.no_day, "due")
    if terms.due.last < day:
        raise Refused(DecisionProblem.day_over, "due")


def first_state(terms: DecisionTerms) -> DecisionState:
    """How a decision begins."""
    return DecisionState.open if terms.owner is not None else DecisionState.stands


def check_report(before: DecisionState, terms: ReportTerms, today: date) -> DecisionState:
    """The state that follows. `Refused` for one that is settled, and for a report without its words or day."""
    if before not in GOING_ON:
        raise Refused(DecisionProblem.settled)
    if terms.state in NEEDS_WORDS and not terms.words:
        raise Refused(DecisionProblem.words_missing, "words")
    if terms.state is DecisionState.moved and terms.moved_to is None:
        raise Refused(DecisionProblem.moved_where, "moved_to")
    if terms.state is DecisionState.moved and terms.moved_to is not None and terms.moved_to.last < today:
        raise Refused(DecisionProblem.day_over, "moved_to")
    return advance(DECISION_TRANSITIONS, before, terms.state)


class Said(Protocol):
    """A report, as far as these rules look at it."""

    @property
    def said_at(self) -> datetime:
        """When it was said."""

    @property
    def state(self) -> DecisionState:
        """What was said."""


Report = TypeVar("Report", bound=Said)


def said_until(reports: Iterable[Report], until: datetime | None) -> tuple[Report, ...]:
    """The reports that minutes sent out at `until` tell of, the earliest first; None while they are written still."""
    known = (each for each in reports if until is None or each.said_at <= until)
    return tuple(sorted(known, key=lambda each: each.said_at))


def comes_up(latest: Said | None, state: DecisionState, since: datetime | None) -> bool:
    """Whether a decision is taken up: it goes on, or was settled after the meeting before, at `since`.

    `latest` is the last report that counts; without one the decision stands as it was taken, and `state` tells whether
    it asks anything of anybody.
    """
    if latest is None:
        return state is not DecisionState.stands
    return latest.state in GOING_ON or since is None or latest.said_at > since


def is_late(state: DecisionState, due_on: date | None, today: date) -> bool:
    """Whether it should have been done: its last day is over and it goes on."""
    return state in GOING_ON and due_on is not None and due_on < today
