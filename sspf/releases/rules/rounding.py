"""Knows how a count is rounded at random to a multiple of five, so that on average nothing is added or taken away."""

from typing import Final

BASE: Final = 5
LOW: Final = "0–4"
"""How nought is written: it stands for nought to four."""


def rounded(count: int, draw: int) -> int:
    """The multiple of five above or below. `draw`: even chance among nought to four; three of five times 3 goes up.

    The mean over all draws is the count itself. A multiple of five, nought too, stays as it is.
    """
    rest = count % BASE
    return count - rest + (BASE if draw < rest else 0)


def written(value: int) -> str:
    """A rounded count as it is read."""
    return str(value) if value else LOW
