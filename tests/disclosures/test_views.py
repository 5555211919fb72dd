"""The register in the browser: the form follows the provision, and nothing else in the house leads here."""

import re

import pytest

from sspf.catalogue.provisions import in_force
from sspf.settings import PROJECT
from tests.browser import Visitor
from tests.factories import cases, disclosures
from tests.house import START, House

OWN = ("disclosures", "provisions", "information_requests", "information_request_answers", "request_releases")
ENTRY = "/utlamnanden/nytt/"


@pytest.fixture
def house(sqlite_house: House) -> House:
    """SQLite alone: what reaches the tables is tried on both databases in `test_register`."""
    return sqlite_house


@pytest.fixture
def coordinator(visitor: Visitor) -> Visitor:
    return visitor.sign_in("koordinator")


def typed(house: House, provision: str = disclosures.RISK, **changes: str) -> dict[str, str]:
    return disclosures.typed(house.installation.catalogue.provisions[provision], **changes)


def test_r16_first_the_provision_then_its_own_questions(coordinator: Visitor, house: House) -> None:
    coordinator.get("/utlamnanden/bestammelser")
    links = [each.get("href") or "" for each in coordinator.page.all("a")]
    usable = [each.removeprefix(ENTRY) for each in links if each.startswith(ENTRY)]
    held = in_force(house.installation.catalogue.provisions, START.date())
    assert set(usable) == {each.id for each in held if "social" in each.breaks and each.unprompted}
    for provision in usable:
        coordinator.get(ENTRY + provision)
        for other in held:
            for condition in other.conditions:
                here = condition in house.installation.catalogue.provisions[provision].conditions
                assert (condition.label in coordinator.text) is here, (provision, condition.label)


def test_r20_another_day_offers_the_wordings_of_that_day(coordinator: Visitor) -> None:
    coordinator.get("/utlamnanden/bestammelser?day=2025-05-01")
    assert "OSL 10 kap. 18 a §" in coordinator.text
    assert "OSL 10 kap. 15 a §" not in coordinator.text
    coordinator.get("/utlamnanden/bestammelser?day=i+maj", status=422)
    assert "Skriv dagen som ÅÅÅÅ-MM-DD" in coordinator.text


def test_r16_a_unit_is_told_which_provisions_are_not_its_own_and_why(house: House) -> None:
    emi = Visitor(house).sign_in("friskola")
    emi.get("/utlamnanden/bestammelser")
    assert "Ingen bestämmelse kan användas av Friskolan Fyrskeppet" in emi.text
    assert not [each for each in emi.page.all("a") if (each.get("href") or "").startswith(ENTRY)]
    emi.get(ENTRY + disclosures.CRIME, status=404)


def test_r16_a_release_is_typed_in_and_read(coordinator: Visitor, house: House) -> None:
    coordinator.fill(ENTRY + disclosures.RISK, **typed(house))
    assert "Utlämnande nr 1" in coordinator.text
    for each in ("Nils Utlämnesson, 20110101-2399", "23 november 2026 kl. 08.15", "OSL 10 kap. 18 a §"):
        assert each in coordinator.text
    assert "Vilka konkreta omständigheter visar" in coordinator.text
    assert "Polismyndigheten: Områdespolisen" in coordinator.text
    coordinator.get("/utlamnanden")
    assert "Nr 1 Nils Utlämnesson 2026-11-23 08.15 Områdespolisen OSL 10 kap. 18 a §" in coordinator.text


def test_an_empty_form_asks_for_everything_and_keeps_what_was_typed(coordinator: Visitor, house: House) -> None:
    coordinator.get(ENTRY + disclosures.RISK)
    coordinator.post(ENTRY + disclosures.RISK, status=422, what="Ett ord om torget.", day="2026-11-23")
    needed = len(typed(house)) - len({"what", "day", "personal_number"})
    assert sum((each.get("class") or "") == "field field-wrong" for _, each in coordinator.page.tags) == needed
    assert "Ett ord om torget." in coordinator.response.text
    coordinator.get("/utlamnanden")
    assert "Inget är utlämnat utan samtycke." in coordinator.text


WRONG: tuple[tuple[dict[str, str], str], ...] = (
    ({"personal_number": "20110101-2390"}, "Någon siffra i personnumret är fel."),
    ({"personal_number": "", "born_on": ""}, "Bestämmelsen gäller bara unga."),
    ({"personal_number": "", "born_on": "1999-01-01"}, "Personen är för gammal för den här bestämmelsen."),
    ({"born_on": "2011-01-02"}, "Födelsedagen och personnumret säger olika."),
    ({"day": "2026-11-24"}, "har inte varit än"),
    ({"day": "2025-03-31"}, "Bestämmelsen gällde inte den dagen."),
    ({"at": "25.00"}, "Skriv klockslaget med timmar och minuter"),
    ({"recipient_kind": "social_board"}, "Välj till vilken myndighet i listan."),
    ({"child_best": ""}, "Ange vad som är bäst för barnet."),
    ({"answer_lamplighet": ""}, "Ange svaret på frågan ”"),
)


def test_what_cannot_be_entered_is_told_at_its_field_and_nothing_is_written(coordinator: Visitor, house: House) -> None:
    for changes, sentence in WRONG:
        coordinator.get(ENTRY + disclosures.RISK)
        coordinator.post(ENTRY + disclosures.RISK, status=422, **typed(house, **changes))
        assert sentence in coordinator.text, changes
    coordinator.get("/utlamnanden")
    assert "Inget är utlämnat utan samtycke." in coordinator.text


def test_two_presses_are_one_line(coordinator: Visitor, house: House) -> None:
    coordinator.get(ENTRY + disclosures.RISK)
    page = coordinator.page
    for _ in range(2):
        coordinator.page = page
        coordinator.post(ENTRY + disclosures.RISK, status=303, **typed(house))
    coordinator.get("/utlamnanden")
    assert "Nr 1" in coordinator.text
    assert "Nr 2" not in coordinator.text


def test_r30_a_correction_starts_from_what_stands_and_shows_both(coordinator: Visitor, house: House) -> None:
    line = disclosures.entered(house)
    path = f"/utlamnanden/{line}/ratta"
    coordinator.get(path)
    fields = coordinator.page.fields(path) or coordinator.page.fields()
    assert "Att någon har sagt sig vänta på honom" in coordinator.response.text
    coordinator.post(path, status=422, **{**typed(house), "correction": ""})
    coordinator.get(path)
    coordinator.post(path, status=303, **typed(house), correction="Fel ställe.")
    coordinator.follow()
    assert "Rättat: Fel ställe." in coordinator.text
    assert "Så stod det från 2026-11-23 10.00" in coordinator.text
    coordinator.get(path)
    coordinator.post(path, status=409, **{**typed(house), "correction": "Igen.", "version": fields["version"]})
    assert "Någon annan hann spara före dig" in coordinator.text


def test_r19_a_request_is_typed_in_answered_and_led_to_a_release(coordinator: Visitor, house: House) -> None:
    asked = {
        "asked_by": "Områdespolisen, Petra",
        "received_on": "2026-11-23",
        "channel": "Telefon",
        "provision": disclosures.CONTACT,
        "subject_name": "Nils Utlämnesson",
        "asked_for": "Telefonnummer.",
    }
    coordinator.get("/utlamnanden/begaran/ny")
    coordinator.post("/utlamnanden/begaran/ny", status=422)
    coordinator.fill("/utlamnanden/begaran/ny", **asked)
    assert "Väntar på svar" in coordinator.text
    here = coordinator.response.request.path
    answer = {"reason": "Inga skäl emot.", "decided_by": "Enhetschefen", "authority": "Delegation"}
    coordinator.fill(f"{here}/svar", answer="partly", answered_on="2026-11-23", **answer)
    assert "Skriv in vad som lämnades ut" in coordinator.text
    coordinator.get(f"{here}/utlamnande")
    assert 'value="Nils Utlämnesson"' in coordinator.response.text
    coordinator.post(f"{here}/utlamnande", status=303, **typed(house, disclosures.CONTACT))
    coordinator.follow()
    assert "Begäran som det svarade på" in coordinator.text
    coordinator.get(here)
    assert "Skriv in vad som lämnades ut" not in coordinator.text
    coordinator.fill(f"{here}/ratta", **{**asked, "channel": "Brev", "correction": "Det kom med brev."})
    assert "23 november 2026, Brev" in coordinator.text
    coordinator.get("/utlamnanden/begaran")
    assert "Nr 1 Nils Utlämnesson 2026-11-23 Områdespolisen, Petra Lag (2025:170) 4 § Delvis" in coordinator.text


def test_r19_where_the_secrecy_does_not_give_way_only_no_can_be_chosen(coordinator: Visitor, house: House) -> None:
    request_id = disclosures.asked(house, provision=disclosures.MUNICIPAL)
    coordinator.get(f"/utlamnanden/begaran/{request_id}/svar")
    assert [each.get("value") for each in coordinator.page.all("input") if each.get("name") == "answer"] == ["refused"]
    assert "Bestämmelsen bryter inte er sekretess" in coordinator.text
    coordinator.get(f"/utlamnanden/begaran/{request_id}/utlamnande", status=404)


def test_r17_and_complaint_p11_no_page_outside_the_register_leads_into_it_or_tells_of_it(
    coordinator: Visitor, house: House
) -> None:
    made = cases.shared(house, ["skola-norr"])
    line = disclosures.entered(house)
    disclosures.asked(house)
    case = f"/arenden/{made.case_id}"
    for path in ("/", "/arenden", "/moten", "/statistik", case, f"{case}/plan", f"{case}/lasningar"):
        coordinator.get(path)
        if coordinator.response.status_code == 303:
            coordinator.follow()
        body = re.sub(r"<nav.*?</nav>", "", coordinator.response.text, flags=re.DOTALL)
        assert "/utlamnanden" not in body, path
        assert "Utlämnesson" not in body
        assert str(line) not in body


def test_r17_only_the_registers_own_templates_name_it() -> None:
    naming = re.compile(rf'url_for\("({"|".join(OWN)})\.')
    strays = {
        path.relative_to(PROJECT / "templates").as_posix()
        for path in (PROJECT / "templates").rglob("*.html")
        if path.parent.name not in OWN and naming.search(path.read_text())
    }
    assert strays == set()


def test_r17_the_form_of_a_release_holds_nothing_of_any_case(coordinator: Visitor, house: House) -> None:
    cases.shared(house, ["skola-norr"])
    for provision in (disclosures.RISK, disclosures.CRIME):
        coordinator.get(ENTRY + provision)
        shown = [each for each in coordinator.page.all("input") if each.get("type") == "text" and each.get("value")]
        assert [each["name"] for each in shown] == ["day"]
        written = re.findall(r"<textarea[^>]*>(.*?)</textarea>", coordinator.response.text, re.DOTALL)
        assert len(written) > 3
        assert not any(each.strip() for each in written)
        assert "Provsson" not in coordinator.response.text


def test_r18_there_is_no_export_no_list_for_others_and_no_way_in_but_a_staff_browser(house: House) -> None:
    line, request = disclosures.entered(house), disclosures.asked(house)
    ids = {"disclosure_id": line, "information_request_id": request, "provision": disclosures.RISK}
    rules = [each for each in house.app.url_map.iter_rules() if each.endpoint.split(".")[0] in OWN]
    assert {name.split(".")[1] for name in (each.endpoint for each in rules)} <= {
        "index",
        "show",
        "new",
        "create",
        "edit",
        "update",
    }
    stranger, coordinator = Visitor(house), Visitor(house).sign_in("koordinator")
    reading = [each for each in rules if "GET" in (each.methods or ())]
    assert len(reading) == 11
    for rule in reading:
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(ids[found[1]]), rule.rule)
        stranger.client.get(path, headers={"Accept": "application/json"})
        assert stranger.client.get(path).status_code == 302
        coordinator.get(path)
        assert coordinator.response.mimetype == "text/html"
