"""Knows what a line of the register says: who, what, to whom, on which ground, and who decided (law R16, R19)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf.catalogue.provisions import RecipientKind


class Informed(StrEnum):
    """Whether somebody has been told of a release."""

    told = "told"
    later = "later"
    untold = "untold"


class RequestAnswer(StrEnum):
    """What was answered to an authority that asked."""

    granted = "granted"
    partly = "partly"
    refused = "refused"


@dataclass(frozen=True, slots=True)
class Subject:
    """About whom. Typed by hand: nothing is fetched from any case (law R17)."""

    name: str
    personal_number: str | None = None
    born_on: date | None = None
    born_by_number: date | None = None

    @property
    def birth(self) -> date | None:
        """The day of birth, from the number when there is one."""
        return self.born_by_number or self.born_on

    @property
    def written(self) -> str:
        """The number, or else the day of birth, as it is written; nothing when neither is known."""
        if self.personal_number:
            return f"{self.personal_number[:8]}-{self.personal_number[8:]}"
        return "" if self.born_on is None else self.born_on.isoformat()


@dataclass(frozen=True, slots=True)
class Release:
    """What was let out, to whom, when and how. `at` is an instant; people type Swedish time."""

    what: str
    recipient_kind: RecipientKind
    recipient: str
    at: datetime
    channel: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided, with which authority, and what was found to be best for the child (law R68)."""

    decided_by: str
    authority: str
    child_best: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Whether the young person and the guardians were told: when and how, or why not."""

    youth: Informed
    youth_words: str
    guardians: Informed
    guardians_words: str


@dataclass(frozen=True, slots=True)
class DisclosureTerms:
    """A whole release as it is entered. `answers`: by the ids of the provision's conditions."""

    provision: str
    subject: Subject
    release: Release
    answers: Mapping[str, str]
    decision: Decision
    notice: Notice


@dataclass(frozen=True, slots=True)
class RequestTerms:
    """What an authority asked for, about whom, on which ground and day."""

    provision: str
    subject: Subject
    asked_by: str
    asked_for: str
    received_on: date
    channel: str


@dataclass(frozen=True, slots=True)
class AnswerTerms:
    """What was answered and why, by whom, with which authority and on which day."""

    answer: RequestAnswer
    reason: str
    decided_by: str
    authority: str
    answered_on: date
