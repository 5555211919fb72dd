"""Knows where things are drawn in a wheel of twelve months: January begins at the top, and the year goes clockwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

CENTRE: Final = 200.0
INNER: Final = 92.0
OUTER: Final = 168.0
WORDS: Final = 183.0
"""Radii of the ring and of the months' names, in a square of twice the centre."""
MONTHS: Final = 12
ROWS: Final = 3
"""How many marks stand behind each other in a month, from the middle outwards; the next ones stand beside them."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the square."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sector:
    """A month: the outline of its piece of the ring, and where its name stands."""

    outline: str
    word: Point


def sector(month: int) -> Sector:
    """The piece of the ring of a month, 1 to 12."""
    begins, ends = _angle(month - 1), _angle(month)
    a, b, c, d = _at(INNER, begins), _at(OUTER, begins), _at(OUTER, ends), _at(INNER, ends)
    out = f"M{a.x} {a.y} L{b.x} {b.y} A{OUTER} {OUTER} 0 0 1 {c.x} {c.y}"
    back = f"L{d.x} {d.y} A{INNER} {INNER} 0 0 0 {a.x} {a.y} Z"
    return Sector(f"{out} {back}", _at(WORDS, (begins + ends) / 2))


def spots(month: int, marks: Sequence[object]) -> list[Point]:
    """Where the marks of a month stand, in their order: in columns along the month, each from the middle outwards."""
    columns = -(-len(marks) // ROWS)
    step = (OUTER - INNER) / ROWS
    found = []
    for place in range(len(marks)):
        column, row = divmod(place, ROWS)
        angle = _angle(month - 1 + (column + 1) / (columns + 1))
        found.append(_at(INNER + step * (row + 0.5), angle))
    return found


def _angle(months: float) -> float:
    return 2 * pi * months / MONTHS - pi / 2


def _at(radius: float, angle: float) -> Point:
    return Point(round(CENTRE + radius * cos(angle), 1), round(CENTRE + radius * sin(angle), 1))
