"""One figure of a lägesbild that is worked on, for whoever says something beside it."""

from dataclasses import dataclass
from uuid import UUID

from sspf.errors import NotFound
from sspf.situations.queries import figures, reports
from sspf.situations.queries.editions import period_of
from sspf.situations.rules.contents import Figure
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure, and the version of what is said beside it; None where nothing is."""

    situation_id: UUID
    area: str
    quarter: str
    figure: Figure
    version: int | None


def show(work: Work, situation_id: UUID, figure: tuple[str, str]) -> FigureView:
    """The figure of a kind and a source; `NotFound` where nobody has counted it."""
    report = reports.find(work, situation_id)
    found = [each for each in figures.show(work, report) if (each.kind, each.source) == figure]
    if not found:
        raise NotFound
    row = figures.rows(work, report).get(figure)
    label = work.catalogue.areas[report.area].label
    return FigureView(report.id, label, period_of(report).words, found[0], row.version if row else None)
