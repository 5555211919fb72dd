"""Figures of a quarter that may stand in a lägesbild, which more people read than the styrgrupp's pages (R73)."""

from sspf.catalogue.indicators import IndicatorKind, IndicatorSource
from sspf.periods import Period
from sspf.situations.rules.contents import Placed
from sspf.situations.rules.protecting import is_safe
from sspf.statistics.queries import figures
from sspf.statistics.rules.values import Value
from sspf.work import Work


def placeable(work: Work, quarter: Period) -> list[Placed]:
    """How many of what there were in the whole municipality, each with its definition; empty until they are final.

    A total of one to four is only said to be that: not everyone in SSPF may know of a single family (R36).
    """
    found = figures.figures(work, quarter)
    if found.frozen_at is None:
        return []
    small = work.catalogue.situations.small
    return [_placed(each, small) for each in found.values.values() if _is_total(each)]


def _is_total(value: Value) -> bool:
    indicator = value.indicator
    return indicator.source is IndicatorSource.total and indicator.kind is IndicatorKind.number and value.is_told


def _placed(value: Value, small: int) -> Placed:
    said = value.words if is_safe(value.count, small) else f"färre än {small}"
    return Placed(value.indicator.label, said, value.indicator.definition)
