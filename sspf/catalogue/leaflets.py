"""Knows what is handed out about SSPF: the information page and the brochure, in published versions and languages."""

from dataclasses import dataclass

from sspf.catalogue.entries import Entry

INFORMATION, BROCHURE = "information", "broschyr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Entry):
    """A word that is explained."""

    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Entry):
    """A heading (its label) with paragraphs, points, and words explained."""

    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet(Entry):
    """One leaflet in one language. It shows only when it is marked as reviewed by somebody who knows the language."""

    title: str
    lead: str
    chapters: tuple[Chapter, ...]
    reviewed: bool = False
