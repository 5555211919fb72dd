"""Which part of the log is looked at, and how its facts are said in words; ids are told apart by short codes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sspf.catalogue.loader import Catalogue

CODE_LENGTH = 8
UNSAID = frozenset({"case_id", "reason"})
"""The case has a column of its own; why something was closed is the case's own content."""

COUNTED = {"state": "case_state", "role": "role", "source": "referral_source", "decision": "follow_up_decision"}
"""Which list of labels explains a fact that is one of several. A measure's state is not a case's."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The part of the log that is asked for. Both days are included; `before` is the row that the page ends above."""

    from_on: date | None = None
    until_on: date | None = None
    account_id: UUID | None = None
    case_number: str = ""
    before: int | None = None


def event_label(catalogue: Catalogue, name: str) -> str:
    """What happened, in Swedish. An event that today's code no longer knows keeps its own name."""
    return catalogue.labels["event"].get(snake(name), name)


def in_words(
    catalogue: Catalogue, event: str, facts: Mapping[str, Any], names: Mapping[str, str]
) -> list[tuple[str, str]]:
    """The facts of an event as pairs of label and text. `names`: the staff directory, by account id."""
    return [
        (catalogue.labels["fact"].get(fact, fact), _text(catalogue, event, (fact, value), names))
        for fact, value in facts.items()
        if fact not in UNSAID and value not in (None, [])
    ]


def snake(name: str) -> str:
    """`CaseRead` as `case_read`: how `labels.toml` writes the names of events."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


def _text(catalogue: Catalogue, event: str, said: tuple[str, Any], names: Mapping[str, str]) -> str:
    fact, value = said
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, list):
        return f"{len(value)} st"
    if fact in COUNTED:
        section = "measure_state" if event == "MeasureReported" and fact == "state" else COUNTED[fact]
        return catalogue.labels[section].get(value, value)
    return next(_words(catalogue, fact, str(value), names))


def _words(catalogue: Catalogue, fact: str, value: str, names: Mapping[str, str]) -> Iterator[str]:
    known: dict[str, Callable[[], str]] = {
        "unit": lambda: catalogue.units[value].label,
        "seat": lambda: catalogue.seats[value].label,
        "account_id": lambda: names[value],
    }
    try:
        yield known[fact]()
    except KeyError:
        yield value[:CODE_LENGTH] if fact.endswith("_id") else value
