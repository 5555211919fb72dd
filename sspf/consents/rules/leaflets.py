"""Knows what is told of SSPF to anyone who asks, in which languages, as plain values for page and printer."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sspf.catalogue.languages import SWEDISH, Language
from sspf.catalogue.leaflets import Chapter, Leaflet
from sspf.catalogue.loader import Catalogue


@dataclass(frozen=True, slots=True)
class Shown:
    """A leaflet in the language it is shown in, and every language it can be read in."""

    name: str
    language: Language
    leaflet: Leaflet
    languages: tuple[Language, ...]


def shown(catalogue: Catalogue, name: str, language: str, today: date) -> Shown:
    """The newest leaflet of a name in the language asked for, or in Swedish where it cannot be read in that one."""
    reviewed = catalogue.leaflet(name, today)
    chosen = language if language in reviewed else SWEDISH
    languages = tuple(catalogue.languages[each] for each in reviewed)
    return Shown(name, catalogue.languages[chosen], reviewed[chosen], languages)


def values(leaflet: Shown, catalogue: Catalogue) -> dict[str, Any]:
    """The plain values of a leaflet, for the printer."""
    municipality, language = catalogue.municipality, leaflet.language
    return {
        "municipality": municipality.name,
        "phone": municipality.coordinator_phone,
        "data_protection": municipality.data_protection_contact,
        "concern_phone": municipality.concern_report_phone,
        "lang": language.tag.partition("-")[0],
        "direction": language.direction.value,
        "words": asdict(language.words),
        "foot": leaflet.leaflet.label,
        "title": leaflet.leaflet.title,
        "lead": leaflet.leaflet.lead,
        "chapters": [_plain(chapter) for chapter in leaflet.leaflet.chapters],
    }


def _plain(chapter: Chapter) -> dict[str, Any]:
    return {
        "heading": chapter.label,
        "paragraphs": list(chapter.paragraphs),
        "points": list(chapter.points),
        "words": [{"label": word.label, "explanation": word.explanation} for word in chapter.words],
    }
