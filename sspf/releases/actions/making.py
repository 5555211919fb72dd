"""Making a publication: read once, counted, rounded, frozen. What was read is forgotten with the unit of work.

No case, mark or exact count is stored or logged. The event tells which cases were read, since reading is always told,
and the fingerprint of what was published, so that the log's chain vouches for the ledger.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.audit.events import Slug
from sspf.catalogue.releases import ReleaseTable
from sspf.crypto import mac
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.crypto.seal import DataKey
from sspf.periods import Period
from sspf.releases import models
from sspf.releases.queries import calendar, members
from sspf.releases.rules import counting, protection, windows
from sspf.releases.rules.contents import CellText, ReleaseText, TableText
from sspf.releases.rules.rounding import BASE
from sspf.releases.rules.states import Counted, Withheld, moment
from sspf.releases.rules.windows import Window
from sspf.work import Work

METHOD = "rr5-1"
"""Random rounding to base 5 by the members' keyed marks; every case counted once (decisions 0059 and 0060)."""


def make_next(work: Work) -> int:
    """Make the publication that has been due for the longest; returns how many were made, one or none.

    It is made once: the period is unique in the ledger, so of two workers at once the second one's commit fails.
    """
    work.grant(Permission.release_make)
    period = calendar.due(work)
    if period is None:
        return 0
    told = calendar.told_until(work)
    _freeze(work, ReleaseText(period.slug, METHOD, tuple(_tables(work, period, told))))
    return 1


def _tables(work: Work, period: Period, told: calendar.Told) -> Iterator[TableText]:
    """Every table: of opened cases, then of closed ones, each over the shortest window with enough cases."""
    settings = work.catalogue.releases
    for counted in Counted:
        tables = [each for each in settings.tables.values() if moment(each.attribute) is counted]
        offered = list(windows.windows(period, settings.widths_months, told.get(counted)))
        found = ((each, calendar.counted(work, Permission.release_make, counted, each)) for each in offered)
        window, case_ids = next((each for each in found if len(each[1]) >= settings.fewest_cases), (offered[-1], []))
        if case_ids:
            yield from _protected(work, tables, _Cases(counted, window, tuple(case_ids)))
        else:
            yield from (_text(each, counted, window, Withheld.too_few) for each in tables)


@dataclass(frozen=True, slots=True)
class _Cases:
    """Which cases the tables of one moment count."""

    counted: Counted
    window: Window
    ids: tuple[UUID, ...]


def _protected(work: Work, tables: list[ReleaseTable], cases: _Cases) -> Iterator[TableText]:
    """The tables of one moment, rounded; the exact counts do not leave this function."""
    key = _key(work)
    read = members.members(work, cases.counted, cases.ids, lambda each: mac.noise_mark(key, each.bytes))
    work.record(events.CasesReadForFigures(cases.ids))
    share = work.catalogue.releases.largest_share_percent
    for table in tables:
        rows = counting.rows(table, work.catalogue.triggers, read)
        values = protection.protected(rows, lambda mark: mac.noise_draw(key, mark, BASE))
        because = protection.withheld(values, protection.Shape(len(read), adds_up=bool(table.groups)), share)
        cells = tuple(CellText(row.slug, row.label, value) for row, value in zip(rows, values, strict=True))
        yield _text(table, cases.counted, cases.window, because, () if because else cells)


def _text(
    table: ReleaseTable, counted: Counted, window: Window, because: Withheld | None, cells: tuple[CellText, ...] = ()
) -> TableText:
    return TableText(table.id, table.label, table.definition, counted, window.first_on, window.last_on, because, cells)


def _key(work: Work) -> DataKey:
    """The key of the noise. Another key would give the same cases another rounding, so it is made once."""
    work.keys.make_missing(Scope.releases(), [Zone.restricted], Purpose.read)
    return work.keys.release(Scope.releases(), Zone.restricted, Purpose.read)


def _freeze(work: Work, text: ReleaseText) -> None:
    digest = text.digest()
    release = models.PersonRelease(period=text.period, method=text.method, made_at=work.now, digest=digest)
    work.add(release)
    for position, table in enumerate(text.tables):
        work.add(*_rows(release.id, position, table))
    work.record(events.PersonFiguresReleased(release.id, Slug(f"sha256.{digest.hex()[:48]}")))


def _rows(release_id: UUID, position: int, text: TableText) -> Iterator[models.ReleaseTable | models.ReleaseCell]:
    table_id = uuid4()
    yield models.ReleaseTable(
        id=table_id,
        release_id=release_id,
        slug=text.slug,
        position=position,
        label=text.label,
        definition=text.definition,
        counted=text.counted,
        first_on=text.first_on,
        last_on=text.last_on,
        withheld=text.withheld,
    )
    for place, cell in enumerate(text.cells):
        yield models.ReleaseCell(table_id=table_id, slug=cell.slug, position=place, label=cell.label, value=cell.value)
