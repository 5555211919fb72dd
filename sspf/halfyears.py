"""Knows the two terms of a year, as figures, questionnaires and the groups' meetings count them.

They share the year between them, so that every day belongs to one and two make a year: the small numbers of statistics
and the keys of questionnaires rest on that. When school begins and ends is another matter (`config/terms.toml`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class Term(StrEnum):
    """Vårtermin or hösttermin."""

    vt = "vt"
    ht = "ht"


FIRST_MONTH: Final = {Term.vt: 1, Term.ht: 7}
MONTHS: Final = 6
"""How long each lasts."""

LABELS: Final = {Term.vt: "vårterminen", Term.ht: "höstterminen"}


@dataclass(frozen=True, slots=True)
class HalfYear:
    """One term of one year."""

    year: int
    term: Term

    @property
    def slug(self) -> str:
        """As it stands in addresses and as an id: `2026-ht`."""
        return f"{self.year}-{self.term}"

    @property
    def words(self) -> str:
        """As it is said: höstterminen 2026."""
        return f"{LABELS[self.term]} {self.year}"

    @property
    def first_on(self) -> date:
        """The first day."""
        return date(self.year, FIRST_MONTH[self.term], 1)

    @property
    def last_on(self) -> date:
        """The last day."""
        return self.next.first_on - timedelta(days=1)

    @property
    def next(self) -> "HalfYear":
        """The one that follows."""
        return HalfYear(self.year + 1, Term.vt) if self.term is Term.ht else HalfYear(self.year, Term.ht)

    @property
    def previous(self) -> "HalfYear":
        """The one before."""
        return HalfYear(self.year - 1, Term.ht) if self.term is Term.vt else HalfYear(self.year, Term.vt)

    def holds(self, day: date) -> bool:
        """Whether a day belongs to it."""
        return of(day) == self


def of(day: date) -> HalfYear:
    """The term that a local day belongs to."""
    return HalfYear(day.year, Term.vt if day.month < FIRST_MONTH[Term.ht] else Term.ht)


def read(slug: str) -> HalfYear | None:
    """The term of a slug such as `2026-ht`; None for what is none."""
    found = re.fullmatch(r"(20\d{2})-(vt|ht)", slug)
    return HalfYear(int(found[1]), Term(found[2])) if found else None


def ended(today: date) -> Iterator[HalfYear]:
    """Those that are over, the latest first, without end."""
    each = of(today)
    while True:
        each = each.previous
        yield each
