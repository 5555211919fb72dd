"""Which figures a page of figures needs: of the period that its address names, and of those it is compared with."""

from collections.abc import Iterable, Iterator
from itertools import islice

from sspf import periods
from sspf.catalogue.indicators import IndicatorSection, IndicatorSource
from sspf.errors import NotFound
from sspf.periods import Period, PeriodKind
from sspf.statistics.queries import figures, parts
from sspf.statistics.queries.comparisons import Chosen
from sspf.statistics.queries.figures import PeriodFigures
from sspf.work import Work

YEARS_OFFERED = 4
TREND = {PeriodKind.year: 4, PeriodKind.term: 6, PeriodKind.tertial: 6, PeriodKind.quarter: 8}
"""How many periods a trend has, the chosen one with it."""


def chosen(work: Work, slug: str | None) -> Chosen:
    """The figures of the period that an address names, by default the last term that is over. `NotFound` for none."""
    period = _period(work, slug)
    compared = period, period.previous, period.year_before
    earlier = list(islice(_backwards(period), TREND[period.kind]))
    asked = dict.fromkeys((*compared, *earlier))
    found = {each.period: each for each in figures.several(work, asked, period)}
    trend = [found[each] for each in reversed(earlier)]
    now, before, year_before = (found[each] for each in compared)
    return Chosen(now, before, year_before, _offered(work), trend, _labels(work, found.values()))


def sections(work: Work, kind: PeriodKind) -> list[tuple[IndicatorSection, list[str]]]:
    """The ids of the indicators that this kind of period has, section by section."""
    found: dict[IndicatorSection, list[str]] = {}
    for each in work.catalogue.indicators.values():
        if kind in each.periods:
            found.setdefault(each.section, []).append(each.id)
    return list(found.items())


def named(work: Work, indicator: str) -> str:
    """The id of an indicator that has a page of its own; `NotFound` for none, and for what only releases tell."""
    found = work.catalogue.indicators.get(indicator)
    if found is None or found.source is IndicatorSource.release:
        raise NotFound
    return found.id


def _period(work: Work, slug: str | None) -> Period:
    if slug is None:
        return next(periods.ended(PeriodKind.term, work.today))
    found = periods.read(slug)
    if found is None or found not in _offered(work):
        raise NotFound
    return found


def _offered(work: Work) -> list[Period]:
    return list(periods.begun(work.today, YEARS_OFFERED))


def _labels(work: Work, found: Iterable[PeriodFigures]) -> dict[str, dict[str, str]]:
    """By indicator, what each of its parts is called, in any of the periods."""
    named: dict[str, dict[str, str]] = {}
    for each in found:
        for name, value in each.values.items():
            named.setdefault(name, {}).update({part: parts.label(work, value, part) for part in value.parts})
    return named


def _backwards(period: Period) -> Iterator[Period]:
    while True:
        yield period
        period = period.previous
