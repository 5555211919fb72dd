"""Search as people meet it: inside one's own reach, logged with a reason, and never with what was typed."""

import json
from dataclasses import replace

from sqlalchemy import select

from sspf.audit.models import AuditEntry
from tests.browser import Visitor, statements
from tests.factories import cases, consents
from tests.house import House

NONE = "Inga träffar bland ärenden som du får se."


def search(visitor: Visitor, text: str, reason: str = "work", status: int = 200) -> str:
    """What the page says about a search."""
    visitor.get("/sok")
    visitor.post("/sok", status=status, text=text, reason=reason)
    return visitor.text


def known(house: House) -> cases.Family:
    """A case in which the youth's name has letters of its own."""
    return cases.family(house, replace(cases.YOUTH, given_name="Åsa", family_name="Øberg-Özil"))


def test_r34_a_case_is_found_by_name_personal_number_or_case_number(house: House) -> None:
    known(house)
    visitor = Visitor(house).sign_in("koordinator")
    for text in ("åsa", "asa", "OBERG", "ozil", "berg-öz", "20120512-2383", "120512-2383", "2026-0001"):
        found = search(visitor, text).partition("Träffar")[2]
        assert "2026-0001" in found, text
        assert "Åsa Øberg-Özil" in found, text
    assert "Vårdnadshavare: Ylva Provsson" in search(visitor, "ylva")


def test_r34_nothing_else_can_be_searched_for(sqlite_house: House) -> None:
    """Neither notes, nor places, nor telephone numbers, nor what somebody was worried about."""
    known(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    for text in ("Mycket frånvaro", "rita", "08-465 004 11", "Måsviksskolan", "skola-norr", "2026-0002"):
        assert NONE in search(visitor, text), text


def test_complaint_p7_a_partner_finds_the_own_cases_alone_and_cannot_tell_hidden_from_unknown(house: House) -> None:
    mine = consents.given(house)
    consents.given(house)
    cases.take_part(house, mine.case_id, "polis")
    partner = Visitor(house).sign_in("polis")
    found = search(partner, "alva")
    assert "2026-0001" in found
    assert "2026-0002" not in found
    hidden, unknown = search(partner, "2026-0002"), search(partner, "2026-9999")
    assert NONE in hidden
    assert hidden.replace("2026-0002", "") == unknown.replace("2026-9999", "")


def test_complaints_e2_and_u12_a_colleague_who_is_not_in_the_case_does_not_find_the_pupil(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    cases.take_part(sqlite_house, made.case_id, "kurator")
    assert NONE in search(Visitor(sqlite_house).sign_in("rektor"), "alva")
    partner = Visitor(sqlite_house).sign_in("kurator")
    assert "2026-0001" in search(partner, "alva")
    # A partner finds by the youth alone: otherwise search would tell who the guardians are.
    assert NONE in search(partner, "ylva")
    sqlite_house.clock.forward(days=200)
    assert NONE in search(Visitor(sqlite_house).sign_in("kurator"), "alva")


def test_r34_a_search_is_logged_with_its_reason_and_what_was_shown_but_never_the_text(house: House) -> None:
    made = known(house)
    search(Visitor(house).sign_in("koordinator"), "özil", "duplicate")
    with house.work(writing=False) as work:
        rows = work.session.scalars(select(AuditEntry).where(AuditEntry.name == "CasesSearched")).all()
    assert [json.loads(row.facts) for row in rows] == [{"reason": "duplicate", "case_ids": [str(made.case_id)]}]


def test_a_search_needs_a_reason_and_enough_to_go_by(sqlite_house: House) -> None:
    known(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    assert "Ange varför du söker." in search(visitor, "asa", "", 422)
    assert "Skriv minst två bokstäver av namnet" in search(visitor, "a", status=422)
    assert "Åsa Øberg" not in visitor.text


def test_no_name_stands_in_an_address(sqlite_house: House) -> None:
    known(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get("/sok")
    forms = [each for each in visitor.page.all("form") if "logga-ut" not in (each.get("action") or "")]
    assert [each.get("method") for each in forms] == ["post"]
    assert NONE not in visitor.get("/sok?text=asa&reason=work").text
    assert "2026-0001" not in visitor.text


def test_r63_somebody_protected_is_found_without_a_place(sqlite_house: House) -> None:
    cases.family(sqlite_house, guardians=[replace(cases.protected(cases.MOTHER), address="Provvägen 1")])
    text = search(Visitor(sqlite_house).sign_in("koordinator"), "alva")
    found = text.partition("Träffar")[2].partition("Namn, personnummer")[0]
    assert "Skyddade uppgifter" in found
    for place in ("Provvägen", "Måsviksskolan", "08-465"):
        assert place not in found, place


def test_a_search_shows_twenty_at_most_and_costs_the_same_for_one_as_for_many(sqlite_house: House) -> None:
    cases.family(sqlite_house, guardians=())
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get("/sok")
    with statements(sqlite_house) as few:
        visitor.post("/sok", status=200, text="alva", reason="work")
    for _ in range(21):
        cases.family(sqlite_house, guardians=())
    visitor.get("/sok")
    with statements(sqlite_house) as many:
        visitor.post("/sok", status=200, text="alva", reason="work")
    assert len(few) == len(many) <= 7, many
    assert visitor.text.count("Alva Provsson") == 20
    assert "Fler ärenden passar. Skriv mer av namnet." in visitor.text
