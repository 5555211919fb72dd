"""Knows how counts become figures of a lägesbild, and how small numbers about persons are kept back (R36).

Events that belong to a place are shown as they are. Events about single persons are never shown for one area or one
week: only for a quarter, and for the areas that come first together beside all the others together. Where one of these
two sums is small, the municipality as a whole stands there instead, and where that is small too, only that it is. There
is one division and never two, so nothing can be taken from anything to find what is kept back (decision 0069).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sspf.periods import Period
from sspf.situations.rules.lines import Key
from sspf.situations.rules.weeks import Week, from_slug


class Place(StrEnum):
    """Where a figure is counted."""

    area = "area"
    first = "first"
    rest = "rest"
    municipality = "municipality"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many events somebody counted in an area in a week."""

    area: str
    week: Week
    count: int


Tally = Mapping[tuple[str, str, Period], Sequence[Counted]]
"""What was counted, by kind, source and quarter."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure of one quarter. None: it is small and kept back."""

    place: Place
    count: int | None
    weeks: tuple[Week, ...]


def tallied(counts: Mapping[Key, int]) -> Tally:
    """Counts as figures are made of them."""
    found: dict[tuple[str, str, Period], list[Counted]] = {}
    for key, number in counts.items():
        week = from_slug(key.week)
        found.setdefault((key.kind, key.source, week.quarter), []).append(Counted(key.area, week, number))
    return found


def summed(rows: Sequence[Counted], area: str) -> Sum | None:
    """The events of one area, or None when nobody has counted there."""
    return _sum(rows, Place.area, lambda each: each == area)


def protected(rows: Sequence[Counted], area: str, first: Collection[str], small: int) -> Sum | None:
    """What can be shown to an area of events about persons, or None when nobody has counted anywhere.

    `first`: the areas that come first. `small`: from how many on a number is shown.
    """
    sides = (
        _sum(rows, Place.first, lambda each: each in first),
        _sum(rows, Place.rest, lambda each: each not in first),
    )
    mine = sides[0 if area in first else 1]
    if all(side is not None and is_safe(side.count, small) for side in sides):
        return mine
    whole = _sum(rows, Place.municipality, lambda _: True)
    if whole is None or is_safe(whole.count, small):
        return whole
    return Sum(Place.municipality, None, whole.weeks)


def is_safe(count: int | None, small: int) -> bool:
    """Whether a number about persons may be shown: none at all, or so many that nobody is pointed at."""
    return count is not None and (count == 0 or count >= small)


def _sum(rows: Sequence[Counted], place: Place, there: Callable[[str], bool]) -> Sum | None:
    found = [each for each in rows if there(each.area)]
    if not found:
        return None
    return Sum(place, sum(each.count for each in found), tuple(sorted({each.week for each in found})))
