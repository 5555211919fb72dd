"""Knows how a figure stands in a file for other programs: a value, what it is counted of, and in which unit (S12)."""

from collections.abc import Iterator
from typing import Final

from sspf.catalogue.indicators import Indicator, IndicatorKind
from sspf.sheets.writing import Cell
from sspf.statistics.rules.values import Share, Value

COLUMNS: Final = (
    "Id",
    "Nyckeltal",
    "Del",
    "Definition",
    "Period",
    "Värde",
    "Enhet",
    "Täljare",
    "Nämnare",
    "Täljaren är",
    "Nämnaren är",
    "Siffran är",
)
PERSON_COLUMNS: Final = ("Id", "Tabell", "Grupp", "Definition", "Period", "Antal", "Visas som")

_UNITS: Final = {
    IndicatorKind.number: "antal",
    IndicatorKind.share: "procent",
    IndicatorKind.days: "dagar",
    IndicatorKind.load: "ärenden",
}
Counted = tuple[Cell, Cell, Cell]
"""Value, numerator and denominator."""


def rows(value: Value, parts: dict[str, str], period: str, standing: str) -> Iterator[tuple[Cell, ...]]:
    """The rows of one figure: the whole, then its parts under their labels. A figure that is not told has none."""
    if not value.is_told or value.count is None:
        return
    kind = value.indicator.kind
    whole = _days(value) if kind is IndicatorKind.days else _counted(Share(value.count, value.of), kind)
    yield _row(value.indicator, "", period, whole, standing)
    for part, share in value.parts.items():
        yield _row(value.indicator, parts.get(part, part), period, _counted(share, kind), standing)


def _row(indicator: Indicator, part: str, period: str, counted: Counted, standing: str) -> tuple[Cell, ...]:
    value, numerator, denominator = counted
    unit, words = _UNITS[indicator.kind], (indicator.numerator, indicator.denominator or "")
    about = (indicator.id, indicator.label, part, indicator.definition, period)
    return (*about, value, unit, numerator, denominator, *words, standing)


def _counted(share: Share, kind: IndicatorKind) -> Counted:
    """A share has its value in per cent, from thirty on (S5), and always what it is made of."""
    match kind:
        case IndicatorKind.share:
            return share.percent, share.count, share.of
        case IndicatorKind.load:
            return share.count, share.count, share.of
        case _:
            return share.count, share.count, None


def _days(value: Value) -> Counted:
    return value.days, value.count, None
