"""Figures of a quarter that may stand in a lägesbild, which more people read than the styrgrupp's pages (R73)."""

from typing import Final

from sspf.periods import Period
from sspf.situations.rules.contents import Placed
from sspf.situations.rules.protecting import is_safe
from sspf.statistics.queries import figures
from sspf.statistics.rules.values import Value
from sspf.work import Work

PLACED: Final = ("referrals", "consents_given", "plans_fixed")
"""Three that do not add up: of more, what is kept back of one could be worked out from the others (R36)."""


def placeable(work: Work, quarter: Period) -> list[Placed]:
    """How many of what there were in the whole municipality, each with its definition; empty until they are final.

    A total of one to four is only said to be that: not everyone in SSPF may know of a single family (R36).
    """
    found = figures.figures(work, quarter)
    if found.frozen_at is None:
        return []
    told = (found.values[name] for name in PLACED if name in found.values)
    return [_placed(each, work.catalogue.situations.small) for each in told if each.is_told]


def _placed(value: Value, small: int) -> Placed:
    said = value.words if is_safe(value.count, small) else f"färre än {small}"
    return Placed(value.indicator.label, said, value.indicator.definition)
