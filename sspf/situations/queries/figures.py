"""The figures of a lägesbild that is worked on: counted in files or typed, each beside the quarters before it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from sspf.catalogue.areas import Area
from sspf.periods import Period
from sspf.situations.models.reports import SituationFigure, SituationReport
from sspf.situations.queries import counts, editions
from sspf.situations.rules import weeks
from sspf.situations.rules.contents import Contents, Figure, Point
from sspf.situations.rules.protecting import Place, Sum, Tally, protected, summed
from sspf.situations.rules.weeks import from_slug
from sspf.work import Work

BEFORE: Final = 4
"""Quarters before the one that is worked on: with it, a year and the same quarter of the year before."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the figures of one lägesbild are made of. `first`: the areas that came first in each of the quarters."""

    area: str
    quarters: tuple[Period, ...]
    first: Mapping[Period, frozenset[str]]
    tally: Tally
    typed: Mapping[tuple[str, str], SituationFigure]
    published: Mapping[str, Contents]


def show(work: Work, report: SituationReport) -> tuple[Figure, ...]:
    """Every figure of a lägesbild that was reached, in the order of `config/`."""
    known = _known(work, report)
    lists = work.catalogue.situations
    found = {*known.typed, *(key[:2] for key in known.tally if key[2] == known.quarters[-1])}
    ordered = [(kind, source) for kind in lists.kinds for source in lists.sources if (kind, source) in found]
    figures = (_figure(work, known, *each) for each in ordered)
    return tuple(each for each in figures if each is not None)


def rows(work: Work, report: SituationReport) -> dict[tuple[str, str], SituationFigure]:
    """What somebody has typed or said about figures, by kind and source."""
    found = work.session.scalars(select(SituationFigure).where(SituationFigure.situation_id == report.id))
    return {(each.kind, each.source): each for each in found}


def _known(work: Work, report: SituationReport) -> Known:
    quarters = _quarters(editions.period_of(report))
    areas = tuple(work.catalogue.areas.values())
    now = quarters[-1]
    return Known(
        area=report.area,
        quarters=quarters,
        first={each: divided(areas, each) for each in quarters},
        tally=counts.tally(work, weeks.of_quarter(quarters[0])[0], weeks.of_quarter(now)[-1]),
        typed=rows(work, report),
        published=editions.of_area(work, report.area, quarters[:-1]),
    )


def divided(areas: Collection[Area], quarter: Period) -> frozenset[str]:
    """The areas that came first in a quarter; none where an area would stand alone on either side."""
    first = frozenset(each.id for each in areas if each.comes_first(quarter.first_on, quarter.last_on))
    return first if 2 <= len(first) <= len(areas) - 2 else frozenset()


def _quarters(last: Period) -> tuple[Period, ...]:
    found = [last]
    for _ in range(BEFORE):
        found.insert(0, found[0].previous)
    return tuple(found)


def _figure(work: Work, known: Known, kind: str, source: str) -> Figure | None:
    """One figure; None for one that is counted elsewhere only."""
    lists, row = work.catalogue.situations, known.typed.get((kind, source))
    now = _typed(row) or _counted(work, known, kind, source, known.quarters[-1])
    if now is None:
        return None
    earlier = (_earlier(work, known, (kind, source), quarter, now.place) for quarter in known.quarters[:-1])
    said = weeks.words(now.weeks)
    return Figure(
        kind=kind,
        source=source,
        label=lists.kinds[kind].label,
        by=lists.sources[source].label,
        place="" if now.place is Place.area else work.catalogue.label(now.place),
        weeks=said,
        shown=str(now.count) if now.count is not None else f"färre än {lists.small}",
        series=(*earlier, Point(known.quarters[-1].slug, now.count, said)),
        comment=row.comment if row else "",
        caution=lists.kinds[kind].caution or "",
        typed=row is not None and row.count is not None,
    )


def _earlier(work: Work, known: Known, figure: tuple[str, str], quarter: Period, place: Place) -> Point:
    """The same figure of an earlier quarter: as it was published, otherwise as it is counted now (complaint S2)."""
    kind, source = figure
    label = "" if place is Place.area else work.catalogue.label(place)
    if quarter.slug in known.published:
        said = [each for each in known.published[quarter.slug].figures if (each.kind, each.source) == figure]
        same = next((each.series[-1] for each in said if each.place == label), None)
        return same or Point(quarter.slug, None, "")
    counted = _counted(work, known, kind, source, quarter)
    is_the_same = known.first[quarter] == known.first[known.quarters[-1]] or place in (Place.area, Place.municipality)
    if counted is None or counted.place is not place or not is_the_same:
        return Point(quarter.slug, None, "")
    return Point(quarter.slug, counted.count, weeks.words(counted.weeks))


def _counted(work: Work, known: Known, kind: str, source: str, quarter: Period) -> Sum | None:
    lists, found = work.catalogue.situations, known.tally.get((kind, source, quarter), ())
    if lists.kinds[kind].person_related:
        return protected(found, known.area, known.first[quarter], lists.small)
    return summed(found, known.area)


def _typed(row: SituationFigure | None) -> Sum | None:
    if row is None or row.count is None:
        return None
    return Sum(Place.area, row.count, tuple(_between(row.weeks)))


def _between(slugs: Iterable[str]) -> Iterable[weeks.Week]:
    week, last = map(from_slug, slugs)
    while week <= last:
        yield week
        week = week.next
