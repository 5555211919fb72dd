"""Pure decisions about giving out codes: what becomes of one, until when it works, and when somebody is reminded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sspf.catalogue.municipality import MOST_REMINDERS
from sspf.catalogue.surveys import SurveyAudience
from sspf.states import advance


class DispatchState(StrEnum):
    """What has become of a code.

    `created`: a unit is asked, and nobody has opened it, so there is no code yet. `declined`: somebody does not want to
    answer, and nobody is reminded any more; who thinks better of it may still answer.
    """

    created = "created"
    issued = "issued"
    reminded = "reminded"
    answered = "answered"
    declined = "declined"
    expired = "expired"


class SurveyProblem(StrEnum):
    """Why a code or a questionnaire is refused. Used, wrong and run out are one and the same to the outside."""

    code_failed = "code_failed"
    throttled = "throttled"
    nobody_asked = "nobody_asked"
    unit_not_with = "unit_not_with"
    nobody_waits = "nobody_waits"
    all_given_out = "all_given_out"
    own_case = "own_case"
    nothing_typed = "nothing_typed"
    strike_not_found = "strike_not_found"
    strike_something = "strike_something"
    read_it_first = "read_it_first"


DISPATCH_TRANSITIONS: Final[Mapping[DispatchState, frozenset[DispatchState]]] = {
    DispatchState.created: frozenset(
        {DispatchState.issued, DispatchState.reminded, DispatchState.declined, DispatchState.expired}
    ),
    DispatchState.issued: frozenset(
        {DispatchState.reminded, DispatchState.answered, DispatchState.declined, DispatchState.expired}
    ),
    DispatchState.reminded: frozenset(
        {DispatchState.reminded, DispatchState.answered, DispatchState.declined, DispatchState.expired}
    ),
    DispatchState.declined: frozenset({DispatchState.answered, DispatchState.expired}),
    DispatchState.answered: frozenset(),
    DispatchState.expired: frozenset(),
}
"""A code is answered once. How often somebody is reminded `may_remind` says."""

ANSWERABLE: Final = tuple(
    state for state, following in DISPATCH_TRANSITIONS.items() if DispatchState.answered in following
)
"""In these a code that somebody holds works."""

WAITING: Final = (DispatchState.created, DispatchState.issued, DispatchState.reminded)
"""In these somebody may be reminded."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Which questionnaire codes are for, how many, and after what in the case, if it is a measurement point."""

    questionnaire: str
    count: int
    point: str | None = None
    occasion: UUID | None = None


@dataclass(frozen=True, slots=True)
class Handing:
    """What is given out at once: how many codes to each of the family, and which units are asked."""

    counts: Mapping[SurveyAudience, int]
    units: Sequence[str] = ()
    occasion: UUID | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Codes that one audience was given on one day, after one occasion. Nobody knows which lies in whose hand."""

    audience: SurveyAudience
    issued_on: date
    occasion: UUID | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A code as it is handed over, with whom its questionnaire is for. It says nothing of any person."""

    audience: SurveyAudience
    code: str
    until_on: date


@dataclass(frozen=True, slots=True)
class Given:
    """What came of giving out: slips to hand over, and how many units were asked."""

    slips: tuple[Slip, ...]
    units: int = 0


def until(issued_on: date, days: int) -> date:
    """The last local day on which a code works."""
    return issued_on + timedelta(days=days)


def standing(state: DispatchState, until_on: date, today: date) -> DispatchState:
    """The state that people are shown: that a code has run out the calendar says, and no job."""
    if state is DispatchState.answered or today <= until_on:
        return state
    return advance(DISPATCH_TRANSITIONS, state, DispatchState.expired)


def may_remind(state: DispatchState, reminders: int) -> bool:
    """Whether somebody may be reminded once more: twice at most, and never who has answered or does not want to."""
    return state in WAITING and reminders < MOST_REMINDERS


def remind_on(issued_on: date, reminded_on: date | None, reminders: int, days: Sequence[int]) -> date | None:
    """The day of the next reminder, or None after the last one. `days` count from the day it was given out.

    When one reminder came late, the next keeps its distance to it.
    """
    if reminders >= len(days):
        return None
    planned = issued_on + timedelta(days=days[reminders])
    if reminded_on is None or reminders == 0:
        return planned
    return max(planned, reminded_on + timedelta(days=days[reminders] - days[reminders - 1]))
