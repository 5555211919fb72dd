"""Knows what a figure of a period is: a number or a share with its parts, or why there is none, and how it is said."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final

from sspf.catalogue.indicators import Indicator, IndicatorKind, IndicatorSource, IndicatorSplit

FEWEST_FOR_PERCENT: Final = 30
"""The smallest denominator that is given in per cent (complaint S5)."""
FEWEST_FOR_MEDIAN: Final = 5
"""The fewest cases that a median of days is told of."""

OTHER: Final = "other"
"""The part of whoever leads cases without holding a coordinator's function."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many, of so many where it is a share; of a group's meetings, how many there should have been at least."""

    count: int
    of: int | None = None

    @property
    def percent(self) -> int | None:
        """The share in whole per cent; None where it is none, or of fewer than thirty (S5)."""
        return round(100 * self.count / self.of) if self.of is not None and self.of >= FEWEST_FOR_PERCENT else None


@dataclass(frozen=True, slots=True)
class Counted:
    """What a counter found: `days` is a median, and then `count` says how many lie behind it."""

    count: int
    of: int | None = None
    days: float | None = None
    parts: Mapping[str, Share] = field(default_factory=dict)


class Telling(StrEnum):
    """Whether there is a figure, or why there is none."""

    told = "told"
    waits = "waits"
    missing = "missing"
    elsewhere = "elsewhere"


@dataclass(frozen=True, slots=True)
class Value:
    """One indicator in one period. `count` is None unless it is told; `days` also where too few lie behind it."""

    indicator: Indicator
    telling: Telling
    count: int | None = None
    of: int | None = None
    days: float | None = None
    parts: Mapping[str, Share] = field(default_factory=dict)

    @property
    def is_told(self) -> bool:
        """Whether there is a figure."""
        return self.telling is Telling.told

    @property
    def per_agency(self) -> Mapping[str, Share]:
        """The parts by id of the agency; empty for a figure that is not split so."""
        return self.parts if self.indicator.split is IndicatorSplit.agency else {}

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, from thirty on."""
        return None if self.count is None else Share(self.count, self.of).percent

    @property
    def on_a_line(self) -> float | None:
        """What is drawn of it over time."""
        return self.days if self.indicator.kind is IndicatorKind.days else self.count

    @property
    def words(self) -> str:
        """The figure as it is said: "12", "7 av 12", "70 % (21 av 30)", "14 dagar", or why there is none."""
        if self.count is None:
            return WITHOUT[self.telling]
        if self.indicator.kind is IndicatorKind.days:
            return TOO_FEW if self.days is None else f"{_days(self.days)} dagar"
        return said(Share(self.count, self.of), self.indicator.kind)


def told(indicator: Indicator, found: Counted) -> Value:
    """A figure that was counted."""
    return Value(indicator, Telling.told, found.count, found.of, found.days, found.parts)


def untold(indicator: Indicator, is_over: bool) -> Value:
    """Why there is no figure: the period goes on, only releases tell it, or nobody counted it then."""
    if indicator.source is IndicatorSource.release:
        return Value(indicator, Telling.elsewhere)
    return Value(indicator, Telling.missing if is_over else Telling.waits)


WITHOUT: Final = {
    Telling.told: "",
    Telling.waits: "visas när perioden är slut",
    Telling.missing: "räknades inte då",
    Telling.elsewhere: "i utgivna tabeller",
}
TOO_FEW: Final = "för få ärenden"
NOTHING: Final = "inget att räkna"


def said(share: Share, kind: IndicatorKind) -> str:
    """A figure or a part of one as it is said; per cent only from thirty on (S5)."""
    count, of = spaced(share.count), spaced(share.of or 0)
    match kind:
        case IndicatorKind.load:
            return f"{count} på {of} % av heltid" if share.of else f"{count}, avsatt tid saknas"
        case IndicatorKind.number:
            return count if share.of is None else f"{count} (minst {of})"
        case _ if share.of == 0:
            return NOTHING
        case _:
            return f"{count} av {of}" if share.percent is None else f"{share.percent} % ({count} av {of})"


def spaced(number: int) -> str:
    """`1 234`, with a hard space between thousands."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def _days(days: float) -> str:
    return f"{days:.0f}" if days == int(days) else f"{days:.1f}".replace(".", ",")


def packed(found: Mapping[str, Counted]) -> dict[str, Any]:
    """Counted figures as JSON values, so that they can be frozen."""
    return {name: asdict(each) for name, each in found.items()}


def unpacked(stored: Mapping[str, Any]) -> dict[str, Counted]:
    """Frozen figures as they were counted."""
    return {name: _unpacked(**each) for name, each in stored.items()}


def _unpacked(parts: Mapping[str, Mapping[str, Any]], **figure: Any) -> Counted:
    return Counted(**figure, parts={key: Share(**part) for key, part in parts.items()})
