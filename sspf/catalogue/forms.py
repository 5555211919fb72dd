"""Knows the forms a case can have, what each is in law, and what other collaboration a young person may have."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sspf.catalogue.agencies import AgencySide
from sspf.catalogue.entries import Entry, Positive


class LegalMode(StrEnum):
    """What the municipality has decided that a form is in law (R69). The municipality's lawyer sets it."""

    cooperation = "cooperation"  # råd och samordning
    service = "service"  # insats utan individuell behovsprövning, SoL 11:5
    decision = "decision"  # part of a decision in an ärende by SoL


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseForm(Entry):
    """A way of working together around one young person: SSPF, SIG. The first one is what a case is opened as.

    `ages_from`, `ages_until`: whom it is for; a hint, never a hindrance. `always`: sides without which it is not done
    (SIG has always the police, practice 2.5). `application`: that one may apply for help by SoL (R70).
    """

    name: str
    about: str
    legal_mode: LegalMode
    legal_note: str
    ages_from: Positive
    ages_until: Positive
    plan_label: str | None = None
    always: tuple[AgencySide, ...] = ()
    responsible: str
    application: str

    def problems(self) -> Iterator[tuple[str, str]]:
        """The ages run forward."""
        yield from Entry.problems(self)
        if self.ages_until < self.ages_from:
            yield "ages_until", "ska inte vara lägre än ages_from"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaboration(Entry):
    """Another collaboration or help that a young person may have beside the case (protocol items 89–91 and 97)."""

    name: str
