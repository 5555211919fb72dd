"""Knows how cases are counted into the rows of a table. What comes out are counts; no case leaves this module."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import xor
from typing import Final

from sspf.catalogue.reasons import Trigger
from sspf.catalogue.releases import Attribute, ReleaseTable

MISSING: Final = "saknas"


@dataclass(frozen=True, slots=True)
class Member:
    """One case while it is counted: a keyed mark instead of its id, and what it is by each attribute.

    Nothing among the values of an attribute: nobody knows.
    """

    mark: int
    values: Mapping[Attribute, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row's exact count, which is never published, and the marks of its members laid over each other."""

    slug: str
    label: str
    count: int
    mark: int


def rows(table: ReleaseTable, triggers: Mapping[str, Trigger], members: Sequence[Member]) -> list[Row]:
    """The rows of a table in its order: those that are declared, and one for what nobody knows."""
    held: dict[str, list[int]] = {}
    homes = _homes(table)
    for member in members:
        for slug in _places(table, homes, member.values[table.attribute]):
            held.setdefault(slug, []).append(member.mark)
    return [Row(slug, label, *_laid(held.get(slug, ()))) for slug, label in _declared(table, triggers)]


def _declared(table: ReleaseTable, triggers: Mapping[str, Trigger]) -> list[tuple[str, str]]:
    entries = table.groups.values() if table.groups else triggers.values()
    found = [(each.id, each.label.removesuffix(".")) for each in entries]
    return [*found, (MISSING, table.missing)] if table.missing else found


def _homes(table: ReleaseTable) -> dict[str, str]:
    """Which row each named value belongs to; the rest under an empty name."""
    groups = (table.groups or {}).values()
    return {value: each.id for each in groups for value in (("",) if each.rest else each.of)}


def _places(table: ReleaseTable, homes: Mapping[str, str], values: frozenset[str]) -> frozenset[str]:
    if not table.groups:
        return values
    return frozenset(homes.get(each, homes.get("", MISSING)) for each in values) or frozenset({MISSING})


def _laid(marks: Iterable[int]) -> tuple[int, int]:
    found = list(marks)
    return len(found), reduce(xor, found, 0)
