"""Knows the periods that figures are given for: calendar years, terms, tertials and quarters.

A term is half a year, a tertial a third, a quarter a fourth. Periods of different kinds are never mixed in a table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sspf import halfyears
from sspf.halfyears import Term


class PeriodKind(StrEnum):
    """How a year is divided."""

    year = "year"
    term = "term"
    tertial = "tertial"
    quarter = "quarter"


PARTS: Final[dict[PeriodKind, tuple[str, ...]]] = {
    PeriodKind.year: ("",),
    PeriodKind.term: tuple(each.value for each in Term),
    PeriodKind.tertial: ("t1", "t2", "t3"),
    PeriodKind.quarter: ("k1", "k2", "k3", "k4"),
}
"""The parts of a year of each kind, in their order."""

LONGEST_SLUG: Final = len("2026-ht")
"""Characters of the slug of a period, for the columns that hold one."""

_KINDS: Final = {part: kind for kind, parts in PARTS.items() for part in parts}
_WORDS: Final = {
    "": "hela",
    **{term.value: words for term, words in halfyears.LABELS.items()},
    "t1": "första tertialet",
    "t2": "andra tertialet",
    "t3": "tredje tertialet",
    "k1": "första kvartalet",
    "k2": "andra kvartalet",
    "k3": "tredje kvartalet",
    "k4": "fjärde kvartalet",
}


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar year, or a part of one: `vt` and `ht` its terms, `t1`–`t3` the tertials, `k1`–`k4` the quarters."""

    year: int
    part: str = ""

    @property
    def kind(self) -> PeriodKind:
        """How it divides its year."""
        return _KINDS[self.part]

    @property
    def slug(self) -> str:
        """The period in an address and as an id: `2026`, `2026-ht`, `2026-t2`, `2026-k4`."""
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    @property
    def words(self) -> str:
        """As it is said: hela 2026, höstterminen 2026, andra tertialet 2026."""
        return f"{_WORDS[self.part]} {self.year}"

    @property
    def short(self) -> str:
        """As it stands on an axis: 2026, HT 2026, T2 2026, K4 2026."""
        return f"{self.part.upper()} {self.year}".strip()

    @property
    def first_on(self) -> date:
        """The first day."""
        return date(self.year, 1 + self._place * self._months, 1)

    @property
    def after(self) -> date:
        """The day after the last."""
        return self.next.first_on

    @property
    def last_on(self) -> date:
        """The last day."""
        return self.after - timedelta(days=1)

    @property
    def next(self) -> "Period":
        """The one of the same kind that follows."""
        parts = PARTS[self.kind]
        return Period(self.year + (self._place + 1) // len(parts), parts[(self._place + 1) % len(parts)])

    @property
    def previous(self) -> "Period":
        """The one of the same kind before."""
        parts = PARTS[self.kind]
        return Period(self.year - (self._place == 0), parts[self._place - 1])

    @property
    def year_before(self) -> "Period":
        """The same part of the year before."""
        return Period(self.year - 1, self.part)

    def holds(self, day: date) -> bool:
        """Whether a local day belongs to it."""
        return self.first_on <= day < self.after

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.after <= today

    @property
    def _place(self) -> int:
        return PARTS[self.kind].index(self.part)

    @property
    def _months(self) -> int:
        return 12 // len(PARTS[self.kind])


def of(day: date, kind: PeriodKind) -> Period:
    """The period of a kind that a local day belongs to."""
    parts = PARTS[kind]
    return Period(day.year, parts[(day.month - 1) * len(parts) // 12])


def read(slug: str) -> Period | None:
    """The period of a slug such as `2026` or `2026-k4`; None for what is none."""
    found = re.fullmatch(r"(20\d{2})(?:-(\w\w))?", slug, re.ASCII)
    part = (found[2] or "") if found else ""
    return Period(int(found[1]), part) if found and part in _KINDS else None


def ended(kind: PeriodKind, today: date) -> Iterator[Period]:
    """Those of a kind that are over, the latest first, without end."""
    each = of(today, kind)
    while True:
        each = each.previous
        yield each


def begun(today: date, years: int) -> Iterator[Period]:
    """Those of every kind that have begun, of this year and the ones before, `years` in all; the newest year first."""
    for year in range(today.year, today.year - years, -1):
        for parts in PARTS.values():
            yield from (each for part in parts if (each := Period(year, part)).first_on <= today)
