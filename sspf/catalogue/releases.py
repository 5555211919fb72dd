"""Knows which tables about young people are published, how often, and from how many cases on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sspf.catalogue.areas import Area
from sspf.catalogue.entries import Entry, Positive, Record
from sspf.catalogue.reasons import Reason
from sspf.periods import PARTS, PeriodKind

WHOLE: Final = "alla"


class Attribute(StrEnum):
    """What a table sorts cases by. The list is the program's: a new one is read from the vault in a new way."""

    opened = "opened"
    gender = "gender"
    age = "age"
    school_year = "school_year"
    area = "area"
    triggers = "triggers"
    closed = "closed"
    outcome = "outcome"
    goals = "goals"
    worries = "worries"


VALUES: Final[Mapping[Attribute, frozenset[str]]] = {
    Attribute.opened: frozenset({WHOLE}),
    Attribute.closed: frozenset({WHOLE}),
    Attribute.gender: frozenset({"girl", "boy", "other"}),
    Attribute.age: frozenset(str(age) for age in range(26)),
    Attribute.school_year: frozenset(["f", "1", "2", "3", "4", "5", "6", "7", "8", "9", "g1", "g2", "g3"]),
    Attribute.goals: frozenset({"higher", "lower", "both", "same"}),
    Attribute.worries: frozenset({"gone", "new", "both", "same"}),
}
"""What a case can be by the attributes whose values are the program's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseGroup(Entry):
    """One row of a table: cases with one of the values `of`; with `rest`, those with any other known value."""

    of: tuple[str, ...] = ()
    rest: bool = False

    def problems(self) -> Iterator[tuple[str, str]]:
        """A row says what it holds."""
        yield from Entry.problems(self)
        if bool(self.of) == self.rest:
            yield "of", "ange antingen of = [...] eller rest = true"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseTable(Entry):
    """A table by one attribute. Without `groups`, one row for each trigger. `missing`: the row of what nobody knows."""

    attribute: Attribute
    definition: str
    groups: Mapping[str, ReleaseGroup] | None = None
    missing: str | None = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """No value is in two rows, and every value is one that a case can have."""
        yield from Entry.problems(self)
        groups = list((self.groups or {}).values())
        if not groups and self.attribute is not Attribute.triggers:
            yield "groups", "saknas"
        if sum(each.rest for each in groups) > 1:
            yield "groups", "bara en rad kan vara resten (rest = true)"
        named = [value for each in groups for value in each.of]
        if len(set(named)) != len(named):
            yield "groups", "samma värde står i två rader; då skulle någon räknas två gånger"
        known = VALUES.get(self.attribute)
        if known is not None and not set(named) <= known:
            yield "groups", f"okända värden: {', '.join(sorted(set(named) - known))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Releases(Record):
    """How often figures about persons are published (law R36; decisions 0059 and 0060)."""

    every: PeriodKind
    wait_days: Positive
    fewest_cases: Positive
    widths_months: tuple[Positive, ...]
    largest_share_percent: Positive
    tables: Mapping[str, ReleaseTable]

    def problems(self) -> Iterator[tuple[str, str]]:
        """What protects cannot be set so low that it does not."""
        if self.fewest_cases < 30:
            yield "fewest_cases", "ska vara minst 30; med färre går det att räkna fram någon"
        if self.widths_months[0] != 12 // len(PARTS[self.every]) or list(self.widths_months) != sorted(
            set(self.widths_months)
        ):
            yield "widths_months", "ska börja med periodens egen längd och sedan bli längre"
        if not 50 < self.largest_share_percent <= 90:
            yield "largest_share_percent", "ska vara från 51 till 90"
        if len({each.attribute for each in self.tables.values()}) != len(self.tables):
            yield "tables", "två tabeller om samma sak skulle kunna jämföras med varandra"


def publishing(
    releases: Releases, areas: Mapping[str, Area], endings: Mapping[str, Reason]
) -> Iterator[tuple[str, str]]:
    """What names areas and reasons names those that exist, and no area stands alone (complaints S16 and P14)."""
    known = {Attribute.area: set(areas), Attribute.outcome: set(endings)}
    for table in releases.tables.values():
        named = {value for each in (table.groups or {}).values() for value in each.of}
        if unknown := named - known.get(table.attribute, named):
            yield f"releases.toml: tables.{table.id}", f"okända värden: {', '.join(sorted(unknown))}"
        if table.attribute is Attribute.area:
            yield from _pointing(table, areas, named)


def _pointing(table: ReleaseTable, areas: Mapping[str, Area], named: set[str]) -> Iterator[tuple[str, str]]:
    for group in (table.groups or {}).values():
        held = set(areas) - named if group.rest else set(group.of) & set(areas)
        if len(held) < 2:
            yield f"releases.toml: tables.{table.id}.groups.{group.id}", "ett område ensamt pekar ut; slå ihop flera"
        if len({areas[each].priority for each in held}) > 1:
            yield f"releases.toml: tables.{table.id}.groups.{group.id}", "prioriterade och andra områden är blandade"
