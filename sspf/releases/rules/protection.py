"""Knows how a table is protected before anybody sees it, and when it is kept back (law R36; decision 0060).

What is kept back is decided from the rounded figures and from how many cases there are, which the figures of work tell
anyway. Whoever sees that a table is missing therefore learns next to nothing from it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sspf.releases.rules.counting import Row
from sspf.releases.rules.rounding import BASE, rounded
from sspf.releases.rules.states import Withheld

Draw = Callable[[int], int]
"""From the marks of a row's members, nought to four by even chance: always the same for the same members."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What everybody knows of a table: how many cases it counts, and whether each of them is in exactly one row."""

    cases: int
    adds_up: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """The counts that a row can have had, for somebody who knows the method and how many cases there are."""

    lowest: int
    highest: int

    @property
    def is_narrow(self) -> bool:
        """Whether fewer counts are left than rounding leaves by itself."""
        return self.highest - self.lowest < BASE - 1

    def may_be_all(self, cases: int, largest_share_percent: int) -> bool:
        """Whether everybody may be in the row, or surely a larger share than is told."""
        return self.highest >= cases or 100 * self.lowest > largest_share_percent * cases


def protected(rows: Sequence[Row], draw: Draw) -> list[int]:
    """Every row's published value."""
    return [rounded(each.count, draw(each.mark)) for each in rows]


def withheld(values: Sequence[int], shape: Shape, largest_share_percent: int) -> Withheld | None:
    """Why a table with these published values is kept back, or None. A table of one row has nothing to compare.

    Kept back is a table of which one could work out that a row surely holds nearly everybody, or that it may hold
    everybody: it would tell something of each of them.
    """
    if len(values) == 1:
        return None
    possible = bounds(values, shape)
    if any(each.may_be_all(shape.cases, largest_share_percent) for each in possible):
        return Withheld.one_sided
    if any(each.is_narrow for each in possible):
        return Withheld.too_narrow
    return None


def bounds(values: Sequence[int], shape: Shape) -> list[Bounds]:
    """What each row can have been. Where rows add up to the cases, the others leave some room for each."""
    alone = [_alone(each, shape.cases) for each in values]
    if not shape.adds_up:
        return alone
    lowest, highest = sum(each.lowest for each in alone), sum(each.highest for each in alone)
    return [
        Bounds(
            max(each.lowest, shape.cases - (highest - each.highest)),
            min(each.highest, shape.cases - (lowest - each.lowest)),
        )
        for each in alone
    ]


def _alone(value: int, cases: int) -> Bounds:
    return Bounds(max(0, value - BASE + 1), min(cases, value + BASE - 1))
