"""Every event and every fact of the log has its Swedish words."""

from dataclasses import fields
from pathlib import Path
from uuid import uuid4

import pytest

from sspf.access.roles import Role
from sspf.audit import events
from sspf.audit.events import Event
from sspf.catalogue import loader
from sspf.catalogue.loader import Catalogue
from sspf.oversight.rules import log as rules
from sspf.settings import PROJECT

EVENTS = [
    each
    for each in vars(events).values()
    if isinstance(each, type) and issubclass(each, Event) and each not in (Event, events.Read, events.Access)
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The shipped config/."""
    return loader.load(Path(PROJECT / "config"))


def test_the_labels_of_events_are_exactly_the_events(catalogue: Catalogue) -> None:
    assert set(catalogue.labels["event"]) == {rules.snake(each.__name__) for each in EVENTS}


def test_the_labels_of_facts_are_exactly_what_events_tell(catalogue: Catalogue) -> None:
    told = {field.name for each in EVENTS for field in fields(each)} - rules.UNSAID
    assert set(catalogue.labels["fact"]) == told


def test_an_event_that_no_longer_exists_keeps_its_name(catalogue: Catalogue) -> None:
    assert rules.event_label(catalogue, "CaseRead") == "Läste ett ärende"
    assert rules.event_label(catalogue, "CaseForgotten") == "CaseForgotten"


ACCOUNT = str(uuid4())


@pytest.mark.parametrize(
    ("event", "facts", "words"),
    [
        ("AccountChanged", {"role": Role.participant.value}, [("Roll", "Medarbetare")]),
        ("AccountChanged", {"unit": "skola-norr"}, [("Enhet", "Måsviksskolan")]),
        ("AccountChanged", {"unit": None}, []),
        ("AccountChanged", {"unit": "riven"}, [("Enhet", "riven")]),
        ("AccountRead", {"account_id": ACCOUNT}, [("Konto", "Maja Ny")]),
        ("PersonRead", {"person_id": "12345678-0000-4000-8000-000000000000"}, [("Person", "12345678")]),
        ("CasesListed", {"case_ids": ["a", "b", "c"]}, [("Ärenden", "3 st")]),
        ("CasesListed", {"case_ids": []}, []),
        ("CaseStateChanged", {"state": "dormant"}, [("Läge", "Vilande")]),
        ("MeasureReported", {"state": "done"}, [("Läge", "Genomförd")]),
        ("ConsentWithdrawn", {"whole": True}, [("Hela samtycket", "Ja")]),
        ("ConsentWithdrawn", {"whole": False}, [("Hela samtycket", "Nej")]),
        ("CaseClosed", {"case_id": "x", "reason": "flyttat"}, []),
        ("LogRead", {"shown": 0}, [("Rader", "0")]),
    ],
)
def test_facts_become_words(
    catalogue: Catalogue, event: str, facts: dict[str, object], words: list[tuple[str, str]]
) -> None:
    assert rules.in_words(catalogue, event, facts, {ACCOUNT: "Maja Ny"}) == words
