"""Knows the languages that families can read in: which way they run, in which typeface, and the words of a paper."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sspf.catalogue.entries import Entry, Record
from sspf.typefaces import Direction, Typeface

SWEDISH = "sv"
"""The language whose text is the legal one."""

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Record):
    """What a paper or a screen says around its text: headings, what to write on a line, what to press."""

    answer: str
    for_whom: str
    signer: str
    from_on: str
    until_on: str
    text_version: str
    case_number: str
    choose: str
    takes_part: str
    may_know: str
    reservation: str
    always: str
    kinds: str
    excluded: str
    excluded_help: str
    informed: str
    informed_by: str
    informed_on: str
    language: str
    interpreter: str
    signature: str
    name: str
    clear_name: str
    date: str
    copy: str
    change: str
    call: str
    questions: str
    data_protection: str
    translation: str
    protected: str
    page: str
    box: str
    choose_language: str
    download: str
    who_sees: str
    confirm: str
    full_name: str
    sign_now: str
    not_now: str
    at_once: str
    later: str
    nothing_yet: str
    through: str
    choose_first: str
    confirm_first: str
    name_first: str
    changed: str
    signed_already: str
    back: str

    def problems(self) -> Iterator[tuple[str, str]]:
        """The foot of a paper tells which of how many pages it is."""
        if "{page}" not in self.page or "{pages}" not in self.page:
            yield "page", "ska innehålla {page} och {pages}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingWords(Record):
    """What the pages of a questionnaire say around its questions. What stands in braces is filled in.

    `code_failed` and `throttled` are refusals, whose Swedish words stand with all others in `labels.toml`.
    """

    heading: str
    lead: str
    code: str
    code_help: str
    open: str
    code_failed: str | None = None
    throttled: str | None = None
    fault: str
    start: str
    where: str
    next: str
    skip: str
    back: str
    wrong_choice: str
    wrong_number: str
    wrong_text: str
    review: str
    review_help: str
    nothing: str
    change: str
    to_review: str
    send: str
    unsaved: str
    saved: str
    anonymous: str
    who_reads: str
    close: str
    contact: str
    leave: str
    offline: str

    def problems(self) -> Iterator[tuple[str, str]]:
        """Whoever answers is told where they are, and within which bounds an answer must be."""
        gaps = {
            "where": ("number", "count"),
            "wrong_number": ("minimum", "maximum"),
            "wrong_text": ("limit",),
            "who_reads": ("fewest",),
        }
        for key, names in gaps.items():
            if any(f"{{{name}}}" not in getattr(self, key) for name in names):
                yield key, f"ska innehålla {' och '.join(f'{{{name}}}' for name in names)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords(Record):
    """A kind of information in another language."""

    label: str
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(Entry):
    """A language that texts can be read in. `tag` is BCP 47; `information` are the kinds in its words, by their ids."""

    tag: str
    direction: Direction = Direction.ltr
    font: Typeface = Typeface.atkinson_hyperlegible
    words: Words
    asking: AskingWords
    information: Mapping[str, KindWords] | None = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """A browser and a screen reader must know the language by its code."""
        yield from Entry.problems(self)
        if not TAG.fullmatch(self.tag):
            yield "tag", "ska vara ett språks kod, till exempel en eller ar"
