"""Knows weeks: how they are written in files and said on pages, and to which quarter one belongs.

A week belongs to the quarter of its Thursday, as it belongs to the year of its Thursday (ISO 8601).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from sspf import periods
from sspf.periods import Period, PeriodKind

EARLIEST, LATEST = 2000, 2199
THURSDAY = 4
WEEK = timedelta(days=7)

_YEAR: Final = r"(?P<year>20\d{2}|21\d{2})"
_NUMBER: Final = r"(?P<number>\d{1,2})"
_MARK: Final = r"(?:vecka|veckan|v\.?|w)"
_WRITTEN: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}\s*[-/.: ]?\s*{_MARK}?\s*[-.]?\s*(?P<number>\d{{2}}|(?<!\d)\d)",
        rf"{_MARK}?\s*{_NUMBER}\s*[-/,. ]?\s*(?:år\s*)?{_YEAR}",
        rf"{_MARK}?\s*{_NUMBER}",
    )
)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week of a year by ISO 8601."""

    year: int
    number: int

    @property
    def slug(self) -> str:
        """The week as it is kept: `2026-v07`. The order of the slugs is that of the weeks."""
        return f"{self.year}-v{self.number:02}"

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def next(self) -> "Week":
        """The week after."""
        return of(self.monday + WEEK)

    @property
    def quarter(self) -> Period:
        """The quarter of its Thursday."""
        return periods.of(date.fromisocalendar(self.year, self.number, THURSDAY), PeriodKind.quarter)


def of(day: date) -> Week:
    """The week of a day."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


@cache
def from_slug(slug: str) -> Week:
    """The week of a slug that was kept."""
    year, number = slug.split("-v")
    return Week(int(year), int(number))


def read(typed: str, year: int | None = None) -> Week | None:
    """A week as files and people write it: 2026-37, 2026v37, v. 37 2026, 202637, or a day in it; None for none.

    `year` is for a number that stands alone. A week that its year does not have is none.
    """
    text = " ".join(typed.casefold().split())
    if (day := _day(text)) is not None:
        return of(day)
    found = next(filter(None, (each.fullmatch(text) for each in _WRITTEN)), None)
    if found is None:
        return None
    said = found.groupdict().get("year")
    return _existing(int(said) if said else year, int(found["number"]))


def of_quarter(quarter: Period) -> tuple[Week, ...]:
    """The weeks of a quarter: thirteen, sometimes one more or one less."""
    week, found = of(quarter.first_on), []
    while week.monday < quarter.after:
        if week.quarter == quarter:
            found.append(week)
        week = week.next
    return tuple(found)


def words(weeks: Iterable[Week]) -> str:
    """Weeks as they are said: v. 37–44, or v. 37–39, 41. Nothing for none."""
    runs: list[list[Week]] = []
    for week in sorted(set(weeks)):
        if runs and runs[-1][-1].next == week:
            runs[-1].append(week)
        else:
            runs.append([week])
    said = (f"{run[0].number}–{run[-1].number}" if len(run) > 1 else str(run[0].number) for run in runs)
    return f"v. {', '.join(said)}" if runs else ""


def _existing(year: int | None, number: int) -> Week | None:
    if year is None or not EARLIEST <= year <= LATEST:
        return None
    try:
        date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return Week(year, number)


def _day(text: str) -> date | None:
    """A day as databases write it, with or without a time behind it."""
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:[ t]\d{2}:\d{2}.*)?", text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
