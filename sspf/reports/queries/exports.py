"""The figures of a period as tables for other programs: nyckeltal, and what was published about persons."""

from collections.abc import Iterator

from sspf import periods
from sspf.access.permissions import Permission
from sspf.catalogue.indicators import IndicatorSource
from sspf.errors import NotFound
from sspf.periods import Period, PeriodKind
from sspf.releases.queries import ledger
from sspf.reports.rules import exporting
from sspf.sheets.writing import Cell, Sheet
from sspf.statistics.queries import parts
from sspf.statistics.queries.figures import PeriodFigures, figures
from sspf.work import Work

YEARS = 3


def choices(work: Work) -> list[tuple[PeriodKind, list[Period]]]:
    """The periods that are over, by kind, the newest first."""
    work.grant(Permission.statistics_read)
    begun = [each for each in periods.begun(work.today, YEARS) if each.is_over(work.today)]
    newest = sorted(begun, key=lambda each: each.first_on, reverse=True)
    return [(kind, found) for kind in PeriodKind if (found := [each for each in newest if each.kind is kind])]


def sheets(work: Work, slug: str) -> tuple[Period, list[Sheet]]:
    """The tables of a period that is over; `NotFound` for any other."""
    period = periods.read(slug)
    if period is None or not period.is_over(work.today):
        raise NotFound
    found = figures(work, period)
    of_work = Sheet("Nyckeltal", exporting.COLUMNS, list(_figures(work, found)))
    persons = list(_persons(work, period))
    return period, [of_work, Sheet("Om personer", exporting.PERSON_COLUMNS, persons)] if persons else [of_work]


def _figures(work: Work, found: PeriodFigures) -> Iterator[tuple[Cell, ...]]:
    standing = "slutlig" if found.frozen_at else f"preliminär till {found.final_on.isoformat()}"
    for value in found.values.values():
        if value.indicator.source is not IndicatorSource.release:
            labels = {part: parts.label(work, value, part) for part in value.parts}
            yield from exporting.rows(value, labels, found.period.words, standing)


def _persons(work: Work, period: Period) -> Iterator[tuple[Cell, ...]]:
    """Counts that were published with the period, rounded as they were, with the days they are of: often more."""
    release = ledger.release(work, period.slug)
    for table in release.shown if release else ():
        days = f"{table.first_on} – {table.last_on}"
        for cell in table.cells:
            words = (f"{table.id}.{cell.id}", table.label, cell.label, table.definition, days)
            yield (*words, cell.value, cell.shown)
