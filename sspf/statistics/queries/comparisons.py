"""What a page shows of a period: each figure beside what it was, its parts, and the rows of its pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sspf.catalogue.indicators import IndicatorKind
from sspf.periods import Period
from sspf.statistics.queries.figures import PeriodFigures
from sspf.statistics.rules.values import Share, Value, said


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure in the chosen period, the one before it, and the same one a year before (complaint S14)."""

    now: Value
    before: Value
    year_before: Value

    @property
    def all(self) -> tuple[Value, Value, Value]:
        """The three, the chosen period first."""
        return self.now, self.before, self.year_before


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of a figure with its label, in the chosen period and the two that it is compared with."""

    label: str
    part: str
    shown: Compared

    @property
    def now(self) -> Share | None:
        """The part in the chosen period."""
        return self.shown.now.parts.get(self.part)

    @property
    def words(self) -> list[str]:
        """The three as they are said, the chosen period first."""
        return [self._said(each) for each in self.shown.all]

    def _said(self, value: Value) -> str:
        """A dash where the part was not counted: what was counted and is not there is nought."""
        if self.part in value.parts:
            return said(value.parts[self.part], value.indicator.kind)
        return "0" if value.is_told and value.indicator.kind is IndicatorKind.number else "–"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The chosen period with all its figures, what can be chosen instead, and the periods of the trend.

    `earlier`: oldest first, the chosen one last. `labels`: by indicator, what its parts are called.
    """

    figures: PeriodFigures
    before: PeriodFigures
    year_before: PeriodFigures
    offered: Sequence[Period]
    earlier: Sequence[PeriodFigures]
    labels: Mapping[str, Mapping[str, str]]

    @property
    def period(self) -> Period:
        """The chosen period."""
        return self.figures.period

    @property
    def columns(self) -> list[Period]:
        """The columns of a table of comparison; a year is compared with one year alone."""
        return list(dict.fromkeys(each.period for each in (self.figures, self.before, self.year_before)))

    def compared(self, indicator: str) -> Compared:
        """One figure beside what it was."""
        return Compared(*(each.value(indicator) for each in (self.figures, self.before, self.year_before)))

    def value(self, indicator: str) -> Value:
        """One figure of the chosen period."""
        return self.figures.value(indicator)

    def parts(self, indicator: str) -> list[PartLine]:
        """The parts of one figure; what has come to an end since stands last."""
        shown = self.compared(indicator)
        known = dict.fromkeys(part for each in shown.all for part in each.parts)
        return [PartLine(self.labels[indicator][part], part, shown) for part in known]

    def shares(self, indicator: str) -> list[tuple[str, int, int]]:
        """Label, count and whole of each part that there was something to count for."""
        now = [(each.label, each.now) for each in self.parts(indicator)]
        return [(label, share.count, share.of) for label, share in now if share is not None and share.of]

    def without(self, indicator: str) -> list[str]:
        """The labels of the parts that there was nothing to count for: they are said aloud, never left out (S7)."""
        return [each.label for each in self.parts(indicator) if each.now is not None and not each.now.of]

    def stacked(self, whole: str, names: Sequence[str]) -> list[tuple[str, list[int]]]:
        """Label and counts of each part of a whole, one count for each of the indicators that make it up."""
        wanted = [each for each in self.parts(whole) if each.now is not None and each.now.count]
        return [(each.label, [self.value(name).parts[each.part].count for name in names]) for each in wanted]

    def spans(self, names: Sequence[str]) -> list[tuple[str, float]]:
        """Label and days of the medians that are told."""
        values = [self.value(name) for name in names]
        return [(each.indicator.label, each.days) for each in values if each.days is not None]

    def trend(self, indicator: str) -> list[tuple[str, Value]]:
        """One figure over the periods in which it was counted, oldest first; one that goes on says so."""
        found = [(_on_axis(each), each.value(indicator)) for each in self.earlier]
        return [(label, value) for label, value in found if value.is_told]

    def points(self, indicator: str) -> list[tuple[str, float | None]]:
        """The same as places on an axis of time."""
        return [(label, value.on_a_line) for label, value in self.trend(indicator)]

    def wholes(self, indicator: str) -> list[tuple[str, int, int]]:
        """The same as shares: label, count and whole."""
        return [(label, value.count or 0, value.of or 0) for label, value in self.trend(indicator)]


def _on_axis(figures: PeriodFigures) -> str:
    return figures.period.short if figures.is_over else f"{figures.period.short} nu"
