"""Knows what stands on the paper of a round, in the words of one language: plain values for printer and screen."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sspf.catalogue.consents import ConsentText
from sspf.catalogue.information import InformationKind
from sspf.catalogue.languages import SWEDISH, KindWords, Language
from sspf.catalogue.loader import Catalogue
from sspf.consents.rules.recording import Kinds, kinds_of


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit and the kinds of information that can be ticked for it, as pairs of id and label; the basis has no box.

    `enskild`: no authority, so that what is shared there is shared with a reservation (R4; OSL 10:14, 12:2).
    """

    id: str
    label: str
    kinds: tuple[tuple[str, str], ...]
    enskild: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one round asks, in one language."""

    language: Language
    text: ConsentText
    units: tuple[UnitChoice, ...]
    kinds: tuple[tuple[str, str], ...]
    basis: str
    named: Mapping[str, str]
    """The kinds by their Swedish names."""

    @property
    def translated(self) -> bool:
        """Whether this is for reading beside the Swedish text, which is the one that counts."""
        return self.language.id != SWEDISH

    def values(self) -> dict[str, Any]:
        """The plain values that every showing of the sheet has in common."""
        return {
            "lang": self.language.tag.partition("-")[0],
            "direction": self.language.direction.value,
            "words": asdict(self.language.words),
            "title": self.text.title,
            "version": self.text.label,
            "translated": self.translated,
            "sections": [{"heading": each.heading, "paragraphs": list(each)} for each in self.text.sections],
            "units": [
                {"label": unit.label, "kinds": [label for _id, label in unit.kinds], "enskild": unit.enskild}
                for unit in self.units
            ],
            "kinds": [{"label": label, "explanation": explanation} for label, explanation in self.kinds],
            "basis": self.basis,
            "withdrawal": self.text.withdrawal.paragraphs[0],
        }


def sheet(
    catalogue: Catalogue, version: str, language: Language, units: Collection[str], information: Collection[str]
) -> Sheet:
    """The sheet of a round that asks about these units and kinds, in a language that its text can be read in."""
    known = kinds_of(catalogue)
    kinds = {kind.id: _worded(kind, language) for kind in catalogue.information.values() if kind.id in information}
    return Sheet(
        language,
        catalogue.consent_text(version, language.id),
        tuple(
            UnitChoice(unit.id, unit.label, _tickable(unit.id, kinds, known), unit.id in known.enskild)
            for unit in catalogue.units.values()
            if unit.id in units
        ),
        tuple((words.label, words.explanation) for words in kinds.values()),
        " ".join(words.explanation for kind, words in kinds.items() if kind in known.basis),
        {catalogue.information[kind].label: words.label for kind, words in kinds.items()},
    )


def chosen_language(catalogue: Catalogue, version: str, asked: str) -> Language:
    """The language that was asked for, where the text can be read in it; otherwise Swedish."""
    readable = {each.id: each for each in catalogue.consent_languages(version)}
    return readable.get(asked) or catalogue.languages[SWEDISH]


def _tickable(unit: str, kinds: dict[str, InformationKind | KindWords], known: Kinds) -> tuple[tuple[str, str], ...]:
    """What can be said yes or no to for a unit: never what an enskild may not read (R26), and not the basis."""
    without = known.basis | (known.offences if unit in known.enskild else frozenset())
    return tuple((kind, words.label) for kind, words in kinds.items() if kind not in without)


def _worded(kind: InformationKind, language: Language) -> InformationKind | KindWords:
    return (language.information or {}).get(kind.id, kind)
