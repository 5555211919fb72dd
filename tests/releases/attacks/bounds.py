"""The attacker who computes: every count that is possible, given all that is published and how many cases there are.

An integer programme (HiGHS) over the cube of all combinations, with everything known of the method as constraints. A
count is recovered when its smallest and its largest possible value are the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Row = NDArray[np.float64]


@dataclass
class Knowledge:
    """Unknown counts, and what is known about sums of them."""

    size: int
    rows: list[Row] = field(default_factory=list)
    lowest: list[float] = field(default_factory=list)
    highest: list[float] = field(default_factory=list)
    cap: float = np.inf

    def add(self, cells: Sequence[int] | NDArray[np.intp], lowest: float, highest: float) -> None:
        """The counts in these cells make at least and at most so many together."""
        row = np.zeros(self.size)
        row[cells] = 1
        self.rows.append(row)
        self.lowest.append(lowest)
        self.highest.append(highest)

    def possible(self, cells: Sequence[int] | NDArray[np.intp]) -> tuple[int, int]:
        """The smallest and the largest sum of these cells that fits with everything."""
        wanted = np.zeros(self.size)
        wanted[cells] = 1
        return self._extreme(wanted), -self._extreme(-wanted)

    def _extreme(self, objective: Row) -> int:
        known = LinearConstraint(csr_array(np.array(self.rows)), self.lowest, self.highest)
        found = milp(objective, integrality=np.ones(self.size), bounds=Bounds(0, self.cap), constraints=[known])
        assert found.success, found.message
        return round(float(found.fun))


@dataclass(frozen=True)
class Attack:
    """How it went: how many small counts there were, how many were recovered, how many to within one."""

    small: int = 0
    recovered: int = 0
    nearly: int = 0

    def __add__(self, other: "Attack") -> "Attack":
        return Attack(self.small + other.small, self.recovered + other.recovered, self.nearly + other.nearly)


def attack(
    knowledge: Knowledge, cells: Mapping[object, Sequence[int] | NDArray[np.intp]], truth: NDArray[np.intp]
) -> Attack:
    """Try every sum of cells whose true count is one to four."""
    found = Attack()
    for each in cells.values():
        count = int(truth[each].sum())
        if not 1 <= count <= 4:
            continue
        lowest, highest = knowledge.possible(each)
        assert lowest <= count <= highest, "the attacker must not be told anything that is not true"
        found += Attack(1, lowest == highest, highest - lowest <= 2)
    return found
