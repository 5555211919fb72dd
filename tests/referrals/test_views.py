"""Sending an anmälan and answering it, as people meet it."""

import re
from typing import Any
from uuid import UUID

import pytest

from tests.browser import Visitor, statements
from tests.factories import referrals
from tests.house import House

NUMBER = re.compile(r"[A-Z2-9]{5}(?:-[A-Z2-9]{5}){2}")


def send(visitor: Visitor, **changes: Any) -> str:
    """Send the public form and return the receipt number."""
    visitor.fill("/anmalan", **{**referrals.TYPED, **changes})
    found = NUMBER.search(visitor.text)
    assert found
    return found.group()


@pytest.fixture
def house(sqlite_house: House) -> House:
    """Pages are met once; what they do to the tables is tried on both databases in their neighbours."""
    return sqlite_house


def test_a_guardian_sends_and_gets_a_number_what_happens_now_and_whom_to_call(visitor: Visitor) -> None:
    send(visitor)
    assert "inom 1 arbetsdag" in visitor.text
    assert "Inom 5 arbetsdagar" in visitor.text
    assert "08-465 004 11" in visitor.text


def test_the_public_form_says_first_that_it_is_no_orosanmalan(visitor: Visitor) -> None:
    text = visitor.get("/anmalan").text
    assert text.index("Detta är inte en orosanmälan") < text.index("Vem är du?")
    assert any(link.get("href") == "https://www.kalmar.se/orosanmalan" for link in visitor.page.all("a"))


def test_the_login_page_leads_to_the_form(visitor: Visitor) -> None:
    visitor.get("/logga-in")
    assert any(link.get("href") == "/anmalan" for link in visitor.page.all("a"))


def test_the_number_is_shown_once_and_to_nobody_else(visitor: Visitor, house: House) -> None:
    send(visitor)
    assert not NUMBER.search(visitor.get("/anmalan/kvitto").text)
    assert not NUMBER.search(Visitor(house).get("/anmalan/kvitto").text)


def test_a_number_made_for_a_form_that_was_never_sent_is_not_shown(visitor: Visitor) -> None:
    visitor.get("/anmalan")
    assert not NUMBER.search(visitor.get("/anmalan/kvitto").text)


def test_pressing_twice_sends_one_anmalan_and_shows_the_same_number(visitor: Visitor, house: House) -> None:
    visitor.get("/anmalan")
    form = visitor.page
    visitor.post("/anmalan", status=303, **referrals.TYPED)
    visitor.page = form
    visitor.post("/anmalan", status=303, **referrals.TYPED)
    assert NUMBER.search(visitor.follow().text)
    coordinator = Visitor(house).sign_in("koordinator")
    assert coordinator.get("/anmalningar").text.count("Alva Provsson") == 1


def test_two_forms_in_two_tabs_are_two_anmalningar(visitor: Visitor) -> None:
    visitor.get("/anmalan")
    first = visitor.page
    visitor.get("/anmalan")
    visitor.post("/anmalan", status=303, **referrals.TYPED)
    visitor.page = first
    visitor.post("/anmalan", status=303, **referrals.TYPED)
    assert NUMBER.search(visitor.follow().text)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("contact", "", "Skriv ett telefonnummer eller en e-postadress"),
        ("source", "polis", "Välj vem du är i listan."),
        ("source", "", "Ange vem du är."),
        ("anonymous", "y", "Vi behöver kunna nå dig som är vårdnadshavare eller ungdom."),
        ("born_on", "2012-13-40", "Dagen finns inte."),
        ("born_on", "2026-11-24", "Födelsedagen ligger i framtiden."),
        ("born_on", "20120512-2384", "Någon siffra i personnumret är fel."),
        ("triggers", ["inget-sadant"], "Välj en anledning i listan."),
        ("concern", "a" * 3001, "Korta det du berättar med 1 tecken."),
        ("concern", "hej\x07", "Ta bort osynliga tecken"),
    ],
)
def test_what_is_wrong_is_said_what_was_typed_comes_back_and_nothing_is_written(
    sqlite_house: House, field: str, typed: Any, sentence: str
) -> None:
    visitor = Visitor(sqlite_house)
    visitor.get("/anmalan")
    visitor.post("/anmalan", status=422, **{**referrals.TYPED, "works_well": "Hon ritar <b>ofta</b>.", field: typed})
    assert sentence in visitor.text
    assert "Hon ritar <b>ofta</b>." in visitor.text
    assert "Ingen anmälan väntar" in Visitor(sqlite_house).sign_in("koordinator").get("/anmalningar").text


def test_an_anonymous_adult_is_told_what_that_means_and_leaves_no_trace(visitor: Visitor, house: House) -> None:
    assert "Vi kan inte fråga mer eller berätta vad som händer." in visitor.get("/anmalan").text
    send(visitor, source="other_adult", anonymous="y", name="Nils Granne", contact="070-174 06 01", agreed_by="")
    coordinator = Visitor(house).sign_in("koordinator")
    open_first(coordinator)
    assert "Anonym. Det går inte att fråga mer." in coordinator.text
    assert "Nils Granne" not in coordinator.text
    assert "070-174 06 01" not in coordinator.text


def open_first(coordinator: Visitor) -> str:
    """Open the first anmälan of the inbox; returns its address."""
    coordinator.get("/anmalningar")
    links = [str(link.get("href")) for link in coordinator.page.all("a")]
    path = next(link for link in links if re.fullmatch(r"/anmalningar/[0-9a-f-]{36}", link))
    coordinator.get(path)
    return path


def test_the_coordinator_reads_everything_that_was_sent(visitor: Visitor, house: House) -> None:
    send(visitor, language="somaliska", needs_interpreter="y", protected="yes")
    coordinator = Visitor(house).sign_in("koordinator")
    open_first(coordinator)
    for told in (
        "Ylva Provsson",
        "070-174 06 00",
        "Alva Provsson",
        "20120512-2383",
        "Måsviksskolan",
        "Hög frånvaro från skolan.",
        "Vänner som begår brott.",
        "Hon är borta från skolan flera dagar i veckan.",
        "Hon ritar gärna.",
        "Ja, och de vill bli kontaktade",
        "mamma och Alva",
        "somaliska",
        "Skyddade personuppgifter",
        "Misstänker du att barnet far illa?",
    ):
        assert told in coordinator.text, told


def test_the_receipt_number_leads_the_coordinator_to_the_anmalan(visitor: Visitor, house: House) -> None:
    number = send(visitor)
    coordinator = Visitor(house).sign_in("koordinator")
    coordinator.fill("/anmalningar/kvitto", number=f" {number.lower()} ")
    assert "Anmälan om Alva Provsson" in coordinator.text
    coordinator.get("/anmalningar/kvitto")
    coordinator.post("/anmalningar/kvitto", status=422, number="ABCDE-FGHJK")
    assert "Ingen anmälan har det numret." in coordinator.text


def test_a_colleague_sends_for_the_own_unit_when_the_family_has_agreed(visitor: Visitor, house: House) -> None:
    visitor.sign_in("kurator")
    visitor.fill("/anmalningar/ny", **referrals.TYPED_BY_STAFF)
    assert NUMBER.search(visitor.text)
    coordinator = Visitor(house).sign_in("koordinator")
    open_first(coordinator)
    assert "Kerstin Olofsdotter" in coordinator.text
    assert "Måsviksskolan" in coordinator.text
    assert "mentor" in coordinator.text


@pytest.mark.parametrize("login", ["kurator", "polis", "fritidsledare", "friskola", "skolskoterska"])
@pytest.mark.parametrize("knows", ["", "knows", "not_told"])
def test_outside_socialtjansten_no_name_is_taken_before_the_family_has_agreed(
    sqlite_house: House, login: str, knows: str
) -> None:
    visitor = Visitor(sqlite_house).sign_in(login)
    visitor.get("/anmalningar/ny")
    visitor.post("/anmalningar/ny", status=422, **{**referrals.TYPED_BY_STAFF, "knows": knows})
    assert "Till dess går det bra att rådfråga koordinatorn utan namn" in visitor.text


def test_socialtjansten_may_name_the_youth_before_the_family_is_asked(visitor: Visitor) -> None:
    visitor.sign_in("socialsekreterare")
    visitor.fill(
        "/anmalningar/ny", **{**referrals.TYPED_BY_STAFF, "knows": "not_told", "agreed_by": "", "agreed_on": ""}
    )
    assert NUMBER.search(visitor.text)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("agreed_by", "", "Skriv vem i familjen som har sagt ja"),
        ("agreed_on", "", "Skriv vilken dag familjen sade ja."),
        ("agreed_on", "2026-11-24", "Dagen har inte varit än."),
        ("agreed_on", "i går", "Skriv dagen som ÅÅÅÅ-MM-DD"),
        ("given_name", "", "Skriv ungdomens förnamn och efternamn."),
    ],
)
def test_a_colleague_must_say_who_agreed_and_when_and_whom_it_is_about(
    sqlite_house: House, field: str, typed: str, sentence: str
) -> None:
    visitor = Visitor(sqlite_house).sign_in("kurator")
    visitor.get("/anmalningar/ny")
    visitor.post("/anmalningar/ny", status=422, **{**referrals.TYPED_BY_STAFF, field: typed})
    assert sentence in visitor.text


def test_those_who_are_not_coordinators_reach_no_anmalan(sqlite_house: House) -> None:
    referral_id = referrals.taken_up(sqlite_house)
    for login in ("kurator", "rektor", "styrgrupp", "granskare", "administrator"):
        visitor = Visitor(sqlite_house).sign_in(login)
        visitor.get("/anmalningar", status=403)
        for page in ("", "/arende", "/overlamning", "/avslut"):
            visitor.get(f"/anmalningar/{referral_id}{page}", status=403)
    for login in ("styrgrupp", "granskare", "administrator"):
        Visitor(sqlite_house).sign_in(login).get("/anmalningar/ny", status=403)


def test_an_anmalan_that_does_not_exist_is_not_found(visitor: Visitor) -> None:
    visitor.sign_in("koordinator")
    visitor.get(f"/anmalningar/{UUID(int=1)}", status=404)
    visitor.get("/anmalningar/inte-ett-id", status=404)


def test_the_inbox_holds_the_longest_waiting_first_and_pages_without_gaps(house: House) -> None:
    ids = []
    for _ in range(27):
        ids.append(referrals.received(house))
        house.clock.forward(minutes=1)
    coordinator = Visitor(house).sign_in("koordinator")
    shown = []
    path: str | None = "/anmalningar"
    while path:
        links = [str(link.get("href")) for link in coordinator.get(path).all("a")]
        shown += [UUID(link[13:]) for link in links if re.fullmatch(r"/anmalningar/[0-9a-f-]{36}", link)]
        path = next((link for link in links if "fran=" in link), None)
    assert shown == ids
    coordinator.get("/anmalningar?fran=strunt")


def test_what_is_answered_leaves_the_inbox_and_stands_among_the_answered(house: House) -> None:
    referrals.accepted(house)
    coordinator = Visitor(house).sign_in("koordinator")
    assert "Ingen anmälan väntar på svar." in coordinator.get("/anmalningar").text
    assert "Blev ett ärende" in coordinator.get("/anmalningar?visa=besvarade").text


def test_overdue_and_urgent_stand_out_in_the_inbox(house: House) -> None:
    referrals.received(house, referrals.URGENT)
    coordinator = Visitor(house).sign_in("koordinator")
    assert "Ring vårdnadshavare före 2026-11-24 10.00" in coordinator.get("/anmalningar").text
    assert "Skulle ha tagits upp" not in coordinator.text
    house.clock.forward(days=2)
    coordinator = Visitor(house).sign_in("koordinator")
    assert "Skulle ha tagits upp 24 nov" in coordinator.get("/anmalningar").text


@pytest.mark.parametrize("count", [1, 8])
def test_the_inbox_costs_the_same_whatever_waits(house: House, count: int) -> None:
    for _ in range(count):
        referrals.received(house)
    coordinator = Visitor(house).sign_in("koordinator")
    with statements(house) as seen:
        coordinator.get("/anmalningar")
    assert len(seen) <= 6, seen


def test_one_anmalan_costs_few_statements(house: House) -> None:
    referral_id = referrals.taken_up(house)
    coordinator = Visitor(house).sign_in("koordinator")
    with statements(house) as seen:
        coordinator.get(f"/anmalningar/{referral_id}")
    assert len(seen) <= 8, seen
