"""Knows what a row of a file says: an area, a week, a kind of event, who counted, and how many; or what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from sspf.sheets.reading import Row, Value
from sspf.situations.rules import weeks
from sspf.situations.rules.headings import Layout
from sspf.situations.rules.weeks import Week
from sspf.situations.rules.words import plain

MOST: Final = 100_000
"""More events than that in an area and a week is a slip of the pen."""
TOTALS: Final = frozenset({"summa", "totalt", "total", "totalsumma", "hela kommunen", "samtliga"})

_SPACES: Final = re.compile(r"(?<=\d)[\s'](?=\d{3}\b)")
_NUMBER: Final = re.compile(r"(?P<minus>[-−–])?(?P<whole>\d+)(?:[.,](?P<rest>\d+))?(?: ?st)?")
_HIDDEN: Final = re.compile(r"<\s*\d+|\.\.|x|färre än \d+|\*+", re.IGNORECASE)


class FaultReason(StrEnum):
    """Why a row is not taken in; the label tells what to do."""

    unknown_area = "unknown_area"
    unknown_kind = "unknown_kind"
    unknown_source = "unknown_source"
    total_row = "total_row"
    no_week = "no_week"
    week_without_year = "week_without_year"
    week_ahead = "week_ahead"
    no_count = "no_count"
    hidden_count = "hidden_count"
    not_whole = "not_whole"
    negative = "negative"
    too_many = "too_many"
    said_twice = "said_twice"


class Wrong(Exception):
    """A cell does not say what it should."""

    def __init__(self, reason: FaultReason, text: str = "") -> None:
        super().__init__(reason.value)
        self.reason, self.text = reason, text


@dataclass(frozen=True, slots=True)
class Names:
    """Which id each word means, and what holds where a row does not say it itself."""

    areas: Mapping[str, str]
    kinds: Mapping[str, str]
    sources: Mapping[str, str]
    source: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What is counted: by this nothing is taken in twice."""

    week: str
    area: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row that can be taken in."""

    key: Key
    count: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot: its line in the file, why, and what stood there."""

    line: int
    reason: FaultReason
    text: str


def judge(layout: Layout, names: Names, today: date) -> tuple[list[Line], list[Fault]]:
    """What is taken in and what is not, in the order of the file.

    Two of a file's own words may mean one kind or one area here: then their counts belong together. The same words
    twice are one row too many.
    """
    found: dict[Key, Line] = {}
    faults: list[Fault] = []
    seen: dict[tuple[object, ...], int] = {}
    for row in layout.rows:
        try:
            line = _line(row, layout, names, today)
        except Wrong as wrong:
            faults.append(Fault(row.line, wrong.reason, wrong.text))
            continue
        said = (line.key, *(plain(str(_cell(row, layout, name))) for name in ("area", "kind")))
        if said in seen:
            faults.append(Fault(row.line, FaultReason.said_twice, str(seen[said])))
            continue
        seen[said] = row.line
        before = found.get(line.key)
        found[line.key] = replace(line, count=line.count + before.count) if before else line
    return list(found.values()), faults


def _line(row: Row, layout: Layout, names: Names, today: date) -> Line:
    area, kind = str(_cell(row, layout, "area") or ""), str(_cell(row, layout, "kind") or "")
    if {plain(area), plain(kind)} & TOTALS:
        raise Wrong(FaultReason.total_row, area or kind)
    key = Key(
        week=_week(row, layout, names, today).slug,
        area=_named(area, names.areas, FaultReason.unknown_area),
        kind=_named(kind, names.kinds, FaultReason.unknown_kind),
        source=_source(str(_cell(row, layout, "source") or ""), names),
    )
    return Line(key, count(_cell(row, layout, "count")))


def _cell(row: Row, layout: Layout, name: str) -> Value:
    place = layout.columns.get(name)
    return row.values[place] if place is not None and place < len(row.values) else None


def _named(text: str, meant: Mapping[str, str], reason: FaultReason) -> str:
    if plain(text) not in meant:
        raise Wrong(reason, text)
    return meant[plain(text)]


def _source(text: str, names: Names) -> str:
    return _named(text, names.sources, FaultReason.unknown_source) if text or not names.source else names.source


def _week(row: Row, layout: Layout, names: Names, today: date) -> Week:
    typed, said = _cell(row, layout, "week"), _digits(_cell(row, layout, "year"))
    text = typed.isoformat() if isinstance(typed, date) else _digits(typed)
    year = int(said) if re.fullmatch(r"\d{4}", said) else names.year
    week = weeks.read(text, year)
    if week is None:
        unsaid = year is None and weeks.read(text, today.year) is not None
        raise Wrong(FaultReason.week_without_year if unsaid else FaultReason.no_week, text)
    if week.monday > today:
        raise Wrong(FaultReason.week_ahead, text)
    return week


def _digits(cell: Value) -> str:
    """A number without the decimals that spreadsheets add, or the text as it is."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str("" if cell is None else cell)


def count(cell: Value) -> int:
    """A whole number of events, from whatever a spreadsheet makes of it: 12, 12.0, "12,00", "1 204", "12 st"."""
    text = _SPACES.sub("", _digits(cell).strip())
    if text in ("", "-", "–"):
        raise Wrong(FaultReason.no_count, text)
    if _HIDDEN.fullmatch(text):
        raise Wrong(FaultReason.hidden_count, text)
    found = _NUMBER.fullmatch(text)
    if found is None or (found["rest"] or "").strip("0") or len(found["rest"] or "") == len("000"):
        raise Wrong(FaultReason.not_whole, text)  # three digits behind a point may as well be thousands
    number = int(found["whole"])
    if found["minus"] and number:
        raise Wrong(FaultReason.negative, text)
    if number > MOST:
        raise Wrong(FaultReason.too_many, text)
    return number
