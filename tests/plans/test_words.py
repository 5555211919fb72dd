"""No text of a plan holds a personal number, and a name from outside the case is asked about once (U7, P16)."""

from uuid import UUID

import pytest

from tests.browser import Visitor
from tests.factories import cases, plans
from tests.house import House

NUMBER = "20120512-2386"
STRANGER = "Är ofta med Olle Bergsten på kvällen."
SEEN = {"names_seen": ["ja"]}
FORMS = {
    "oro/ny": ({"factor": "ensam", "degree": "present"}, ("description", "extent", "situations", "consequences")),
    "mal/nytt": ({"life_area": "fritid"}, ("text",)),
    "atgarder/ny": ({"performer": "agency", "text": "Ringer"}, ("text", "follow_up", "outsiders")),
    "texter/ungdomens-ord": ({}, ("text",)),
    "texter/problembild": ({}, ("text",)),
}
"""By form of the draft: what is needed to send it, and its fields for words."""
NAMES_ALLOWED = {"outsiders"}
"""An association is called what it is called."""


@pytest.fixture
def at(sqlite_house: House) -> str:
    """The address of a draft."""
    return f"/arenden/{plans.drafted(sqlite_house).case_id}/plan/utkast"


@pytest.fixture
def visitor(sqlite_house: House) -> Visitor:
    """The coordinator."""
    return Visitor(sqlite_house).sign_in("koordinator")


def test_a_personal_number_is_refused_at_its_field(at: str, visitor: Visitor) -> None:
    for form, (values, fields) in FORMS.items():
        visitor.get(f"{at}/{form}")
        for name in fields:
            visitor.post(f"{at}/{form}", status=422, **values | {name: f"Se {NUMBER}."})
            assert "Skriv inte personnummer här." in visitor.text
            assert f'id="{name}-error"' in visitor.response.text


def test_complaints_u7_p16_names_from_outside_are_shown_and_asked_about_once(at: str, visitor: Visitor) -> None:
    for form, (values, fields) in FORMS.items():
        visitor.get(f"{at}/{form}")
        for name in set(fields) - NAMES_ALLOWED:
            visitor.post(f"{at}/{form}", status=422, **values | {name: STRANGER})
            assert "Vi hittade: Olle Bergsten." in visitor.text
            assert STRANGER in visitor.response.text
        visitor.post(f"{at}/{form}", status=303, **values | SEEN | {fields[0]: STRANGER})


def test_the_familys_own_names_and_places_are_nobody_from_outside(at: str, visitor: Visitor) -> None:
    visitor.fill(f"{at}/texter/problembild", text="Alva Provsson trivs på Måsviksskolan.")
    visitor.fill(f"{at}/atgarder/ny", text="Prova boxning", performer="agency", outsiders="Bollklubben Norra Hamnen")
    assert "Bollklubben Norra Hamnen" in visitor.text


def test_a_guardians_words_are_read_for_names_too(sqlite_house: House, visitor: Visitor) -> None:
    family = cases.shared(sqlite_house, plans.UNITS)
    plans.drafted_in(sqlite_house, family.case_id)
    page = f"/arenden/{family.case_id}/plan/utkast/texter/vardnadshavare/{family.guardian_ids[0]}"
    visitor.get(page)
    visitor.post(page, status=422, text=STRANGER)
    assert "Vi hittade: Olle Bergsten." in visitor.text


def test_why_something_was_not_done_holds_no_personal_number(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    measure: UUID = planned.measures["skola-norr"]
    visitor = Visitor(sqlite_house).sign_in("kurator")
    for what in ("rapport", "flytta"):
        page = f"/arenden/{planned.case_id}/plan/atgarder/{measure}/{what}"
        visitor.get(page)
        visitor.post(page, status=422, state="not_done", to="maj 2027", why=f"Väntar på {NUMBER}.")
        assert "Skriv inte personnummer här." in visitor.text
