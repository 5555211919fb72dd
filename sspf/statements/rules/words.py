"""Knows which words in a statement are stopped or asked about: personal numbers, and names from outside the case."""

import re
from collections.abc import Collection
from datetime import date

from sspf.cases.rules.numbers import PersonalNumber, PersonalNumberError

_MARKED = re.compile(r"(?<!\d)(?:\d{2})?\d{6}\s?[-‐‑–−+]\s?\d{4}(?!\d)")
_BARE = re.compile(r"(?<!\d)(?:\d{12}|\d{10})(?!\d)")
_NAME = r"[A-ZÅÄÖÉÜ][a-zåäöéèüß]+(?:-[A-ZÅÄÖ][a-zåäö]+)?"
_PAIR = re.compile(rf"\b({_NAME})( och | (?:von |af |de )?)({_NAME})\b")


def holds_personal_number(text: str, today: date) -> bool:
    """Whether a text holds a personal number: anything written like one, or bare digits that are one.

    Bare digits count only when date and check digit hold, so that telephone numbers pass.
    """
    return bool(_MARKED.search(text)) or any(_is_number(found, today) for found in _BARE.findall(text))


def outside_names(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Pairs of capitalised words that look like people outside the case: "Olle Berg", "Alva och Olle", "När Olle".

    `known`: single words that are no strangers, such as the family's names and the units'. In the text's order.
    """
    own = {word.casefold() for word in known}
    found = [
        f"{first}{joint}{second}"
        for first, joint, second in _pairs(text)
        if second.casefold() not in own or (joint == " och " and first.casefold() not in own)
    ]
    return tuple(dict.fromkeys(found))


def _pairs(text: str) -> list[tuple[str, str, str]]:
    """Every pair, also those that share a word with the one before, as in "Olle Berg och Kim"."""
    found, at = [], 0
    while match := _PAIR.search(text, at):
        found.append((match[1], match[2], match[3]))
        at = match.start(3)
    return found


def _is_number(digits: str, today: date) -> bool:
    try:
        PersonalNumber.parse(digits, today, allow_test=True)
    except PersonalNumberError:
        return False
    return True
