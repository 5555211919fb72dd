"""Knows the form of a follow-up to kommunfullmäktige: five headings in order, its title, its annex (law R74)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Self

from sspf.catalogue.reports import EDITABLE, HEADINGS, FollowUpForm


@dataclass(frozen=True, slots=True)
class ProgrammeTerms:
    """What is written of one plan or programme. Empty texts stay empty; what is not said follows from the form.

    `title`, `second`, `annex`: worded anew. `same_annex`: stands in the annex of the one before, under its title.
    `about`: the line that says which part of the programme this is about. `signer` and its `signer_titles` end it.
    """

    programme: str
    title: str = ""
    same_annex: bool = False
    period_label: str = ""
    period: str = ""
    about: str = ""
    second: str = ""
    texts: tuple[str, ...] = ("",) * HEADINGS
    officer: str = ""
    phone: str = ""
    dated: str = ""
    signer: str = ""
    signer_titles: str = ""
    annex: str = ""
    nameless: bool = False

    def stored(self) -> dict[str, Any]:
        """The terms as values that are sealed."""
        return {name: value for name, value in asdict(self).items() if name != "nameless"}

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """The terms of what was stored."""
        known = {each.name for each in fields(cls)}
        values = {name: value for name, value in stored.items() if name in known}
        return cls(**{**values, "texts": tuple(values["texts"])})


@dataclass(frozen=True, slots=True)
class LetterTerms:
    """The tjänsteskrivelse around the follow-ups (item 70). `annexes`: others, one on each line."""

    officer: str = ""
    phone: str = ""
    dated: str = ""
    reference: str = ""
    recipient: str = ""
    subject: str = ""
    proposal: str = ""
    background: str = ""
    annexes: str = ""
    signer: str = ""
    signer_titles: str = ""
    nameless: bool = False

    def stored(self) -> dict[str, Any]:
        """The terms as values that are sealed."""
        return {name: value for name, value in asdict(self).items() if name != "nameless"}

    @property
    def is_written(self) -> bool:
        """Whether there is a letter at all; without one the follow-ups stand by themselves."""
        return bool(self.proposal or self.background or self.reference)


def headings(form: FollowUpForm, year: int, second: str = "") -> tuple[str, ...]:
    """The five headings with their numbers and the years of a report; `second` is the second's own wording."""
    said = [each.format(year=year, previous=year - 1) for each in form.headings]
    if second:
        said[EDITABLE] = second
    return tuple(f"{number}. {text}" for number, text in enumerate(said, 1))


def title(form: FollowUpForm, terms: ProgrammeTerms, sitting_on: date) -> str:
    """What a follow-up is called: "Uppföljning av ”…” på kommunfullmäktige 2026-05-25", or as it is worded itself."""
    return terms.title or form.title.format(programme=terms.programme, day=sitting_on.isoformat(), year=sitting_on.year)


def annex_name(form: FollowUpForm, terms: ProgrammeTerms, year: int) -> str:
    """What its annex is called in the list under the letter."""
    return terms.annex or form.annex.format(programme=terms.programme, year=year)


def annexes(programmes: Sequence[ProgrammeTerms]) -> list[list[ProgrammeTerms]]:
    """The follow-ups by annex: each in one of its own, but for those that stand in the annex of the one before."""
    found: list[list[ProgrammeTerms]] = []
    for each in programmes:
        if each.same_annex and found:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text in which each is something by itself."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def in_order(names: Iterable[str]) -> list[str]:
    """Names of annexes as they are listed: each once."""
    return list(dict.fromkeys(names))
