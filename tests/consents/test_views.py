"""The coordinator's pages of persons, custody and consent, as they are met in a browser."""

from datetime import date
from typing import Any

import pytest

from tests.browser import Visitor, statements
from tests.factories import cases, consents
from tests.factories.consents import Round
from tests.house import House

YES: dict[str, Any] = {
    "signed_on": "2026-11-23",
    "extent": "del",
    "scope": ["skola-norr/skola", "skola-norr/polis", "friskola-fyren/skola"],
    "until_on": "2027-11-23",
    "informed_by": "Karin Ekmark",
    "language": "svenska",
}


@pytest.fixture
def house(sqlite_house: House) -> House:
    """Pages are met once; what they do to the tables is tried on both databases in their neighbours."""
    return sqlite_house


@pytest.fixture
def coordinator(visitor: Visitor) -> Visitor:
    return visitor.sign_in("koordinator")


REGISTER = {"act": "registrera"}
PART: dict[str, Any] = {**YES, "scope": ["skola-norr/skola"]}


def signing(made: Round) -> str:
    return f"{made.path}/{made.consent_id}/underskrift"


def test_a_family_is_written_down_asked_and_says_yes(coordinator: Visitor, house: House) -> None:
    made = cases.family(house)
    case = f"/arenden/{made.case_id}"
    coordinator.fill(
        f"{case}/vardnad/ny",
        guardian=list(made.guardian_ids),
        kind="joint",
        source="population_register",
        from_on="2012-05-12",
    )
    coordinator.fill(
        f"{case}/samtycke/ny",
        units=["skola-norr", "friskola-fyren"],
        information=["skola", "polis"],
        from_on="2026-11-23",
        until_on="2027-11-23",
    )
    assert "Samtycke till att samarbeta i SSPF" in coordinator.text
    paper = coordinator.response.request.path
    for guardian_id in made.guardian_ids:
        coordinator.get(f"{paper}/underskrift")
        assert "Polisens uppgifter delas aldrig med Friskolan Fyrskeppet" in coordinator.text
        coordinator.post(f"{paper}/underskrift", status=200, signer=guardian_id, **YES)
        assert "Inget är sparat än." in coordinator.text
        coordinator.post(f"{paper}/underskrift", status=303, signer=guardian_id, **YES, **REGISTER)
        assert "Kvitto på samtycke" in coordinator.follow().text
    assert "Uppgifter får delas så som tabellen visar." in coordinator.get(f"{case}/samtycke").text


def test_complaint_k1_one_glance_says_what_is_missing_from_whom_and_since_when(
    coordinator: Visitor, house: House
) -> None:
    made = consents.asked(house)
    consents.sign(house, made, made.family.guardian_ids[0])
    house.clock.forward(days=4)
    coordinator.sign_in("koordinator").get(made.path)
    assert "Väntar på underskrift" in coordinator.text
    assert "Arne Provsson : Har inte skrivit på" in coordinator.text
    assert "Sedan 2026-11-23, 4 dagar" in coordinator.text


def test_complaint_v3_the_paper_says_that_one_may_say_no_and_what_happens_then(
    coordinator: Visitor, house: House
) -> None:
    made = consents.asked(house)
    coordinator.get(f"{made.path}/{made.consent_id}")
    for words in ("Det är frivilligt", "Om ni säger nej", "Ylva Provsson"):
        assert words in coordinator.text


def test_complaint_v5_a_withdrawal_closes_the_case_on_the_partners_very_next_request(
    coordinator: Visitor, house: House
) -> None:
    made = consents.given(house)
    cases.take_part(house, made.case_id, "kurator")
    partner = Visitor(house).sign_in("kurator")
    partner.get(f"/arenden/{made.case_id}")
    guardian_id = made.family.guardian_ids[1]
    coordinator.fill(
        f"{made.path}/tillbaka", signer=guardian_id, extent="allt", received_on="2026-11-23", received_time="10.00"
    )
    assert "Det som är tillbakataget delas inte längre." in coordinator.text
    partner.get(f"/arenden/{made.case_id}", status=404)
    assert "2026-0001" not in partner.get("/arenden").text


def test_complaint_k3_until_the_second_guardian_signs_the_partner_sees_nothing(
    coordinator: Visitor, house: House
) -> None:
    made = consents.given(house)
    cases.take_part(house, made.case_id, "kurator")
    partner = Visitor(house).sign_in("kurator")
    asked = consents.asked(house)
    consents.sign(house, asked, asked.family.guardian_ids[0])
    partner.get(f"/arenden/{asked.case_id}", status=404)
    coordinator.get(f"/arenden/{asked.case_id}/deltagare")
    assert "Samtycket gäller inte, så ingen av deltagarna ser ärendet." in coordinator.text


def test_complaint_k4_a_partner_is_closed_out_at_midnight_before_the_fifteenth_birthday(house: House) -> None:
    made = consents.given(house)
    cases.take_part(house, made.case_id, "kurator")
    house.clock.at = house.clock.at.replace(year=2027, month=5, day=11, hour=21, minute=58)
    partner = Visitor(house).sign_in("kurator")
    partner.get(f"/arenden/{made.case_id}")
    house.clock.forward(minutes=2)
    partner.get(f"/arenden/{made.case_id}", status=404)


def test_what_is_refused_stands_at_its_field_and_what_was_typed_comes_back(coordinator: Visitor, house: House) -> None:
    made = consents.asked(house)
    signer = made.family.guardian_ids[0]
    coordinator.get(signing(made))
    sent = {
        **PART,
        "signer": signer,
        "signed_on": "2026-11-24",
        "interpreter": "Tolkförmedlingen",
    }
    coordinator.post(signing(made), status=422, **sent)
    assert "Dagen har inte varit än." in coordinator.text
    values = {field.get("name"): field.get("value") for field in coordinator.page.all("input")}
    assert (values["signed_on"], values["interpreter"]) == ("2026-11-24", "Tolkförmedlingen")
    coordinator.get(made.path)
    assert "Ingen har skrivit på än." in coordinator.text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"signer": ""}, "Ange vem som har skrivit på."),
        ({"signer": "0b5a1a53-0000-4000-8000-000000000000"}, "Välj vem som har skrivit på i listan."),
        ({"signed_on": "i går"}, "Skriv dagen som ÅÅÅÅ-MM-DD"),
        ({"extent": ""}, "Ange vad personen säger ja till."),
        ({"scope": "region-bup/skola"}, "Välj vad enheterna får veta i listan."),
        ({"scope": "skola-norr/hemligt"}, "Välj vad enheterna får veta i listan."),
        ({"scope": []}, "Kryssa för vad varje enhet får veta"),
        ({"extent": "allt"}, "Kryssa för vad varje enhet får veta"),
        ({"informed_by": ""}, "Ange vem som har informerat."),
        ({"excluded": "x" * 1001}, "Korta"),
        ({"language": "sven\x07ska"}, "Ta bort osynliga tecken"),
    ],
)
def test_bad_input_is_a_sentence_and_nothing_is_written(
    sqlite_house: House, changes: dict[str, str], sentence: str
) -> None:
    made = consents.asked(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(signing(made))
    sent = {**PART, "signer": made.family.guardian_ids[0], **changes}
    for act in ({}, REGISTER):
        coordinator.post(signing(made), status=422, **sent, **act)
    assert sentence in coordinator.text
    assert "Ingen har skrivit på än." in coordinator.get(made.path).text


def test_pressing_twice_registers_one_signature(coordinator: Visitor, house: House) -> None:
    made = consents.asked(house)
    form = coordinator.get(signing(made))
    sent = {**form.fields(), **PART, **REGISTER, "signer": made.family.guardian_ids[0]}
    first = coordinator.client.post(signing(made), data=sent)
    second = coordinator.client.post(signing(made), data=sent)
    assert (first.status_code, second.status_code) == (303, 303)
    assert coordinator.get(made.path).text.count("Skrev på 2026-11-23") == 1


def test_a_part_withdrawal_must_say_which_part(coordinator: Visitor, house: House) -> None:
    made = consents.given(house)
    coordinator.get(f"{made.path}/tillbaka")
    sent: dict[str, Any] = {
        "signer": made.family.guardian_ids[0],
        "received_on": "2026-11-23",
        "received_time": "10.00",
    }
    coordinator.post(f"{made.path}/tillbaka", status=422, extent="del", **sent)
    assert "Välj vilka enheter eller uppgifter det gäller" in coordinator.text
    coordinator.post(f"{made.path}/tillbaka", status=422, extent="allt", units="skola-norr", **sent)
    coordinator.fill(f"{made.path}/tillbaka", extent="del", units="omradespolis", **sent)
    assert "Ylva Provsson har tagit tillbaka Från 2026-11-23 10.00 Enheter Områdespolisen" in coordinator.text


def test_complaint_u1_a_child_says_no_and_the_coordinator_says_how_it_was_weighed(
    coordinator: Visitor, house: House
) -> None:
    made = consents.asked(house)
    path = f"{made.path}/{made.consent_id}/ungdomens-vilja"
    coordinator.get(path)
    sent = {"view": "does_not_want", "asked_on": "2026-11-20", "words": "Jag orkar inte."}
    coordinator.post(path, status=422, **sent)
    assert "Skriv hur ni har resonerat" in coordinator.text
    coordinator.fill(path, reasoning="Vi frågar igen om en vecka.", **sent)
    assert "Vill inte vara med i SSPF (2026-11-20)" in coordinator.text
    assert "Ungdomen vill inte vara med Vi frågar igen om en vecka." in coordinator.text


def test_two_who_write_the_childs_view_at_once_see_both_versions(coordinator: Visitor, house: House) -> None:
    made = consents.asked(house)
    path = f"{made.path}/{made.consent_id}/ungdomens-vilja"
    coordinator.get(path)
    Visitor(house).sign_in("ersattare").fill(path, view="wants", asked_on="2026-11-20", words="Gärna")
    coordinator.post(path, status=409, view="wants", asked_on="2026-11-20", words="Kanske")
    assert "Någon annan hann spara före dig" in coordinator.text
    assert "Gärna" in coordinator.text
    assert "Kanske" in coordinator.text


def test_an_exception_is_noted_used_and_ended(coordinator: Visitor, house: House) -> None:
    made = consents.asked(house)
    first, second = made.family.guardian_ids
    consents.sign(house, made, first)
    coordinator.fill(
        f"{made.path}/undantag",
        guardian=second,
        kind="prevented",
        evidence="Ligger på sjukhus.",
        decided_by="Enhetschefen",
        from_on="2026-11-20",
        until_on="2026-12-24",
    )
    assert "Uppgifter får delas" in coordinator.text
    form = next(each["action"] for each in coordinator.page.all("form") if "undantag" in (each.get("action") or ""))
    coordinator.post(str(form), status=303)
    assert "Inget får delas nu." in coordinator.follow().text


def test_custody_that_stands_alone_though_joint_is_said_beside_it(coordinator: Visitor, house: House) -> None:
    made = cases.family(house)
    coordinator.fill(
        f"/arenden/{made.case_id}/vardnad/ny",
        guardian=made.guardian_ids[0],
        kind="joint",
        source="manual",
        from_on="2012-05-12",
    )
    assert "Vårdnaden är gemensam, men bara en vårdnadshavare är inskriven." in coordinator.text


def test_custody_is_ended_with_a_last_day(coordinator: Visitor, house: House) -> None:
    made = consents.given(house)
    coordinator.get(f"/arenden/{made.case_id}/personer")
    edits = [str(each["href"]) for each in coordinator.page.all("a") if "/vardnad/" in str(each.get("href"))]
    edit = next(each for each in edits if each.endswith("/andra"))
    coordinator.fill(edit, kind="joint", source="court_ruling", from_on="2012-05-12", until_on="2026-11-22")
    assert "till och med 2026-11-22" in coordinator.text
    assert "Inget får delas nu." in coordinator.get(made.path).text


@pytest.mark.parametrize("login", ["kurator", "rektor", "styrgrupp", "granskare", "administrator"])
def test_no_one_else_opens_the_pages_of_consent_or_persons(sqlite_house: House, login: str) -> None:
    made = consents.given(sqlite_house)
    cases.take_part(sqlite_house, made.case_id, "kurator")
    other = Visitor(sqlite_house).sign_in(login)
    case = f"/arenden/{made.case_id}"
    for path in ("", "/ny", "/tillbaka", "/undantag", f"/{made.consent_id}", f"/{made.consent_id}/underskrift"):
        other.get(f"{made.path}{path}", status=403)
    for path in ("/personer", "/personer/ny", "/vardnad/ny", "/deltagare", "/deltagare/ny"):
        other.get(f"{case}{path}", status=403)


def test_the_pages_cost_a_bounded_number_of_statements(coordinator: Visitor, house: House) -> None:
    made = consents.given(house)
    consents.sign(house, made, made.family.youth_id)
    case = f"/arenden/{made.case_id}"
    for path in (made.path, f"{made.path}/{made.consent_id}", f"{case}/personer", f"{case}/deltagare", signing(made)):
        with statements(house) as seen:
            coordinator.get(path)
        assert len(seen) <= 12, (path, len(seen), seen)


def test_a_consent_that_was_never_asked_for_leads_to_asking(coordinator: Visitor, house: House) -> None:
    made = cases.family(house, cases.born(cases.YOUTH, date(2012, 5, 12)))
    coordinator.get(f"/arenden/{made.case_id}/samtycke")
    assert "Förbered samtycke" in coordinator.text
    assert "Ingen vårdnad är inskriven" in coordinator.text
    unknown = cases.family(house, cases.born(cases.YOUTH, None))
    assert "Födelsedatum saknas" in coordinator.get(f"/arenden/{unknown.case_id}/samtycke").text
