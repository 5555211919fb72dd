"""Knows what all entries of the catalogue share: a stable id, a Swedish label, and the dates they are in use."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Annotated, Self, TypeVar


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text as the id of an entry in another table of the catalogue."""

    table: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Marks a whole number that may not be lower than this."""

    lowest: int


Positive = Annotated[int, AtLeast(1)]


class Record:
    """Anything that is read from a table in `config/`: its dataclass fields are the keys."""

    __slots__ = ()

    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield key and Swedish sentence for what is wrong although every single value is well formed."""
        yield from ()

    def settled(self) -> Self:
        """Return the record as the rest of the program sees it, when that differs from how it is written."""
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """One line in a list the municipality edits. Ids are never reused or renamed; an entry is retired, not removed."""

    id: str
    label: str
    valid_from: date | None = field(default=None, metadata={"key": "from"})
    valid_until: date | None = field(default=None, metadata={"key": "until"})

    def problems(self) -> Iterator[tuple[str, str]]:
        """An entry cannot be retired before it came into use."""
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            yield "until", "ligger före from"

    def in_use(self, day: date) -> bool:
        """Tell whether the entry may be chosen on this local day; both the first and the last day count."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


EntryType = TypeVar("EntryType", bound=Entry)


def choosable(entries: Mapping[str, EntryType], day: date) -> dict[str, EntryType]:
    """Return the entries a form may offer on this local day, in file order. Retired ones keep their label elsewhere."""
    return {entry.id: entry for entry in entries.values() if entry.in_use(day)}


NOT_WORDING = frozenset({"valid_from", "valid_until", "reviewed"})


def wording_hash(published: Entry) -> str:
    """Return the fingerprint of a published text: every word and its order, but not whether and when it is in use.

    A published wording is frozen (decision 12); retiring or reviewing it must not look like a change to it.
    """
    content = {key: value for key, value in asdict(published).items() if key not in NOT_WORDING}
    canonical = json.dumps(_without_gaps(content), ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _without_gaps(value: object) -> object:
    """Leave out what is not set, so that a new optional key in the program changes no fingerprint."""
    if isinstance(value, Mapping):
        return {key: _without_gaps(item) for key, item in value.items() if item not in (None, ())}
    if isinstance(value, list | tuple):
        return [_without_gaps(item) for item in value]
    return value
