"""The latest published lägesbild of each area, in a few words: for the styrgrupp's underlag."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select

from sspf import periods
from sspf.access.permissions import Permission
from sspf.clock import local_date
from sspf.situations.models.reports import SituationEdition, SituationReport
from sspf.situations.rules.contents import Contents
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure in few words: "Klotter", "31", and 24 the quarter before; None where that is not known."""

    label: str
    value: str
    before: int | None
    comment: str


@dataclass(frozen=True, slots=True)
class SituationSummary:
    """A published lägesbild: its area and quarter in words, the day it was published, its figures and its analysis."""

    id: UUID
    area: str
    period: str
    published_on: date
    figures: tuple[Headline, ...]
    analysis: tuple[str, ...]


def latest(work: Work) -> list[SituationSummary]:
    """One for each area that has one, in the order of the municipality's list."""
    rows = work.session.execute(select(SituationReport, SituationEdition).join(SituationEdition, _current())).all()
    newest: dict[str, tuple[SituationReport, SituationEdition]] = {}
    for report, edition in sorted(rows, key=lambda each: each[0].period):
        newest[report.area] = (report, edition)
    zones = work.grant(Permission.situation_read).zones
    found = []
    for area in work.catalogue.areas:
        if area in newest:
            report, edition = newest[area]
            work.admit(report.seal_scope, zones)
            found.append(_summary(work, report, edition))
    return found


def _current() -> ColumnElement[bool]:
    return and_(SituationEdition.situation_id == SituationReport.id, SituationEdition.number == SituationReport.edition)


def _summary(work: Work, report: SituationReport, edition: SituationEdition) -> SituationSummary:
    contents, period = Contents.read(edition.content), periods.read(report.period)
    return SituationSummary(
        id=report.id,
        area=work.catalogue.areas[report.area].label,
        period=period.words if period else report.period,
        published_on=local_date(edition.published_at),
        figures=tuple(
            Headline(
                label=f"{each.label}, {each.place}" if each.place else each.label,
                value=each.shown,
                before=each.before.count if each.before else None,
                comment=each.comment,
            )
            for each in contents.figures
        ),
        analysis=tuple(each.text for each in contents.analysis if each.text),
    )
