"""Knows the avidentifierade rådfrågning: a colleague asks the coordinator for advice and says not who it is about."""

from dataclasses import dataclass, fields
from enum import StrEnum

from sspf.cases.rules.numbers_in_text import holds_personal_number


class ConsultationState(StrEnum):
    """How far a question has come. It is put away when the asker has read the answer."""

    asked = "asked"
    answered = "answered"
    put_away = "put_away"


class ConsultationProblem(StrEnum):
    """Why a question or an answer cannot be sent; the label tells what to do."""

    personal_number = "personal_number"
    answered_already = "answered_already"
    not_answered = "not_answered"


@dataclass(frozen=True, slots=True)
class Question:
    """What worries, what has been tried, and what the asker wonders. Only the last must be said; no field asks who."""

    worry: str
    tried: str
    wonder: str


def naming_field(question: Question) -> str | None:
    """The first part that holds a personal number, or None (OSL 23:2, 25:1, 35:1: no one may be told who it is).

    Names cannot be told from words: what looks like one is asked about instead.
    """
    return next((each.name for each in fields(question) if holds_personal_number(getattr(question, each.name))), None)
