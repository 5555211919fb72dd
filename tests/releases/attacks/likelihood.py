"""The attacker who reckons: knows everything about one young person but one thing, and the law that made all others.

With the published figures the chance of each answer is worked out exactly, from what is likely beforehand and how
likely the figures are if it were so. The best answer is the guess.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from scipy.special import gammaln

from sspf.releases.rules.rounding import BASE, rounded
from tests.releases.attacks.populations import Counts, Floats


def chance(value: int, counts: Counts) -> Floats:
    """How likely each exact count gives this published value: asked of the program, with every draw as likely."""
    return np.array([_chance(value, int(count)) for count in counts])


@cache
def _chance(value: int, count: int) -> float:
    return [rounded(count, draw) for draw in range(BASE)].count(value) / BASE


def of_one_choice(values: Sequence[int], shares: Floats, cases: int, known: Sequence[int]) -> Floats:
    """How likely a table is, by the row in which the target is. `known`: members per row whom the attacker knows.

    All others fall into rows by `shares`, and together they are as many as there are cases: exact, row by row.
    """
    others = cases - 1 - sum(known)
    counts = np.arange(others + 1)
    weights = [counts * np.log(max(share, 1e-12) * max(others, 1)) - gammaln(counts + 1) for share in shares]
    scale = [weight.max() for weight in weights]
    told = np.array(
        [
            [np.exp(weight - top) * chance(value, counts + more + own) for own in (0, 1)]
            for value, weight, top, more in zip(values, weights, scale, known, strict=True)
        ]
    )
    return np.array([_together(told, target) for target in range(len(values))])


def _together(told: Floats, target: int) -> float:
    size = told.shape[2]
    total = np.zeros(size)
    total[0] = 1.0
    for row in range(len(told)):
        total = np.convolve(total, told[row, int(row == target)])[:size]
    return float(total[-1])


def of_yes_or_no(value: int, share: float, cases: int, known: tuple[int, int]) -> Floats:
    """How likely one row of a table with several choices is, if the target is not in it, and if so.

    `known`: how many members the attacker knows, and how many of them are in the row.
    """
    others = cases - 1 - known[0]
    counts = np.arange(others + 1)
    logs = (
        gammaln(others + 1)
        - gammaln(counts + 1)
        - gammaln(others - counts + 1)
        + counts * np.log(share)
        + (others - counts) * np.log1p(-share)
    )
    weights = np.exp(logs)
    return np.array([float(weights @ chance(value, counts + known[1] + own)) for own in (0, 1)])
