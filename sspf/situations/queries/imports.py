"""Files of counts as plain values: those that were brought, and one with what it would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from sspf import paging
from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.crypto.scope import Scope
from sspf.errors import NotFound
from sspf.situations.models.counts import CountImport
from sspf.situations.queries import counts
from sspf.situations.rules import differences
from sspf.situations.rules.differences import Change, Differences
from sspf.situations.rules.lines import Fault, FaultReason, Key, Line
from sspf.situations.rules.states import ImportState
from sspf.situations.rules.weeks import from_slug, words
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Sums:
    """How many rows of a file were what. `kept`: numbers that differ and that somebody chose to leave."""

    added: int = 0
    changed: int = 0
    kept: int = 0
    same: int = 0
    faults: int = 0


@dataclass(frozen=True, slots=True)
class ImportLine:
    """A file in the list."""

    id: UUID
    state: ImportState
    brought_at: datetime
    brought_by: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A number that would change, in words."""

    mark: str
    what: str
    before: int
    count: int


@dataclass(frozen=True, slots=True)
class ImportView:
    """A file with what it would change now, and the rows that cannot be taken in."""

    id: UUID
    version: int
    state: ImportState
    brought_at: datetime
    brought_by: str
    sums: Sums
    weeks: str
    areas: tuple[str, ...]
    kinds: tuple[str, ...]
    changes: tuple[ChangeLine, ...]
    faults: tuple[Fault, ...]
    fingerprint: str

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to decide."""
        return self.state is ImportState.waiting


def page(work: Work) -> list[ImportLine]:
    """The latest files, newest first."""
    _admit(work)
    query = select(CountImport).order_by(CountImport.brought_at.desc()).limit(paging.SHOWN)
    rows = list(work.session.scalars(query))
    names = accounts.names(work, (each.brought_by for each in rows))
    return [
        ImportLine(each.id, each.state, each.brought_at, names[each.brought_by], Sums(**each.sums)) for each in rows
    ]


def find(work: Work, import_id: UUID, to_settle: bool = False) -> CountImport:
    """The row of a file; held until the work is done by whoever settles it."""
    _admit(work)
    found = work.session.get(CountImport, import_id, with_for_update=to_settle)
    if found is None:
        raise NotFound
    return found


def show(work: Work, import_id: UUID) -> ImportView:
    """One file as it stands against the counts of now."""
    row = find(work, import_id)
    lines, found = lines_of(row), against_now(work, row)
    waiting = row.state is ImportState.waiting
    sums = Sums(len(found.added), len(found.changed), 0, found.same, len(row.faults))
    return ImportView(
        id=row.id,
        version=row.version,
        state=row.state,
        brought_at=row.brought_at,
        brought_by=accounts.names(work, [row.brought_by])[row.brought_by],
        sums=sums if waiting else Sums(**row.sums),
        weeks=_weeks(lines),
        areas=tuple(work.catalogue.areas[each].label for each in _used(lines, "area", work.catalogue.areas)),
        kinds=tuple(
            work.catalogue.situations.kinds[each].label
            for each in _used(lines, "kind", work.catalogue.situations.kinds)
        ),
        changes=tuple(_change(work, each) for each in found.changed),
        faults=tuple(_fault(each) for each in row.faults),
        fingerprint=found.fingerprint,
    )


def lines_of(row: CountImport) -> list[Line]:
    """What a file holds; nothing once it was taken in or thrown away."""
    return [Line(Key(*key), count) for *key, count in row.lines]


def against_now(work: Work, row: CountImport) -> Differences:
    """What a file would change of the counts that stand now."""
    lines = lines_of(row)
    known = counts.stand(work, (each.key.week for each in lines)) if lines else {}
    return differences.compare(lines, {key: each.count for key, each in known.items()})


def _change(work: Work, change: Change) -> ChangeLine:
    key, lists = change.key, work.catalogue.situations
    week = from_slug(key.week)
    where = (work.catalogue.areas[key.area].label, f"v. {week.number} {week.year}")
    what = (lists.kinds[key.kind].label, lists.sources[key.source].label)
    return ChangeLine(change.mark, ", ".join((*where, *what)), change.before, change.count)


def _fault(kept: dict[str, Any]) -> Fault:
    return Fault(kept["line"], FaultReason(kept["reason"]), kept["text"])


def _used(lines: Iterable[Line], name: str, order: Iterable[str]) -> list[str]:
    used = {getattr(each.key, name) for each in lines}
    return [each for each in order if each in used]


def _weeks(lines: Iterable[Line]) -> str:
    """The weeks of a file, year by year."""
    years: dict[int, list[str]] = {}
    for slug in sorted({each.key.week for each in lines}):
        years.setdefault(from_slug(slug).year, []).append(slug)
    return "; ".join(f"{words(map(from_slug, slugs))} {year}" for year, slugs in years.items())


def _admit(work: Work) -> None:
    work.admit(Scope.area_counts(), work.grant(Permission.situation_write).zones)
