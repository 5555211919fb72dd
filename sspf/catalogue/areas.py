"""Knows the parts of the municipality and which of them come first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sspf.catalogue.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Entry):
    """A part of the municipality; `priority` where SSPF is introduced first (protocol item 10).

    `priority_from` and `priority_until`: the first and the last day on which it comes first, where that is decided.
    """

    priority: bool
    priority_from: date | None = None
    priority_until: date | None = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """Days belong to an area that comes first, and stand in their order."""
        yield from Entry.problems(self)
        if not self.priority and (self.priority_from or self.priority_until):
            yield "priority", "ska vara true när priority_from eller priority_until är angivet"
        if self.priority_from and self.priority_until and self.priority_until < self.priority_from:
            yield "priority_until", "ligger före priority_from"

    def comes_first(self, first: date, last: date) -> bool:
        """Whether it comes first on some of the days from `first` through `last`."""
        begins, ends = self.priority_from or date.min, self.priority_until or date.max
        return self.priority and begins <= last and first <= ends
