"""Knows which of the days that come back every year fall between two days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sspf.catalogue.loader import Catalogue
from sspf.catalogue.yearly import DayKind, SchoolDay, YearlyDay


@dataclass(frozen=True, slots=True, order=True)
class Yearly:
    """One such day in one year. `wanted`: agencies that usually are needed."""

    day: date
    id: str
    label: str
    kind: DayKind
    wanted: tuple[str, ...]


def yearly(catalogue: Catalogue, first: date, last: date) -> list[Yearly]:
    """Those between the two days, both included, in their order. Without terms for a year its school days are none."""
    found = (
        Yearly(day, each.id, each.label, each.kind, each.wanted)
        for each in catalogue.calendar.values()
        for day in _days(each, catalogue, first, last)
        if first <= day <= last and each.in_use(day)
    )
    return sorted(found)


def _days(each: YearlyDay, catalogue: Catalogue, first: date, last: date) -> Iterator[date]:
    if each.school is None:
        in_years = (each.in_year(year) for year in range(first.year, last.year + 1))
        yield from (day for day in in_years if day is not None)
        return
    for term in catalogue.terms.values():
        day = term.valid_from if each.school is SchoolDay.first else term.valid_until
        if day is not None:
            yield day
