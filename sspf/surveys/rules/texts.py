"""Pure decisions about own words: what is struck out of them, and what must be before anybody reads them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sspf.cases.rules.nameless import NamelessProblem
from sspf.cases.rules.names_in_text import possible_names
from sspf.cases.rules.numbers_in_text import holds_personal_number
from sspf.errors import Refused
from sspf.surveys.rules.dispatches import SurveyProblem

STRUCK: Final = "[…]"

_CONTACT = re.compile(r"\S+@\S+|(?<!\d)\+?\d[\d\s-]{5,}\d")
"""Addresses of mail, telephone numbers, and whatever else is a long number."""


class TextDecision(StrEnum):
    """What becomes of somebody's own words."""

    shown = "shown"
    shortened = "shortened"
    left_out = "left_out"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader decided: which words are struck, and whether the rest was looked through for names."""

    decision: TextDecision
    strike: tuple[str, ...] = ()
    vouched: bool = False


def suspects(text: str, known: frozenset[str]) -> list[str]:
    """What may tell of somebody, in the text's own words: names, numbers, addresses. A pattern, never a look-up.

    `known`: words that are names of places and units, in small letters.
    """
    numbers = (found[0].strip() for found in _CONTACT.finditer(text))
    return list(dict.fromkeys([*possible_names(text, known), *numbers]))


def told(text: str, reading: Reading) -> str:
    """The words as they may be read; nothing when they are left out.

    Raises `Refused`: something to strike is not there, a personal number is left, or nobody has vouched for the rest. A
    name that begins a sentence looks like any word there, so somebody reads every text to its end (law R36, R75).
    """
    if reading.decision is TextDecision.left_out:
        return ""
    words = _struck(text, reading.strike) if reading.decision is TextDecision.shortened else text
    if holds_personal_number(words):
        raise Refused(NamelessProblem.personal_number, "decision")
    if not reading.vouched:
        raise Refused(SurveyProblem.read_it_first, "vouched")
    return words


def as_phrases(typed: str) -> tuple[str, ...]:
    """What is to be struck, one to a line, the longest first so that a whole name goes before a part of it."""
    lines = (line.strip() for line in typed.splitlines())
    return tuple(sorted({line for line in lines if line}, key=lambda each: (-len(each), each)))


def _struck(text: str, phrases: Sequence[str]) -> str:
    if not phrases:
        raise Refused(SurveyProblem.strike_something, "strike")
    for phrase in phrases:
        pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
        if not pattern.search(text):
            raise Refused(SurveyProblem.strike_not_found, "strike")
    whole = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in phrases), re.IGNORECASE)
    return _joined(whole.sub(STRUCK, text))


def _joined(text: str) -> str:
    """Several struck words in a row are one gap: how many there were tells something too."""
    gap = re.escape(STRUCK)
    return re.sub(rf"{gap}(?:[\s-]*{gap})+", STRUCK, text)
