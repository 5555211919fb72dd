"""Pure decisions about the half-years that answers are kept by. Nothing finer is kept of when someone answered."""

from datetime import date
from itertools import islice
from typing import Final

from sspf import halfyears
from sspf.halfyears import HalfYear, Term

TERMS: Final = tuple(Term)
"""In the order of the year: the key of a half-year says 1 and 2."""


def half_year(day: date) -> str:
    """The half-year of a local day, such as `2026-2`."""
    return _key(halfyears.of(day))


def half_years_over(today: date, count: int) -> list[str]:
    """The latest `count` half-years that have ended, newest first.

    Answers are shown only for these: whoever hands out codes could otherwise look before and after a family answered.
    """
    return [_key(each) for each in islice(halfyears.ended(today), count)]


def back_from(half: str, count: int) -> list[str]:
    """A half-year and those before it, `count` in all, the latest first."""
    first_on, _ = days_of(half)
    return [half, *(_key(each) for each in islice(halfyears.ended(first_on), count - 1))]


def days_of(half: str) -> tuple[date, date]:
    """The first and the last day of a half-year."""
    year, part = (int(each) for each in half.split("-"))
    found = HalfYear(year, TERMS[part - 1])
    return found.first_on, found.last_on


def _key(half: HalfYear) -> str:
    return f"{half.year}-{TERMS.index(half.term) + 1}"
