"""The figures of a period: as they were frozen, or counted now where they are not frozen yet."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.clock import local_date
from sspf.periods import Period
from sspf.statistics.models import FrozenPeriod
from sspf.statistics.queries import total_facts, work_facts
from sspf.statistics.rules import counters
from sspf.statistics.rules.values import Counted, Value, told, unpacked, untold
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """Every figure of a period. `frozen_at` None: counted at `counted_at`, and final on `final_on`."""

    period: Period
    frozen_at: datetime | None
    counted_at: datetime
    final_on: date
    is_over: bool
    values: Mapping[str, Value]

    @property
    def is_due(self) -> bool:
        """Whether they should be final by now and are not, because nobody has frozen them yet."""
        return self.frozen_at is None and local_date(self.counted_at) >= self.final_on

    def value(self, indicator: str) -> Value:
        """One figure, by id of the indicator in `config/indicators.toml`; `KeyError` for one that is not there."""
        return self.values[indicator]


def figures(work: Work, period: Period) -> PeriodFigures:
    """Every figure of one period. Needs `statistics:read`; opens nothing."""
    return several(work, [period], period)[0]


def several(work: Work, periods: Iterable[Period], chosen: Period) -> list[PeriodFigures]:
    """The same for several periods: all that are frozen, in one statement.

    Of the others the chosen one is counted, and those that are not final yet. One that should be frozen and is not lies
    before anything was written down, and is empty: no page counts what grows with the years.
    """
    work.grant(Permission.statistics_read)
    wanted = list(periods)
    kept = frozen(work, wanted)
    return [_read(work, each, kept[each]) if each in kept else _now(work, each, each == chosen) for each in wanted]


def frozen(work: Work, periods: Iterable[Period]) -> dict[Period, FrozenPeriod]:
    """Those of the periods that are frozen, in one statement. The caller has decided who may know."""
    by_slug = {each.slug: each for each in periods}
    rows = work.session.scalars(select(FrozenPeriod).where(FrozenPeriod.period.in_(list(by_slug))))
    return {by_slug[row.period]: row for row in rows}


def counted(work: Work, period: Period) -> dict[str, Counted]:
    """The figures of a period counted from what is written down now: of a running one, figures of work alone.

    A total of a running period is not even asked for, and what follows the family is let go of: two looks a day apart
    would tell of one person.
    """
    found = counters.of_work(work_facts.read(work, period))
    if period.is_over(work.today):
        return found | counters.of_totals(total_facts.read(work, period))
    return {name: each for name, each in found.items() if not work.catalogue.indicators[name].waits}


def final_on(work: Work, period: Period) -> date:
    """The day from which the figures of a period do not change any more."""
    return period.after + timedelta(days=work.catalogue.deadlines.figures_frozen_days)


def _now(work: Work, period: Period, is_chosen: bool) -> PeriodFigures:
    counts = is_chosen or work.today < final_on(work, period)
    return _figures(work, period, counted(work, period) if counts else {}, None)


def _read(work: Work, period: Period, row: FrozenPeriod) -> PeriodFigures:
    return _figures(work, period, unpacked(json.loads(row.figures)), row.frozen_at)


def _figures(work: Work, period: Period, found: Mapping[str, Counted], frozen_at: datetime | None) -> PeriodFigures:
    over = period.is_over(work.today)
    values: dict[str, Value] = {}
    for each in work.catalogue.indicators.values():
        one = found.get(each.id)
        values[each.id] = untold(each, over) if one is None else told(each, one)
    return PeriodFigures(period, frozen_at, frozen_at or work.now, final_on(work, period), over, values)
