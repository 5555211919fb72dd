"""Figures of SSPF are placed in the lägesbilder of a quarter by whoever knows them (R73)."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.crypto.scope import Scope
from sspf.errors import Refused
from sspf.periods import Period, PeriodKind
from sspf.situations.models.counts import PlacedFigures
from sspf.situations.models.reports import MUNICIPAL
from sspf.situations.rules.contents import Placed
from sspf.situations.rules.states import SituationProblem
from sspf.work import Work


def place_figures(work: Work, quarter: Period, figures: Iterable[Placed]) -> None:
    """Place figures for the whole municipality, ready to read and with what they mean, in place of earlier ones.

    They stand under "Annan information" in every lägesbild of the quarter that is not published yet. Whoever calls this
    has seen to it that no person can be worked out of them: a lägesbild knows no case and can ask nothing (R73, R75).
    """
    work.grant(Permission.situation_write)
    if quarter.kind is not PeriodKind.quarter:
        raise Refused(SituationProblem.weeks_in_quarter)
    work.keys.make_missing(Scope.area_counts(), MUNICIPAL)
    work.admit(Scope.area_counts(), MUNICIPAL)
    row = work.session.scalars(select(PlacedFigures).where(PlacedFigures.period == quarter.slug)).one_or_none()
    if row is None:
        row = PlacedFigures(period=quarter.slug)
        work.add(row)
    else:
        work.same_version(row, None, {})
    placed = [asdict(each) for each in figures]
    row.placed_at, row.figures = work.now, placed
    work.record(events.FiguresPlaced(len(placed)))
