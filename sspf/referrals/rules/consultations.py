"""Knows the avidentifierade rådfrågning: a colleague asks the coordinator for advice and says not who it is about."""

import re
from dataclasses import dataclass, fields
from enum import StrEnum

PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:18|19|20)?\d{2}[ -]?[01]\d[ -]?[0-9]\d[ ]?[-+ ]?[ ]?\d{4}(?!\d)")
"""A personal or coordination number, however it is written; the last four digits make a day of birth into a person."""


class ConsultationState(StrEnum):
    """How far a question has come. It is put away when the asker has read the answer."""

    asked = "asked"
    answered = "answered"
    put_away = "put_away"


class ConsultationProblem(StrEnum):
    """Why a question or an answer cannot be sent; the label tells what to do."""

    names_someone = "names_someone"
    answered_already = "answered_already"
    not_answered = "not_answered"


@dataclass(frozen=True, slots=True)
class Question:
    """What worries, what has been tried, and what the asker wonders. No field asks who."""

    worry: str
    tried: str
    wonder: str


def naming_field(question: Question) -> str | None:
    """The first part that holds a personal number, or None (OSL 23:2, 25:1, 35:1: no one may be told who it is)."""
    return next((each.name for each in fields(question) if names_someone(getattr(question, each.name))), None)


def names_someone(text: str) -> bool:
    """Whether a text holds a personal number. Names cannot be told from words: the form asks for none."""
    return PERSONAL_NUMBER.search(text) is not None
