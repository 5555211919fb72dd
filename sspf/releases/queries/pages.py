"""The page of one publication: its tables by what they count, beside earlier ones. Reads the ledger alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sspf.errors import NotFound
from sspf.releases.queries import ledger
from sspf.releases.queries.ledger import Release, Table
from sspf.releases.rules.states import Counted
from sspf.work import Work

EARLIER = 2
"""So many earlier publications stand beside a table."""
LONG = 6
"""Rows."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A table, and for each of its rows what was published before. `columns`: from which days, the latest first."""

    table: Table
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def is_long(self) -> bool:
        """Whether it needs a whole line of the page."""
        return len(self.table.cells) > LONG

    @property
    def bars(self) -> list[tuple[str, int | None]]:
        """The rows as bars."""
        return [(each.label, each.value) for each in self.table.cells]


@dataclass(frozen=True, slots=True)
class Section:
    """The tables that count the same cases. `refused_because`: none of them can be shown, for the same reason."""

    counted: Counted
    first_on: date
    last_on: date
    tables: tuple[Compared, ...]
    refused_because: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """One publication, and the others to choose from; `release` None before the first."""

    release: Release | None
    sections: tuple[Section, ...]
    offered: Sequence[Release]


def page(work: Work, slug: str | None) -> Page:
    """The publication of a period, or the latest in which something is shown; `NotFound` for a period without one."""
    found = ledger.releases(work)
    chosen = next((each for each in found if each.period.slug == slug), None) if slug else ledger.newest(found)
    if chosen is None:
        if slug:
            raise NotFound
        return Page(None, (), found)
    earlier = [each for each in found if each.period.first_on < chosen.period.first_on]
    return Page(chosen, tuple(_section(chosen, each, earlier) for each in Counted), found)


def _section(release: Release, counted: Counted, earlier: Sequence[Release]) -> Section:
    tables = [each for each in release.tables if each.counted is counted]
    reasons = {each.refused_because for each in tables}
    because = next(iter(reasons)) if len(reasons) == 1 else None
    compared = tuple(_compared(each, earlier) for each in tables)
    return Section(counted, tables[0].first_on, tables[0].last_on, compared, because)


def _compared(table: Table, earlier: Sequence[Release]) -> Compared:
    before = [found for each in earlier if (found := each.table(table.id)) is not None][:EARLIER]
    all_ = (table, *before)
    told = [{cell.id: cell.shown for cell in each.cells} for each in all_]
    rows = tuple((cell.label, tuple(each.get(cell.id, "–") for each in told)) for cell in table.cells)
    return Compared(table, tuple(f"{each.first_on:%Y-%m} – {each.last_on:%Y-%m}" for each in all_), rows)
