"""The coordinator's three answers, as pages."""

from uuid import UUID

import pytest

from tests.browser import Visitor
from tests.factories import referrals
from tests.house import House

CASE = {
    "given_name": "Alva",
    "family_name": "Provsson",
    "personal_number": "20120512-2383",
    "concern": "Mycket frånvaro.",
    "works_well": "Hon ritar gärna.",
    "protected": "nej",
}

ANSWERS = {"/arende", "/overlamning", "/vidare", "/avslut", "/atertagen"}


def path_of(referral_id: UUID, answer: str = "") -> str:
    """Where an anmälan or one of its answers is."""
    return f"/anmalningar/{referral_id}{answer}"


@pytest.fixture
def coordinator(house: House) -> Visitor:
    """The coordinator, signed in."""
    return Visitor(house).sign_in("koordinator")


def test_one_press_takes_it_up_and_opens_the_other_answers(coordinator: Visitor, house: House) -> None:
    path = path_of(referrals.received(house))
    coordinator.get(path)
    assert "Avsluta utan ärende" not in coordinator.text
    coordinator.post(f"{path}/bedomning", status=303)
    text = coordinator.follow().text
    assert "Under bedömning" in text
    assert "Öppna ett ärende" in text
    assert "Avsluta utan ärende" in text
    assert "Karin Ekmark" in text


def test_the_form_for_the_case_holds_what_was_sent(coordinator: Visitor, house: House) -> None:
    coordinator.get(path_of(referrals.taken_up(house), "/arende"))
    typed = {str(field.get("name")): field.get("value") for field in coordinator.page.all("input")}
    assert typed["given_name"] == "Alva"
    assert typed["personal_number"] == "20120512-2383"
    assert typed["school"] == "Måsviksskolan"
    assert typed["guardians-0-given_name"] == "Ylva"
    assert typed["guardians-0-phone"] == "070-174 06 00"
    assert "Hon är borta från skolan flera dagar i veckan." in coordinator.text


def test_accepting_leads_to_the_case_and_the_anmalan_links_to_it(coordinator: Visitor, house: House) -> None:
    path = path_of(referrals.taken_up(house))
    coordinator.fill(f"{path}/arende", **CASE)
    assert "Alva Provsson" in coordinator.text
    assert "Ärendet är öppnat." in coordinator.text
    coordinator.get(path)
    assert "Blev ett ärende 23 november 2026" in coordinator.text
    assert any(str(link.get("href")).startswith("/arenden/") for link in coordinator.page.all("a"))
    assert {str(link.get("href")).removeprefix(path) for link in coordinator.page.all("a")}.isdisjoint(ANSWERS)


def test_pressing_twice_opens_one_case_and_leads_to_it(coordinator: Visitor, house: House) -> None:
    path = path_of(referrals.taken_up(house), "/arende")
    coordinator.get(path)
    form = coordinator.page
    coordinator.post(path, status=303, **CASE)
    first = coordinator.response.headers["Location"]
    coordinator.page = form
    coordinator.post(path, status=303, **CASE)
    assert coordinator.response.headers["Location"] == first


def test_the_slower_of_two_coordinators_is_told_and_keeps_what_was_typed(coordinator: Visitor, house: House) -> None:
    path = path_of(referrals.taken_up(house), "/arende")
    deputy = Visitor(house).sign_in("ersattare")
    deputy.get(path)
    coordinator.fill(path, **CASE)
    deputy.post(path, status=422, **{**CASE, "concern": "Mina egna ord."})
    assert "Anmälan är redan besvarad." in deputy.text
    assert "Mina egna ord." in deputy.text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("given_name", "", "Ange förnamn."),
        ("personal_number", "20120512-2384", "Någon siffra i personnumret är fel."),
        ("born_on", "2012-05-13", "Födelsedagen och personnumret säger olika."),
        ("area", "atlantis", "Välj område i listan."),
        ("guardians-0-phone", "070-174 06 02", "Skriv vårdnadshavarens förnamn"),
    ],
)
def test_what_stops_a_case_is_said_and_the_anmalan_still_waits(
    sqlite_house: House, field: str, typed: str, sentence: str
) -> None:
    path = path_of(referrals.taken_up(sqlite_house))
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(f"{path}/arende")
    coordinator.post(f"{path}/arende", status=422, **{**CASE, "concern": "Så här är det.", field: typed})
    assert sentence in coordinator.text
    assert "Så här är det." in coordinator.text
    assert "Under bedömning" in coordinator.get(path).text


def test_handing_over_says_when_it_came_in_before_and_after(coordinator: Visitor, house: House) -> None:
    path = path_of(referrals.received(house))
    house.clock.forward(minutes=5)
    assert "måndag 23 november kl. 10.00" in coordinator.get(f"{path}/overlamning").text
    coordinator.fill(f"{path}/overlamning", handed_to="Samira på mottagningen", handed_how="Per telefon")
    assert "Anmälan kom in måndag 23 november kl. 10.00" in coordinator.text
    assert "Samira på mottagningen" in coordinator.text
    assert "Överlämnad som orosanmälan" in coordinator.text


def test_handing_over_needs_to_whom_and_how(coordinator: Visitor, house: House) -> None:
    path = path_of(referrals.received(house), "/overlamning")
    coordinator.get(path)
    coordinator.post(path, status=422, handed_to="Samira", handed_how="")
    assert "Ange hur du gjorde det." in coordinator.text
    assert any(field.get("value") == "Samira" for field in coordinator.page.all("input"))


def test_closing_needs_a_reason_of_the_list(coordinator: Visitor, house: House) -> None:
    path = path_of(referrals.taken_up(house))
    coordinator.get(f"{path}/avslut")
    coordinator.post(f"{path}/avslut", status=422, reason="", note="Familjen vill vänta.")
    assert "Ange varför det inte blir något ärende." in coordinator.text
    coordinator.post(f"{path}/avslut", status=422, reason="pahittat")
    coordinator.fill(f"{path}/avslut", reason="inget-samtycke", note="Familjen vill vänta.")
    assert "Familjen vill inte vara med just nu" in coordinator.text
    assert "Familjen vill vänta." in coordinator.text


def test_what_is_not_taken_up_is_not_closed_and_the_page_says_why(coordinator: Visitor, house: House) -> None:
    path = path_of(referrals.received(house), "/avslut")
    coordinator.get(path)
    coordinator.post(path, status=422, reason="annat")
    assert "Ta upp anmälan först." in coordinator.text
