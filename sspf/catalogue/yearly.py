"""Knows which days come back every year and need grown-ups who are out, and on which day of a year each falls."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sspf import workdays
from sspf.catalogue.agencies import AgencyId
from sspf.catalogue.entries import Entry
from sspf.catalogue.hours import Weekday

LEAP_YEAR = 2028
"""A year that has every day."""


class DayKind(StrEnum):
    """What a day in the calendar is about."""

    holiday = "lov"
    closing = "skolavslutning"
    valborg = "valborg"
    match = "match"
    activity = "aktivitet"
    presence = "narvaro"
    other = "annat"


class SchoolDay(StrEnum):
    """The pupils' first or last day of a term."""

    first = "first"
    last = "last"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyDay(Entry):
    """A day of every year. Exactly one of `on`, `from_easter` and `school` says which.

    `on` is month and day, with `weekday` the first such weekday from then on. `from_easter` counts days from Easter
    Sunday. `wanted`: agencies that usually are needed; it is shown when one of them has nobody there.
    """

    kind: DayKind
    on: str | None = None
    weekday: Weekday | None = None
    from_easter: int | None = None
    school: SchoolDay | None = None
    wanted: tuple[AgencyId, ...] = ()

    def problems(self) -> Iterator[tuple[str, str]]:
        """A day is said in one way, and exists."""
        yield from Entry.problems(self)
        if sum(each is not None for each in (self.on, self.from_easter, self.school)) != 1:
            yield "on", "ange exakt en av on, from_easter och school"
        if self.on is not None and _month_and_day(self.on, LEAP_YEAR) is None:
            yield "on", "ska vara månad och dag, till exempel 04-30"
        if self.weekday is not None and self.on is None:
            yield "weekday", "gäller bara tillsammans med on"

    def in_year(self, year: int) -> date | None:
        """Its day in a year; None where the year has none, and for the days of school, which terms tell."""
        if self.from_easter is not None:
            return workdays.easter(year) + timedelta(days=self.from_easter)
        day = _month_and_day(self.on, year) if self.on is not None else None
        if day is None or self.weekday is None:
            return day
        return day + timedelta(days=(list(Weekday).index(self.weekday) - day.weekday()) % 7)


def _month_and_day(text: str, year: int) -> date | None:
    try:
        return date.fromisoformat(f"{year}-{text}")
    except ValueError:
        return None
