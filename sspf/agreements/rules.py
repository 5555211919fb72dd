"""Knows what an agreement on cooperation must say, where it stands on a day, and when it is looked through again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class AgreementKind(StrEnum):
    """Whether an agreement stands by itself, goes on where another ends, or adds to another that goes on."""

    first = "first"
    renewal = "renewal"
    supplement = "supplement"


class AgreementState(StrEnum):
    """Where an agreement stands today. Nobody sets it: it follows from its days, and from whether it was renewed."""

    coming = "coming"
    running = "running"
    replaced = "replaced"
    ended = "ended"


class AgreementProblem(StrEnum):
    """Why an agreement is not written down; the label tells what to do."""

    nobody_named = "nobody_named"
    ends_before_it_begins = "ends_before_it_begins"
    review_passed = "review_passed"
    review_after_end = "review_after_end"
    reviewed_ahead = "reviewed_ahead"
    nothing_to_renew = "nothing_to_renew"
    long_ago = "long_ago"


STANDING: Final = (AgreementState.running, AgreementState.coming)
"""What can be renewed or supplemented, and is looked through."""


SIGNS: Final = frozenset({"reference", "paragraph"})
"""What is typed in signs and not in words: nobody is named there."""


EARLIEST: Final = 1900
"""A year before that is a slip of the pen, and days before the first there is cannot be reckoned."""


@dataclass(frozen=True, slots=True)
class AgreementTerms:
    """What an agreement says. `purposes` and `subjects` are what the law asks for at least (lag 2023:196 9 §; R72).

    `parties`: ids of agencies and partners; `others`: who else, in words. `areas`: ids; none means the whole
    municipality. `until_on` None: until further notice. `paragraph`: where SSPF stands in it, such as "§ 6".
    """

    title: str
    parties: tuple[str, ...]
    others: str
    purposes: str
    subjects: str
    areas: tuple[str, ...]
    paragraph: str
    from_on: date
    until_on: date | None
    review_on: date
    reference: str
    text: str
    nameless: bool = False

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, by the names of the form's fields."""
        names = ("title", "others", "purposes", "subjects", "paragraph", "reference", "text")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class ReviewTerms:
    """That an agreement was looked through: when, what came of it, and when it is looked through next."""

    held_on: date
    note: str
    next_on: date
    nameless: bool = False


Found = tuple[AgreementProblem, str]
"""What is wrong, and the field it is wrong in."""


def terms_problem(terms: AgreementTerms) -> Found | None:
    """The first thing that is wrong with what an agreement says; that purposes and subjects are there is the form's."""
    if not (terms.parties or terms.others):
        return AgreementProblem.nobody_named, "parties"
    if terms.from_on.year < EARLIEST:
        return AgreementProblem.long_ago, "from_on"
    if terms.until_on is not None and terms.until_on < terms.from_on:
        return AgreementProblem.ends_before_it_begins, "until_on"
    if terms.review_on < terms.from_on:
        return AgreementProblem.review_passed, "review_on"
    if terms.until_on is not None and terms.review_on > terms.until_on:
        return AgreementProblem.review_after_end, "review_on"
    return None


def review_problem(terms: ReviewTerms, until_on: date | None, today: date) -> Found | None:
    """The first thing that is wrong with what is written about a review."""
    if terms.held_on.year < EARLIEST:
        return AgreementProblem.long_ago, "held_on"
    if terms.held_on > today:
        return AgreementProblem.reviewed_ahead, "held_on"
    if terms.next_on <= terms.held_on:
        return AgreementProblem.review_passed, "next_on"
    if until_on is not None and terms.next_on > until_on:
        return AgreementProblem.review_after_end, "next_on"
    return None


def state_on(day: date, from_on: date, until_on: date | None, renewed_from: Iterable[date]) -> AgreementState:
    """Where an agreement stands on a day. `renewed_from`: the first days of what goes on in its place."""
    if any(first <= day for first in renewed_from):
        return AgreementState.replaced
    if until_on is not None and until_on < day:
        return AgreementState.ended
    return AgreementState.coming if day < from_on else AgreementState.running


def is_due(review_on: date, today: date, days_before: int) -> bool:
    """Whether it is time to look an agreement through: so many days before the day, and from then on."""
    return review_on - timedelta(days=days_before) <= today
