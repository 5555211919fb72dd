"""Knows what a personal number says."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Self

DASHES = r"\-‐‑‒–—−+"
"""Between the day and the last four. Word processors turn the hyphen into a dash or a minus sign, and people paste."""

TYPED = re.compile(rf"([0-9]{{2}})?([0-9]{{6}})([{DASHES}]?)([0-9]{{4}})")
"""What people type for a personal number, once blanks are taken away."""

_EARLIEST_YEAR = 1800


class PersonalNumberProblem(StrEnum):
    """Why what was typed is not a personal number that can be used."""

    malformed = "malformed"
    no_such_date = "no_such_date"
    check_digit = "check_digit"
    in_future = "in_future"
    test_series = "test_series"


class PersonalNumberError(ValueError):
    """What was typed cannot be used; `reason` tells why. The text itself is kept out, since errors end up in logs."""

    def __init__(self, reason: PersonalNumberProblem) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A personal number, or a coordination number, that has been checked. Its repr shows nothing."""

    digits: str = field(repr=False)
    born_on: date = field(repr=False)
    coordination: bool = field(repr=False)

    @property
    def formatted(self) -> str:
        """The number as it is written in letters: ÅÅÅÅMMDD-NNNN."""
        return f"{self.digits[:8]}-{self.digits[8:]}"

    @property
    def test_series(self) -> bool:
        """Whether the serial is one that Skatteverket sets aside for tests, so that it belongs to nobody."""
        return self.digits[8:11] in {"238", "239"}

    @classmethod
    def parse(cls, text: str, today: date, *, allow_test: bool) -> Self:
        """Read what people type: 12 digits, or 10 with "-" or "+", with or without blanks.

        Ten digits without a sign are read as with "-". Raises `PersonalNumberError`. `today` is the local day; it tells
        the century and what lies in the future. Numbers of the test series pass only with `allow_test`.
        """
        digits = _twelve_digits(text, today)
        day = int(digits[6:8])
        coordination = day > 60
        born_on = _date(int(digits[:4]), int(digits[4:6]), day - 60 if coordination else day)
        if not has_check_digit(digits[2:]):
            raise PersonalNumberError(PersonalNumberProblem.check_digit)
        if born_on > today:
            raise PersonalNumberError(PersonalNumberProblem.in_future)
        number = cls(digits, born_on, coordination)
        if number.test_series and not allow_test:
            raise PersonalNumberError(PersonalNumberProblem.test_series)
        return number


def has_check_digit(ten: str) -> bool:
    """Whether the last digit is the one that the others give: every second doubled, digit sums added, modulo ten."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(ten)]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _twelve_digits(text: str, today: date) -> str:
    """The number with its century. "+" stands from the year in which a person turns 100 (folkbokföringslagen 18 §)."""
    typed = TYPED.fullmatch("".join(text.split()))
    if typed is None:
        raise PersonalNumberError(PersonalNumberProblem.malformed)
    century, six, sign, four = typed.groups()
    if century is None:
        age_this_year = (today.year - int(six[:2])) % 100 + (100 if sign == "+" else 0)
        century = f"{(today.year - age_this_year) // 100:02d}"
    return f"{century}{six}{four}"


def _date(year: int, month: int, day: int) -> date:
    if year < _EARLIEST_YEAR:
        raise PersonalNumberError(PersonalNumberProblem.no_such_date)
    try:
        return date(year, month, day)
    except ValueError:
        raise PersonalNumberError(PersonalNumberProblem.no_such_date) from None
