"""Knows the words around a plan on paper: for who leads the work, for one unit, for the family and for the youth."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sspf.catalogue.entries import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords(Record):
    """The headings of one paper. A part whose heading is empty is not on it; without a title the plan's name is."""

    lead: str
    title: str = ""
    strengths: str = ""
    youth_voice: str = ""
    guardian_voice: str = ""
    shared_picture: str = ""
    goals: str = ""
    own: str = ""
    others: str = ""
    guardian: str = ""
    youth: str = ""
    risks: str = ""
    follow_up: str = ""
    ends: str = ""
    paragraphs: tuple[str, ...] = ()
    questions: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords(Record):
    """The small words around what the plan says."""

    due: str
    start: str
    company: str
    follow_up: str
    follows_up: str
    pending: str
    source: str
    seen: str
    missing: str
    baseline: str
    target: str
    of_ten: str
    consent_until: str
    kept: str
    call: str
    protected: str
    page: str

    def problems(self) -> Iterator[tuple[str, str]]:
        """The foot of a paper tells which of how many pages it is."""
        if "{page}" not in self.page or "{pages}" not in self.page:
            yield "page", "ska innehålla {page} och {pages}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPapers(Record):
    """The plan's papers. `to_youth`: each protective factor of the template, said to the young person."""

    whole: PaperWords
    unit: PaperWords
    family: PaperWords
    youth: PaperWords
    words: PlanWords
    to_youth: Mapping[str, str]
