"""Knows what a lägesbild asks, which counts of events it takes in, and how files from elsewhere name them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sspf.catalogue.agencies import AgencyId
from sspf.catalogue.entries import Entry, Positive, Record

LOWEST_SMALL = 5
"""Fewer than five is a small number (law R36); a municipality may choose more."""


class SituationPart(StrEnum):
    """The parts of a lägesbild: exactly these three (lag 2023:196, 4 §; law R71)."""

    mapping = "mapping"
    other = "other"
    analysis = "analysis"


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationQuestion(Entry):
    """One question of the checklist. `agencies`: who may answer it beside the coordinator (protocol item 93)."""

    part: SituationPart
    help: str | None = None
    agencies: tuple[AgencyId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountKind(Entry):
    """A kind of event that is counted. `names`: what files call it. `caution`: what is said beside it (item 96).

    `person_related`: the events are about single persons, so small numbers of them are kept back (law R36). A kind of
    which nothing is said is.
    """

    person_related: bool = True
    names: tuple[str, ...] = ()
    caution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSource(Entry):
    """Who has counted. `names`: what files call it."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportColumns(Record):
    """What files write above their columns. A file with a column of `refused` is about persons and is not read."""

    area: tuple[str, ...]
    week: tuple[str, ...]
    year: tuple[str, ...]
    kind: tuple[str, ...]
    count: tuple[str, ...]
    source: tuple[str, ...]
    refused: tuple[str, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """One heading means one thing."""
        seen: dict[str, str] = {}
        for name in ("area", "week", "year", "kind", "count", "source", "refused"):
            for heading in getattr(self, name):
                if heading.casefold() in seen:
                    yield name, f"«{heading}» står redan under {seen[heading.casefold()]}"
                seen[heading.casefold()] = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Situations(Record):
    """Lägesbild: its checklist, its counts, by when it is there, and from where a number no longer is small.

    `due_days`: days after a quarter within which its lägesbild is published. `area_names`: what files call an area.
    """

    small: Positive
    due_days: Positive
    questions: Mapping[str, SituationQuestion]
    kinds: Mapping[str, CountKind]
    sources: Mapping[str, CountSource]
    columns: ImportColumns
    area_names: Mapping[str, tuple[str, ...]]

    def problems(self) -> Iterator[tuple[str, str]]:
        """Each part has a question, and small numbers are kept back at least as the law's rule says."""
        if self.small < LOWEST_SMALL:
            yield "small", f"ska vara minst {LOWEST_SMALL}"
        for part in SituationPart:
            if all(each.part is not part for each in self.questions.values()):
                yield "questions", f'ingen fråga har part = "{part}"'

    def of_part(self, part: SituationPart) -> tuple[SituationQuestion, ...]:
        """The questions of one part, in the order of the file."""
        return tuple(each for each in self.questions.values() if each.part is part)
