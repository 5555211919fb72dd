"""Knows what everyone is told when a case ends: units, family and the young person, each in words of their own."""

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sspf.catalogue.entries import Record
from sspf.catalogue.forms import LegalMode

TO_UNITS = frozenset({"ärende", "dag", "telefon"})
TO_FAMILY = TO_UNITS | {"form", "kvar", "ombud"}
"""What can be filled in. Units are told nothing about the family, so there is nothing of theirs to fill in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Record):
    """What one of them is told, paragraph by paragraph."""

    title: str
    paragraphs: tuple[str, ...]

    def said(self, words: Mapping[str, str]) -> tuple[str, ...]:
        """Return the paragraphs with every place filled in."""
        return tuple(text.format_map(words) for text in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Endings(Record):
    """The words at the end of a case. `kept` says what is kept and for how long, by what the form is in law (R38).

    `no_letter_to_youth`: reasons for which the young person is not written to.

    In the paragraphs `{ärende}` stands for the number, `{dag}` for the day, `{form}` for the form, `{kvar}` for what is
    kept, `{telefon}` for the coordinator's telephone and `{ombud}` for where to turn about personal data.
    """

    units: Telling
    family: Telling
    youth: Telling
    kept: Mapping[str, str]
    kept_youth: Mapping[str, str]
    no_letter_to_youth: tuple[str, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """Every place in the texts can be filled in, and what is kept is said of each mode."""
        modes = {mode.value for mode in LegalMode}
        for name in ("kept", "kept_youth"):
            if set(getattr(self, name)) != modes:
                yield name, f"ska ha en rad var för {', '.join(sorted(modes))}"
        for name, places in (("units", TO_UNITS), ("family", TO_FAMILY), ("youth", TO_FAMILY)):
            for number, text in enumerate(getattr(self, name).paragraphs, 1):
                yield from _strangers(f"{name}.paragraphs.{number}", text, places)


def _strangers(key: str, text: str, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    try:
        named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        yield key, "har en klammer som inte är sluten"
        return
    for name in sorted(named - known):
        yield key, f"{{{name}}} finns inte att fylla i; de som finns är {', '.join(sorted(known))}"
