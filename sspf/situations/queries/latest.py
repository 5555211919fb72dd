"""The latest published lägesbild of each area, in a few words: for the styrgrupp's underlag."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from sspf.clock import local_date
from sspf.situations.models.reports import SituationReport
from sspf.situations.queries import editions
from sspf.situations.queries.editions import Pair
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
    newest = {pair[0].area: pair for pair in editions.current(work, _is_latest())}
    return [_summary(work, newest[area]) for area in work.catalogue.areas if area in newest]


def _is_latest() -> ColumnElement[bool]:
    """The clause on `SituationReport` for the last quarter of each area that something was published of."""
    other = aliased(SituationReport)
    latest = select(func.max(other.period)).where(other.area == SituationReport.area, other.edition > 0)
    return SituationReport.period == latest.scalar_subquery()


def _summary(work: Work, pair: Pair) -> SituationSummary:
    report, edition = pair
    contents = Contents.read(edition.content)
    return SituationSummary(
        id=report.id,
        area=work.catalogue.areas[report.area].label,
        period=editions.period_of(report).words,
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
