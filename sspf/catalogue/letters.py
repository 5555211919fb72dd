"""Knows what a kallelse to the family says on paper, in published versions and languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sspf.catalogue.agencies import AgencySide
from sspf.catalogue.entries import Entry, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming(Record):
    """Who comes from one side of the cooperation, in a word, and why they are there."""

    who: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader(Record):
    """What is said in one way to the youth and in another to a guardian. `come`: told where there is a place."""

    lead: str
    how: tuple[str, ...]
    come: str
    otherwise: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLetter(Entry):
    """The letter in one language. It is used only when somebody who knows the language has reviewed it.

    `coming` is by the agencies' sides. What a coordinator typed stays in Swedish, which `typed` says.
    """

    title: str
    translation: str = ""
    sspf: str
    about: str
    about_told: str
    typed: str = ""
    day: str
    time: str
    clock: str
    place: str
    digital: str
    who: str
    how_many: str
    undecided: str
    told_before: str
    why: str
    coming: Mapping[str, Coming]
    consent: str
    consent_until: str
    consent_change: str
    how: str
    otherwise: str
    change: str
    change_time: str
    call: str
    interpreter: str
    interpreter_offer: str
    other_language: str
    protected: str
    page: str
    youth: Reader
    guardian: Reader
    reviewed: bool = False

    def problems(self) -> Iterator[tuple[str, str]]:
        """Every side of the cooperation has its words, and every gap in a sentence its name."""
        yield from Entry.problems(self)
        for side in AgencySide:
            if side.value not in self.coming:
                yield f"coming.{side.value}", "saknas"
        for key, gaps in GAPS.items():
            for gap in gaps:
                if gap not in getattr(self, key):
                    yield key, f"ska innehålla {gap}"


GAPS: Mapping[str, tuple[str, ...]] = {
    "clock": ("{starts}", "{ends}"),
    "how_many": ("{count}",),
    "consent_until": ("{until}",),
    "call": ("{name}", "{phone}"),
    "page": ("{page}", "{pages}"),
}
"""What is filled in where, by key."""
