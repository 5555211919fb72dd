"""Knows the wording people consent to: published versions that never change."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from sspf.catalogue.entries import Entry, Record, wording_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Record):
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]

    def __iter__(self) -> Iterator[str]:
        return iter(self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations(Record):
    """What each signer puts the name to. `child` is below the age of own consent and says what it wants (rule R6)."""

    guardian: str
    youth: str
    adult_youth: str
    child: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentText(Entry):
    """The text a signer has read; its id is its version. The sections stand in reading order (practice, OSL 12:2)."""

    title: str
    purpose: Section
    secrecy: Section
    parties: Section
    information: Section
    period: Section
    voluntary: Section
    refusal: Section
    withdrawal: Section
    remains: Section
    concern_report: Section
    child: Section
    rights: Section
    declarations: Declarations

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections in reading order."""
        values = (getattr(self, item.name) for item in fields(self))
        return tuple(value for value in values if isinstance(value, Section))


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentTranslation(ConsentText):
    """The same text in another language, beside the Swedish one, which is the legal one (rule R78).

    It shows only when it is marked as reviewed by somebody who knows the language.
    """

    reviewed: bool = False


def consent_text_hash(text: ConsentText) -> str:
    """Return the fingerprint of a consent text's wording; a test holds that of every published one."""
    return wording_hash(text)
