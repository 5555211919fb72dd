"""What would happen if the same cases were counted again and again: one who joins is looked for between two looks.

The attacker knows that one more is there at the second look, and everything about that one but a yes or no; of all
others how likely a yes is. Not simulated but summed over all that can happen, so the figures are exact.
"""

from collections import Counter
from enum import StrEnum
from functools import cache

import numpy as np
from scipy.stats import binom

from sspf.releases.rules.rounding import BASE, rounded
from tests.releases.attacks.populations import Counts, Floats


class Method(StrEnum):
    """How the figures of both looks are told."""

    raw = "raw"
    suppressed = "suppressed"
    rounded = "rounded"


def gain(method: Method, share: float, before: int, joining: int) -> float:
    """How many points more often right than by guessing; `joining`: how many others are new at the second look.

    With `before` 0 the first look shows nothing of anybody: as when each case is counted in one publication alone.
    """
    first, new = np.arange(before + 1), np.arange(joining + 1)
    likely = np.outer(binom.pmf(first, before, share), binom.pmf(new, joining, share))
    by_answer = np.array([_looks(method, likely, first, new, own) for own in (0, 1)])
    right = np.maximum((1 - share) * by_answer[0], share * by_answer[1]).sum()
    return 100 * float(right - max(share, 1 - share))


def _looks(method: Method, likely: Floats, first: Counts, new: Counts, own: int) -> Floats:
    """How likely each pair of published values is."""
    size = 2 * BASE + len(first) + len(new)
    found = np.zeros((size, size))
    for x, y in np.ndindex(likely.shape):
        for one, p in _told(method, x):
            unchanged = y + own == 0
            again = [(one, 1.0)] if unchanged else _told(method, x + y + own)
            for other, q in again:
                found[one, other] += likely[x, y] * p * q
    return found


@cache
def _told(method: Method, count: int) -> list[tuple[int, float]]:
    """The published values of a count, with their chances."""
    if method is Method.raw or (method is Method.suppressed and not 0 < count < BASE):
        return [(count, 1.0)]
    if method is Method.suppressed:
        return [(1, 1.0)]
    return [(value, times / BASE) for value, times in Counter(rounded(count, draw) for draw in range(BASE)).items()]
