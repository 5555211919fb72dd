"""Pure decisions about questionnaires: codes that people can type, when one works, half-years, and sums of answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from statistics import mean, median
from typing import Final

from sspf import halfyears
from sspf.catalogue.surveys import Question, QuestionKind
from sspf.halfyears import HalfYear, Term

FEWEST: Final = 5
"""Below this many answers nothing is told about a question (law R36)."""

CODE_LETTERS: Final = "ACDEFGHJKLMNPQRTVWXY23456789"
CODE_LENGTH: Final = 10
GROUPS: Final = ((0, 3), (3, 6), (6, 10))
MISREAD: Final = str.maketrans("BSZU1I", "852VLL")
MOST_CODES: Final = 12
THROTTLE_WINDOW: Final = timedelta(minutes=15)
FAILURES_PER_ADDRESS: Final = 20
TERMS: Final = tuple(Term)
"""In the order of the year: the key of a half-year says 1 and 2."""

Given = int | str
"""One answer: the id of a choice, a number, or own words."""
Answers = Mapping[str, Given]
"""Answers by question. A question that was left out is not there."""


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


@dataclass(frozen=True, slots=True)
class Summary:
    """What is told about one question. `middle` is the mean of a scale or the median of numbers; None: too few.

    `counts` holds the choices of a choice question, or nothing when any of them was chosen by one to four.
    """

    question: Question
    middle: float | None = None
    counts: tuple[tuple[str, int], ...] = ()
    enough: bool = False


def grouped(code: str) -> str:
    """A code as it is handed over: `ABC-DEF-GHJK`, short enough to read aloud."""
    return "-".join(code[start:end] for start, end in GROUPS)


def as_issued(typed: str) -> str:
    """What was typed, as the code was issued: any case, blanks and hyphens; what is easily misread is put right.

    28 letters and digits in ten places make 48 bits. Of those that look alike (1/I/L, 2/Z, 5/S, 8/B, U/V) only one is
    in use, and neither 0 nor O.
    """
    return "".join(each for each in typed.upper() if each.isalnum()).translate(MISREAD)


def until(issued_on: date, days: int) -> date:
    """The last local day on which a code works."""
    return issued_on + timedelta(days=days)


def is_throttled(failures: int) -> bool:
    """Whether an address must wait: wrong codes over the last 15 minutes. A whole school shares one address."""
    return failures >= FAILURES_PER_ADDRESS


def half_year(day: date) -> str:
    """The half-year of a local day, `2026-2`. Nothing finer is kept of when someone answered."""
    return _key(halfyears.of(day))


def half_years_over(today: date, count: int) -> list[str]:
    """The latest `count` half-years that have ended, newest first.

    Answers are shown only for these: whoever hands out codes could otherwise look before and after a family answered.
    """
    return [_key(each) for each in islice(halfyears.ended(today), count)]


def days_of(half: str) -> tuple[date, date]:
    """The first and the last day of a half-year."""
    year, part = (int(each) for each in half.split("-"))
    found = HalfYear(year, TERMS[part - 1])
    return found.first_on, found.last_on


def _key(half: HalfYear) -> str:
    return f"{half.year}-{TERMS.index(half.term) + 1}"


def summary(question: Question, answered: Iterable[Given]) -> Summary:
    """Sum up one question. Nothing with fewer than five answers; "vet inte" and left out are no answers."""
    given = list(answered)
    match question.kind:
        case QuestionKind.scale:
            values = {choice.id: choice.value for choice in question.choices}
            return _middle(question, [value for each in given if (value := values.get(str(each))) is not None], mean)
        case QuestionKind.number:
            return _middle(question, [each for each in given if isinstance(each, int)], median)
        case QuestionKind.choice:
            return _choices(question, [str(each) for each in given])
        case _:
            return Summary(question)


def share(part: int, whole: int) -> int | None:
    """Whole per cent; None where the part or the rest is one to four persons, or the whole is below ten (R36)."""
    small = range(1, FEWEST)
    return None if whole < 2 * FEWEST or part in small or whole - part in small else round(100 * part / whole)


def _middle(question: Question, values: list[int], middle: Callable[[list[int]], float]) -> Summary:
    if len(values) < FEWEST:
        return Summary(question)
    return Summary(question, round(float(middle(values)), 1), enough=True)


def _choices(question: Question, chosen: list[str]) -> Summary:
    """All counts or none: with one of them hidden, the others would tell it (complementary disclosure)."""
    counts = tuple((choice.label, chosen.count(choice.id)) for choice in question.choices)
    enough = len(chosen) >= FEWEST and not any(0 < count < FEWEST for _, count in counts)
    return Summary(question, counts=counts if enough else (), enough=enough)
