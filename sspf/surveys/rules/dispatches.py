"""Pure decisions about giving out codes: what becomes of one, and until when it works."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class DispatchState(StrEnum):
    """What has become of a code. That it has run out is told by the calendar."""

    issued = "issued"
    answered = "answered"


class SurveyProblem(StrEnum):
    """Why a code or a questionnaire is refused. Used, wrong and run out are one and the same to the outside."""

    code_failed = "code_failed"
    throttled = "throttled"


DISPATCH_TRANSITIONS: Final[Mapping[DispatchState, frozenset[DispatchState]]] = {
    DispatchState.issued: frozenset({DispatchState.answered}),
    DispatchState.answered: frozenset(),
}
"""A code is answered once."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Which questionnaire codes are for, and how many."""

    questionnaire: str
    count: int


def until(issued_on: date, days: int) -> date:
    """The last local day on which a code works."""
    return issued_on + timedelta(days=days)
