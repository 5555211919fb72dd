"""The ledger of publications: the only way to figures about persons. It knows no case, no person and no key.

Pages, underlag and reports read here and nowhere else; an import contract holds that this module cannot reach a case.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from sspf import periods
from sspf.access.permissions import Permission
from sspf.clock import local_date
from sspf.errors import Damaged
from sspf.periods import Period
from sspf.releases.models import PersonRelease, ReleaseCell, ReleaseTable
from sspf.releases.rules import rounding
from sspf.releases.rules.contents import CellText, ReleaseText, TableText
from sspf.releases.rules.states import Counted, Withheld
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Cell:
    """One rounded count. `shown` is how it is written; `value` is None where that is "0–4", and never one to four."""

    id: str
    label: str
    shown: str
    value: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, what it counts in words, and of cases from which day through which; `refused_because`: not shown."""

    id: str
    label: str
    definition: str
    counted: Counted
    first_on: date
    last_on: date
    cells: tuple[Cell, ...]
    withheld: Withheld | None
    refused_because: str | None


@dataclass(frozen=True, slots=True)
class Release:
    """The publication of one period, as it was frozen. `refused_because`: no table of it could be shown."""

    period: Period
    words: str
    made_at: datetime
    method: str
    tables: tuple[Table, ...]
    refused_because: str | None

    @property
    def released_on(self) -> date:
        """The local day on which it was made."""
        return local_date(self.made_at)

    @property
    def shown(self) -> tuple[Table, ...]:
        """The tables that can be shown."""
        return tuple(each for each in self.tables if each.refused_because is None)

    def table(self, slug: str) -> Table | None:
        """The table of a name, when it is shown."""
        return next((each for each in self.shown if each.id == slug), None)


def latest(work: Work) -> Release | None:
    """The latest publication in which something is shown; the latest of all when none does; None before the first."""
    return newest(releases(work))


def newest(found: Sequence[Release]) -> Release | None:
    """The first in which something is shown, of publications with the latest first; otherwise the first of all."""
    return next((each for each in found if each.shown), next(iter(found), None))


def releases(work: Work) -> list[Release]:
    """Every publication, the latest period first, in three statements. Raises `Damaged` when one was tampered with."""
    work.grant(Permission.statistics_read)
    cells: dict[UUID, list[ReleaseCell]] = defaultdict(list)
    for cell in work.session.scalars(select(ReleaseCell).order_by(ReleaseCell.position)):
        cells[cell.table_id].append(cell)
    tables: dict[UUID, list[ReleaseTable]] = defaultdict(list)
    for table in work.session.scalars(select(ReleaseTable).order_by(ReleaseTable.position)):
        tables[table.release_id].append(table)
    rows = work.session.scalars(select(PersonRelease))
    found = [_release(work, row, tables[row.id], cells) for row in rows]
    return sorted(found, key=lambda each: each.period.first_on, reverse=True)


def release(work: Work, slug: str) -> Release | None:
    """The publication of one period."""
    return next((each for each in releases(work) if each.period.slug == slug), None)


def _release(
    work: Work, row: PersonRelease, tables: Sequence[ReleaseTable], cells: dict[UUID, list[ReleaseCell]]
) -> Release:
    period = periods.read(row.period)
    text = ReleaseText(row.period, row.method, tuple(_text(each, cells[each.id]) for each in tables))
    if period is None or text.digest() != row.digest:
        raise Damaged("a publication is not what it was when it was made")
    shown = tuple(_table(work, each) for each in text.tables)
    reasons = [each.refused_because for each in shown]
    refused = reasons[0] if all(reasons) else None
    return Release(period, period.words, row.made_at, row.method, shown, refused)


def _text(row: ReleaseTable, cells: Sequence[ReleaseCell]) -> TableText:
    frozen = tuple(CellText(each.slug, each.label, each.value) for each in cells)
    return TableText(row.slug, row.label, row.definition, row.counted, row.first_on, row.last_on, row.withheld, frozen)


def _table(work: Work, text: TableText) -> Table:
    cells = tuple(Cell(each.slug, each.label, rounding.written(each.value), each.value or None) for each in text.cells)
    because = work.catalogue.label(text.withheld) if text.withheld else None
    return Table(
        text.slug, text.label, text.definition, text.counted, text.first_on, text.last_on, cells, text.withheld, because
    )
