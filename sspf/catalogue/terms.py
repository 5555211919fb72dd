"""Knows when school begins and ends each term."""

from collections.abc import Iterator
from dataclasses import dataclass

from sspf import halfyears, workdays
from sspf.catalogue.entries import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolTerm(Entry):
    """A term as school has it: `from` and `until` are the pupils' first and last day. The id is such as `2026-ht`."""

    def problems(self) -> Iterator[tuple[str, str]]:
        """Both days are said, are working days, and lie in the half of the year that the id names."""
        yield from Entry.problems(self)
        half = halfyears.read(self.id)
        if half is None:
            yield "id", "ska vara år och termin, till exempel 2026-ht eller 2027-vt"
        for key, day in (("from", self.valid_from), ("until", self.valid_until)):
            if day is None:
                yield key, "skolans första och sista dag ska anges med from och until"
            elif half is not None and not half.holds(day):
                yield key, f"ligger inte i {half.words}"
            elif not workdays.is_working_day(day):
                yield key, "är ingen vardag"
