"""Knows what an underlag is made of: tables of plain values, which nothing is computed from any more."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class BriefingProblem(StrEnum):
    """Why something about an underlag is refused; the label tells what to do."""

    stands = "stands"
    nothing_fetched = "nothing_fetched"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is, its values in words, one for each column, and what it means or what to know about it."""

    label: str
    values: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A table of an underlag. `columns`: what the values stand for, such as periods. `note`: how to read it."""

    heading: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    note: str = ""


def keep(parts: Iterable[Part]) -> list[dict[str, Any]]:
    """Parts as they are kept: plain values alone."""
    return [asdict(each) for each in parts]


def kept(stored: Iterable[Mapping[str, Any]]) -> tuple[Part, ...]:
    """The parts that were kept."""
    return tuple(
        Part(each["heading"], tuple(each["columns"]), tuple(_row(row) for row in each["rows"]), each["note"])
        for each in stored
    )


def _row(stored: Mapping[str, Any]) -> Row:
    return Row(stored["label"], tuple(stored["values"]), stored["note"])
