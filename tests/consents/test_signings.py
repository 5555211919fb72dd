"""Signing in person: the screen shows the consent and nothing else, until it is taken back with a password."""

import json
import re
from typing import Any

import pytest
from sqlalchemy import select

from sspf.access.actor import SYSTEM
from sspf.access.permissions import Permission
from sspf.audit.models import AuditEntry
from sspf.cases.queries import reach
from sspf.consents import models
from sspf.consents.queries import papers
from sspf.consents.rules import signing
from sspf.consents.rules.signing import SigningMethod
from sspf.demo import staff
from tests.browser import Visitor
from tests.factories import consents
from tests.factories.consents import Round
from tests.house import House

BASIS, SCHOOL = "skola-norr/samverkan", "skola-norr/skola"


@pytest.fixture
def made(sqlite_house: House) -> Round:
    return consents.asked(sqlite_house)


@pytest.fixture
def visitor(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def hand_over(visitor: Visitor, made: Round, place: int = 0, language: str = "sv") -> None:
    signer = str(made.family.guardian_ids[place])
    visitor.fill(f"{made.path}/{made.consent_id}/skriv-pa-har", signer=signer, language=language, informed_by="Karin")


def answer(visitor: Visitor, **values: Any) -> None:
    """Send the screen's form; without `act` to see what it leads to."""
    visitor.post("/skriv-pa", **{"scope": [BASIS, SCHOOL], "excluded": "", **values})


def sign(visitor: Visitor, name: str = "Ylva Provsson", **values: Any) -> None:
    answer(visitor, **values)
    answer(visitor, act="skriv-pa", name=name, confirmed="y", **values)


def rows(house: House, made: Round) -> tuple[list[models.Signature], list[models.Signing]]:
    with house.work(writing=False) as work:
        reach.find(work, Permission.consent_register, made.case_id)
        found = work.session.scalars(select(models.Signature)).all(), work.session.scalars(select(models.Signing)).all()
        for row in (*found[0], *found[1]):
            for attribute in ("scope", "language", "informed_by", "shown", "digest"):
                getattr(row, attribute, None)
    return list(found[0]), list(found[1])


def test_r60_a_guardian_reads_and_signs_on_the_coordinators_screen(
    visitor: Visitor, sqlite_house: House, made: Round
) -> None:
    hand_over(visitor, made)
    assert "Samtycke till att samarbeta i SSPF" in visitor.text
    assert "Ylva Provsson" in visitor.text
    sign(visitor)
    assert visitor.response.headers["Location"] == "/lamna-tillbaka"
    signatures, turns = rows(sqlite_house, made)
    assert [each.method for each in signatures] == [SigningMethod.in_person]
    assert sorted(map(tuple, signatures[0].scope)) == [("skola-norr", "samverkan"), ("skola-norr", "skola")]
    assert turns[0].signature_id == signatures[0].id
    assert turns[0].ended_at is not None


def test_r60_nobody_must_sign_on_a_screen(visitor: Visitor, made: Round) -> None:
    page = visitor.get(f"{made.path}/{made.consent_id}/skriv-pa-har")
    assert "Ingen måste: papper går lika bra." in page.text
    assert any((each.get("href") or "").endswith("/papper") for each in page.all("a"))


def test_while_the_screen_is_handed_over_no_other_page_answers(
    visitor: Visitor, sqlite_house: House, made: Round
) -> None:
    hand_over(visitor, made)
    app = sqlite_house.app
    simple = [rule for rule in app.url_map.iter_rules() if not rule.arguments and "GET" in (rule.methods or ())]
    shown = {rule.rule for rule in simple if visitor.client.get(rule.rule).status_code == 200}
    assert shown == {"/skriv-pa", "/lamna-tillbaka"}
    for path in (made.path, f"/arenden/{made.case_id}", "/information/broschyr.pdf", "/konton"):
        answered = visitor.client.get(path)
        assert (answered.status_code, answered.headers["Location"]) == (303, "/skriv-pa")
    visitor.get("/skriv-pa")
    visitor.post("/logga-ut", status=303)
    assert visitor.response.headers["Location"] == "/skriv-pa"


def test_the_screen_has_no_menu_and_shows_no_name_but_the_signers(visitor: Visitor, made: Round) -> None:
    hand_over(visitor, made)
    assert "Arne" not in visitor.text
    assert "Karin Ekmark" not in visitor.text
    assert not visitor.page.all("nav")
    visitor.get("/finns-inte", status=404)
    assert "Karin Ekmark" not in visitor.text


def test_r62_one_press_hides_what_is_read_and_the_neutral_page_names_nobody(visitor: Visitor, made: Round) -> None:
    hand_over(visitor, made)
    assert visitor.page.all("a")[1].get("href") == "/lamna-tillbaka"
    page = visitor.get("/lamna-tillbaka")
    assert not [name for name in ("Ylva", "Alva", "Provsson", "polis") if name in page.text]
    assert "Ylva Provsson" in visitor.get("/skriv-pa").text


def test_another_login_of_the_same_coordinator_goes_on(visitor: Visitor, sqlite_house: House, made: Round) -> None:
    hand_over(visitor, made)
    Visitor(sqlite_house).sign_in("koordinator").get(made.path)


def test_the_screen_is_taken_back_with_the_coordinators_password_only(visitor: Visitor, made: Round) -> None:
    hand_over(visitor, made)
    sign(visitor)
    assert "Ylva" not in visitor.follow().text
    field = next(each for each in visitor.page.all("input") if each.get("name") == "password_now")
    assert field["autocomplete"] == "new-password"  # or the browser would type it for whoever holds the screen
    visitor.post("/lamna-tillbaka", status=422, password_now="ett annat ord")
    assert visitor.client.get(made.path).status_code == 303
    visitor.post("/lamna-tillbaka", status=303, password_now=staff.PASSWORD)
    assert visitor.client.get("/skriv-pa").headers["Location"] == made.path
    visitor.get(made.path)


def test_a_screen_that_lay_about_is_signed_out_like_any_other(
    visitor: Visitor, sqlite_house: House, made: Round
) -> None:
    hand_over(visitor, made)
    sqlite_house.clock.forward(hours=1)
    answered = visitor.client.get("/skriv-pa")
    assert answered.headers["Location"].startswith("/logga-in")


def test_complaint_v16_the_signer_sees_who_will_know_what_before_signing(visitor: Visitor, made: Round) -> None:
    hand_over(visitor, made, 1)
    sign(visitor, "Arne Provsson")
    visitor.get("/lamna-tillbaka")
    visitor.post("/lamna-tillbaka", status=303, password_now=staff.PASSWORD)
    hand_over(visitor, made)
    answer(visitor)
    assert "Direkt när du har skrivit på" in visitor.text
    assert "Måsviksskolan Genom: Rektor" in visitor.text
    assert "Att vi samarbetar, Skola" in visitor.text
    assert "Inget delas än." not in visitor.text


def test_the_evidence_is_the_fingerprint_of_what_was_shown_word_for_word(
    visitor: Visitor, sqlite_house: House, made: Round
) -> None:
    hand_over(visitor, made)
    sign(visitor, excluded="Mammas sjukdom")
    turn = rows(sqlite_house, made)[1][0]
    assert turn.shown is not None
    assert turn.digest == signing.fingerprint(turn.shown)
    shown = json.loads(turn.shown)
    assert shown["signer"] == "Ylva Provsson"
    assert shown["chosen"] == [["skola-norr", "samverkan"], ["skola-norr", "skola"]]
    assert shown["excluded"] == "Mammas sjukdom"
    assert shown["text"]["sections"][0]["heading"] == "Varför vi frågar"
    assert shown["later"][0]["unit"] == "Måsviksskolan"


def test_what_changed_while_it_was_read_is_read_again_before_it_is_signed(
    visitor: Visitor, sqlite_house: House, made: Round
) -> None:
    hand_over(visitor, made)
    answer(visitor)
    consents.sign(sqlite_house, made, made.family.guardian_ids[1], units=["skola-norr"])
    answer(visitor, act="skriv-pa", name="Ylva Provsson", confirmed="y")
    assert visitor.response.status_code == 422
    assert "Texten har ändrats medan du läste." in visitor.text
    assert "Direkt när du har skrivit på Måsviksskolan" in re.sub(r"\bS\b ", "", visitor.text)
    answer(visitor, act="skriv-pa", name="Ylva Provsson", confirmed="y")
    assert visitor.response.status_code == 303


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"name": "Ylva Provsson"}, "Sätt ett kryss för att du har läst och förstått."),
        ({"name": "Arne Provsson", "confirmed": "y"}, "Skriv ditt namn så som det står här ovanför."),
        ({"name": "", "confirmed": "y"}, "Skriv ditt namn så som det står här ovanför."),
    ],
)
def test_complaint_v4_nobody_signs_in_anothers_name_or_by_pressing_alone(
    visitor: Visitor, sqlite_house: House, made: Round, sent: dict[str, str], sentence: str
) -> None:
    hand_over(visitor, made)
    answer(visitor)
    answer(visitor, act="skriv-pa", **sent)
    assert visitor.response.status_code == 422
    assert sentence in visitor.text
    assert rows(sqlite_house, made)[0] == []


def test_a_name_is_recognised_however_it_is_typed(visitor: Visitor, made: Round) -> None:
    hand_over(visitor, made)
    sign(visitor, "  ylva   PROVSSON ")
    assert visitor.response.status_code == 303


def test_a_yes_to_nothing_is_told_what_to_do(visitor: Visitor, made: Round) -> None:
    hand_over(visitor, made)
    answer(visitor, scope=[])
    assert visitor.response.status_code == 422
    assert "Sätt kryss för minst en som får vara med" in visitor.text


def test_a_unit_that_the_round_does_not_ask_about_cannot_be_ticked(
    visitor: Visitor, sqlite_house: House, made: Round
) -> None:
    hand_over(visitor, made)
    answer(visitor, scope=["friskola-fyren/samverkan"])
    assert visitor.response.status_code == 422
    assert rows(sqlite_house, made)[0] == []


def test_whoever_does_not_want_to_leaves_without_a_trace_of_a_yes(
    visitor: Visitor, sqlite_house: House, made: Round
) -> None:
    hand_over(visitor, made)
    visitor.post("/skriv-pa", act="inte-nu", status=303)
    assert "Lämna tillbaka skärmen" in visitor.follow().text
    signatures, turns = rows(sqlite_house, made)
    assert signatures == []
    assert turns[0].ended_at is not None
    with sqlite_house.work(SYSTEM, writing=False) as work:
        names = list(work.session.scalars(select(AuditEntry.name)))
    assert {"SigningOpened", "SigningShown", "SigningLeft"} <= set(names)


def test_an_answered_screen_leads_to_the_neutral_page(visitor: Visitor, made: Round) -> None:
    hand_over(visitor, made)
    sign(visitor)
    assert visitor.client.get("/skriv-pa").headers["Location"] == "/lamna-tillbaka"
    assert visitor.client.post("/skriv-pa", data=visitor.page.fields()).status_code in (303, 400)


def test_a_second_press_signs_once(visitor: Visitor, sqlite_house: House, made: Round) -> None:
    hand_over(visitor, made)
    answer(visitor)
    fields = {**visitor.page.fields(), "scope": [BASIS, SCHOOL], "act": "skriv-pa", "confirmed": "y"}
    for _ in range(2):
        pressed = visitor.client.post("/skriv-pa", data={**fields, "name": "Ylva Provsson"})
        assert pressed.headers["Location"] == "/lamna-tillbaka"
    assert len(rows(sqlite_house, made)[0]) == 1


def test_complaint_v13_the_screen_speaks_the_signers_language_to_the_last_word(
    visitor: Visitor, sqlite_house: House, made: Round
) -> None:
    hand_over(visitor, made, language="en")
    assert "This is a translation." in visitor.text
    answer(visitor, scope=[])
    assert "Tick at least one that may take part" in visitor.text
    answer(visitor)
    assert "That we work together, School" in visitor.text
    answer(visitor, act="skriv-pa", name="Ylva Provsson")
    assert "Tick that you have read and understood." in visitor.text
    answer(visitor, act="skriv-pa", name="Ylva Provsson", confirmed="y")
    assert rows(sqlite_house, made)[0][0].language == "English"


def test_complaint_u1_a_fourteen_year_old_can_put_the_own_name_to_having_been_asked(
    visitor: Visitor, made: Round
) -> None:
    path = f"{made.path}/{made.consent_id}/skriv-pa-har"
    visitor.fill(path, signer=str(made.family.youth_id), language="latt-svenska", informed_by="Karin")
    answer(visitor)
    assert "jag har fått säga vad jag vill" in visitor.text


def test_the_screen_is_given_to_those_who_are_asked_and_nobody_else(visitor: Visitor, made: Round) -> None:
    path = f"{made.path}/{made.consent_id}/skriv-pa-har"
    visitor.get(path)
    visitor.post(path, status=422, signer=str(made.consent_id), language="sv", informed_by="Karin")
    assert visitor.client.get(made.path).status_code == 200


def test_the_page_tells_paper_from_screen(visitor: Visitor, sqlite_house: House, made: Round) -> None:
    consents.sign(sqlite_house, made, made.family.guardian_ids[1])
    hand_over(visitor, made)
    sign(visitor)
    with sqlite_house.work(writing=False) as work:
        known = papers.papers(work, reach.find(work, Permission.consent_read, made.case_id))
        methods = {each.name: each.method for each in known.rounds[0].signatures}
    assert methods == {"Arne Provsson": SigningMethod.paper, "Ylva Provsson": SigningMethod.in_person}
