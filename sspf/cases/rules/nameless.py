"""Knows what a text about groups, areas and days must not hold: a personal number ever, a name (R75, invariant 17)."""

from collections.abc import Mapping
from enum import StrEnum

from sspf.cases.rules.names_in_text import possible_names
from sspf.cases.rules.numbers_in_text import holds_personal_number
from sspf.errors import Refused


class NamelessProblem(StrEnum):
    """Why a text that may name nobody is refused; the label tells what to do."""

    personal_number = "personal_number"
    may_name_someone = "may_name_someone"


def check_texts(texts: Mapping[str, str], known: frozenset[str], vouched: bool) -> None:
    """Raise `Refused` for a personal number in any text, and for words like names that nobody has vouched for.

    `texts`: by the names of the form's fields. `known`: words that are names of places and units, in small letters.
    """
    for field, text in texts.items():
        if holds_personal_number(text):
            raise Refused(NamelessProblem.personal_number, field)
    if not vouched and any(possible_names(text, known) for text in texts.values()):
        raise Refused(NamelessProblem.may_name_someone, "nameless")
