"""Figures of `config/indicators.toml` as tables of an underlag: a period beside the one before (S4, S14)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sspf.groups.rules.briefings import Part, Row
from sspf.periods import Period
from sspf.statistics.queries import figures, parts
from sspf.statistics.queries.figures import PeriodFigures
from sspf.statistics.rules.values import Telling, Value, said
from sspf.work import Work

TOGETHER = "Nyckeltal"
WAITING, WAITS = "–", "– visas när perioden är slut."
NEVER = "Var inte med någon gång."
"""Stands beside whoever was called and never came (S6)."""
ATTENDANCE: Final = frozenset({"attendance", "steering_attendance", "working_attendance"})
"""The figures that tell of whoever was called whether they came."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures of a period, and of the one before."""

    now: PeriodFigures
    before: PeriodFigures

    @property
    def columns(self) -> tuple[str, ...]:
        """What the two columns are called."""
        return self.now.period.words + ("" if self.now.is_over else ", hittills"), self.before.period.words

    def values(self, indicator: str) -> tuple[Value, Value]:
        """One figure in both."""
        return self.now.value(indicator), self.before.value(indicator)


def compared(work: Work, period: Period) -> Compared:
    """The figures of a period and the one before; totals of one that goes on wait until it is over."""
    return Compared(figures.figures(work, period), figures.figures(work, period.previous))


def tables(work: Work, found: Compared, indicators: Iterable[str]) -> Iterator[Part]:
    """The figures of a point in one table, and behind it one for each that is split: by agency, by function."""
    wanted = list(indicators)
    if not wanted:
        return
    rows = tuple(_row(found, each) for each in wanted)
    waits = any(WAITING in row.values for row in rows)
    yield Part(TOGETHER, found.columns, rows, WAITS if waits else "")
    yield from (part for each in wanted if (part := _split(work, found, each)).rows)


def _row(found: Compared, indicator: str) -> Row:
    now, before = found.values(indicator)
    return Row(now.indicator.label, (_words(now), _words(before)), now.indicator.definition)


def _split(work: Work, found: Compared, indicator: str) -> Part:
    now, before = found.values(indicator)
    told = (name for each in (now, before) for name, share in each.parts.items() if share.count or share.of != 0)
    names = list(dict.fromkeys(told))  # whoever there is nothing to count of is left out
    return Part(now.indicator.label, found.columns, tuple(_share(work, now, before, name) for name in names))


def _share(work: Work, now: Value, before: Value, name: str) -> Row:
    words = tuple(said(each.parts[name], each.indicator.kind) if name in each.parts else "–" for each in (now, before))
    here = now.parts.get(name)
    never = now.indicator.id in ATTENDANCE and here is not None and here.count == 0 and bool(here.of)
    return Row(parts.label(work, now, name), words, NEVER if never else "")


def _words(value: Value) -> str:
    return WAITING if value.telling is Telling.waits else value.words
