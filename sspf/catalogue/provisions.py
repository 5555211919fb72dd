"""Knows the legal provisions that let information out without consent: published versions, each with its questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf.catalogue.agencies import SecrecyBasis
from sspf.catalogue.entries import Entry, Positive, wording_hash


class RecipientKind(StrEnum):
    """To whom a provision lets information go: always an authority, never an enskild (rule R16, law 3.3)."""

    police = "police"
    security_police = "security_police"
    customs = "customs"
    prosecutor = "prosecutor"
    law_enforcement = "law_enforcement"
    social_board = "social_board"
    health_care = "health_care"
    other_authority = "other_authority"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Entry):
    """One condition of a provision, asked as a question (`label`) that must be answered before a release is entered."""

    help: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Entry):
    """One wording of one provision; its id is name and version, as in `brottsrisk-2025-1`, and it never changes.

    `breaks`: the secrecy it opens; a unit with any other basis cannot use it. `below_age`: it is about the young only.
    `requested`: an authority can ask with it (rule R19). `unprompted`: it can be used without anybody having asked.
    """

    statute: str
    source: str
    summary: str
    excluded: str | None = None
    decider: str | None = None
    breaks: tuple[SecrecyBasis, ...]
    recipients: tuple[RecipientKind, ...]
    below_age: Positive | None = None
    requested: bool = False
    unprompted: bool = True
    conditions: tuple[Condition, ...]

    def problems(self) -> Iterator[tuple[str, str]]:
        """Without a first day it would be in force for ever backwards; one that nobody can use is an error."""
        yield from Entry.problems(self)
        if self.valid_from is None:
            yield "from", "ska finnas: den dag lydelsen började gälla"
        if not (self.requested or self.unprompted):
            yield "unprompted", "ska vara true när requested är false; annars kan ingen använda bestämmelsen"

    def opens_for(self, basis: SecrecyBasis) -> bool:
        """Whether a unit with this secrecy can use the provision at all."""
        return basis in self.breaks


def in_force(provisions: Mapping[str, Provision], day: date) -> list[Provision]:
    """The wordings that held on a local day, in file order (invariant 20)."""
    return [each for each in provisions.values() if each.in_use(day)]


def provision_hash(provision: Provision) -> str:
    """The fingerprint of a wording; a test holds that of every published one, and each entry carries its own."""
    return wording_hash(provision)
