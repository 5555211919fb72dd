"""Knows how a table from a TOML file becomes a dataclass, and says in Swedish everything that is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from enum import StrEnum
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from sspf.catalogue.entries import AtLeast, Entry, Record, Ref

SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
WANTED = {
    str: "ska vara text inom citattecken",
    int: "ska vara ett heltal utan citattecken",
    bool: "ska vara true eller false",
    date: "ska vara ett datum utan citattecken, till exempel 2026-01-31",
}
BAD = object()
"""Stands where a value could not be read; the reason is among the reader's problems."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in `config/` something stands: the file and the dotted key."""

    file: str
    key: str = ""

    def at(self, key: str) -> "Place":
        """Return the place one key further in."""
        return Place(self.file, f"{self.key}.{key}" if self.key else key)

    def __str__(self) -> str:
        return f"{self.file}: {self.key}" if self.key else self.file


class Reader:
    """Reads values by their type hints and gathers problems and references instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.references: list[tuple[Place, Ref, str]] = []

    def refuse(self, place: Place, sentence: str) -> object:
        """Remember a problem; return the mark of a value that could not be read."""
        self.problems.append(f"{place} – {sentence}")
        return BAD

    def value(self, hint: Any, raw: object, place: Place) -> Any:
        """Return `raw` as the type `hint` asks for, or `BAD` when it is not of that type."""
        origin, parts = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._marked(parts[0], parts[1:], raw, place)
        if origin in (Union, UnionType):
            return self.value(next(part for part in parts if part is not type(None)), raw, place)
        if origin is tuple:
            return self._items(parts[0], raw, place)
        if origin is Mapping:
            return self._table(parts[1], raw, place)
        return self._single(hint, raw, place)

    def _single(self, hint: Any, raw: object, place: Place) -> Any:
        if issubclass(hint, Record):
            return self.record(hint, raw, place)
        if issubclass(hint, StrEnum):
            return self._member(hint, raw, place)
        return self._plain(hint, raw, place)

    def record(self, cls: type[Record], raw: object, place: Place, entry: str | None = None) -> Any:
        """Return a `cls` read from the table `raw`; an entry's id is `entry`, or else the key it stands under."""
        if not isinstance(raw, dict):
            return self.refuse(place, "ska vara en del med egna nycklar")
        given, hints = dict(raw), get_type_hints(cls, include_extras=True)
        found: dict[str, Any] = {}
        wanted = fields(cls)  # type: ignore[arg-type]  # every Record in use is a dataclass
        for item in wanted:
            if item.name == "id" and issubclass(cls, Entry):
                continue
            found[item.name] = self._field(item, hints[item.name], given, place)
        for key in given:
            self.refuse(place.at(key), f"okänd nyckel; de som finns är {', '.join(_keys(cls))}")
        if issubclass(cls, Entry):
            found["id"] = entry or self._slug(place)
        if given or BAD in found.values():
            return BAD
        return self._checked(cls(**found), place)

    def _field(self, item: "Field[Any]", hint: Any, given: dict[str, object], place: Place) -> Any:
        key = _key(item)
        if key in given:
            return self.value(hint, given.pop(key), place.at(key))
        if item.default is not MISSING:
            return item.default
        return self.refuse(place.at(key), "saknas")

    def _checked(self, built: Record, place: Place) -> Record:
        for key, sentence in built.problems():
            self.refuse(place.at(key), sentence)
        return built.settled()

    def _slug(self, place: Place) -> object:
        last = place.key.rpartition(".")[2]
        if SLUG.fullmatch(last):
            return last
        return self.refuse(place, "ett id får bara ha små bokstäver a–z, siffror, bindestreck och understreck")

    def _marked(self, hint: Any, marks: tuple[Any, ...], raw: object, place: Place) -> Any:
        found = self.value(hint, raw, place)
        if found is BAD:
            return BAD
        for mark in marks:
            if isinstance(mark, Ref):
                self.references.append((place, mark, found))
            if isinstance(mark, AtLeast) and found < mark.lowest:
                return self.refuse(place, f"ska vara minst {mark.lowest}")
        return found

    def _items(self, hint: Any, raw: object, place: Place) -> Any:
        """Entries stand as named tables; everything else as a list."""
        if isinstance(hint, type) and issubclass(hint, Entry):
            table = self._table(hint, raw, place)
            return BAD if table is BAD else tuple(table.values())
        if not isinstance(raw, list) or not raw:
            return self.refuse(place, "ska vara en lista inom hakparenteser med minst ett värde")
        found = tuple(self.value(hint, item, place.at(str(number))) for number, item in enumerate(raw, 1))
        return BAD if BAD in found else found

    def _table(self, hint: Any, raw: object, place: Place) -> Any:
        if not isinstance(raw, dict) or not raw:
            return self.refuse(place, "ska vara en del med minst en namngiven rad")
        found = {key: self.value(hint, item, place.at(key)) for key, item in raw.items()}
        return BAD if BAD in found.values() else MappingProxyType(found)

    def _member(self, hint: type[StrEnum], raw: object, place: Place) -> Any:
        known = [member.value for member in hint]
        if raw in known:
            return hint(raw)
        return self.refuse(place, f"«{raw}» finns inte att välja; välj bland {', '.join(known)}")

    def _plain(self, hint: type, raw: object, place: Place) -> Any:
        if type(raw) is not hint:  # bool is an int and a time is a date; neither may pass for the other
            return self.refuse(place, WANTED[hint])
        return self._text(raw, place) if isinstance(raw, str) else raw

    def _text(self, raw: str, place: Place) -> Any:
        if not raw or raw != raw.strip():
            return self.refuse(place, "får inte vara tom eller börja eller sluta med mellanslag")
        if not raw.isprintable():
            return self.refuse(
                place, "får inte ha radbrytning eller dolda tecken; avsluta raden med \\ för att fortsätta"
            )
        return raw


def _key(item: "Field[Any]") -> str:
    key: str = item.metadata.get("key", item.name)
    return key


def _keys(cls: type[Record]) -> list[str]:
    wanted = fields(cls)  # type: ignore[arg-type]  # every Record in use is a dataclass
    return [_key(item) for item in wanted if item.name != "id"]
