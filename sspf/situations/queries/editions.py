"""Published versions: which one is read now, and what it says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select

from sspf import periods
from sspf.access.permissions import Permission
from sspf.clock import local_date
from sspf.errors import NotFound
from sspf.periods import Period
from sspf.situations.models.reports import SituationEdition, SituationReport
from sspf.situations.rules.contents import Contents
from sspf.work import Work

Pair = tuple[SituationReport, SituationEdition]


@dataclass(frozen=True, slots=True)
class EditionLine:
    """A version in the list of a lägesbild: its number, day, and what it puts right."""

    number: int
    published_on: date
    correction: str


@dataclass(frozen=True, slots=True)
class EditionView:
    """A published version whole. `versions`: all of them, newest first."""

    id: UUID
    area: str
    period: Period
    number: int
    published_on: date
    correction: str
    contents: Contents
    versions: tuple[EditionLine, ...]

    @property
    def is_latest(self) -> bool:
        """Whether no later version has taken its place."""
        return self.number == self.versions[0].number


def show(work: Work, situation_id: UUID, number: int | None = None) -> EditionView:
    """One version, otherwise the latest. `NotFound` where nothing was published: drafts are the coordinators' own."""
    pairs = _pairs(work, SituationReport.id == situation_id)
    pairs.sort(key=lambda pair: pair[1].number, reverse=True)
    found = [pair for pair in pairs if number in (None, pair[1].number)]
    if not found:
        raise NotFound
    report, edition = found[0]
    return EditionView(
        id=report.id,
        area=work.catalogue.areas[report.area].label,
        period=period_of(report),
        number=edition.number,
        published_on=local_date(edition.published_at),
        correction=edition.correction,
        contents=Contents.read(edition.content),
        versions=tuple(
            EditionLine(each.number, local_date(each.published_at), each.correction) for _report, each in pairs
        ),
    )


def current(work: Work, *where: ColumnElement[bool]) -> list[Pair]:
    """The lägesbilder that something was published of, each with its latest version."""
    return _pairs(work, SituationEdition.number == SituationReport.edition, *where)


def of_area(work: Work, area: str, quarters: Iterable[Period]) -> dict[str, Contents]:
    """What was published of an area in some quarters, by the quarter's slug."""
    wanted = (SituationReport.area == area, SituationReport.period.in_([each.slug for each in quarters]))
    return {report.period: Contents.read(edition.content) for report, edition in current(work, *wanted)}


def period_of(report: SituationReport) -> Period:
    """The quarter of a lägesbild."""
    found = periods.read(report.period)
    if found is None:
        raise NotFound
    return found


def _pairs(work: Work, *where: ColumnElement[bool]) -> list[Pair]:
    belongs = and_(SituationEdition.situation_id == SituationReport.id, *where)
    query = select(SituationReport, SituationEdition).join(SituationEdition, belongs)
    pairs = [(report, edition) for report, edition in work.session.execute(query)]
    zones = work.grant(Permission.situation_read).zones
    for report, _edition in pairs:
        work.admit(report.seal_scope, zones)
    return pairs
