"""What people complain about in other ways of working, one by one (complaints K, E, P, V, U)."""

from datetime import date
from typing import Any

import pytest

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole, PersonTerms
from sspf.consents.actions import rounds, signatures
from sspf.consents.queries import sheets
from sspf.consents.rules.facts import ExceptionKind
from sspf.consents.rules.recording import ChildView, crossed
from sspf.consents.rules.terms import ChildTerms
from sspf.errors import Refused
from tests.browser import Visitor
from tests.factories import cases, consents
from tests.factories.consents import Round
from tests.house import House


def paper(made: Round, rest: str = "") -> str:
    return f"{made.path}/{made.consent_id}{rest}"


@pytest.fixture
def coordinator(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def answer(made: Round, guardian: int, **changes: Any) -> dict[str, Any]:
    """What is sent for one guardian's paper: a yes to everything that it asks about."""
    sent = {"signer": made.family.guardian_ids[guardian], "signed_on": "2026-11-23", "extent": "allt"}
    rest = {"until_on": "2027-11-23", "informed_by": "Karin Ekmark", "language": "svenska"}
    return {**sent, **rest, "act": "registrera", **changes}


def test_complaint_k6_nothing_known_is_typed_again(coordinator: Visitor, sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    fields = {each.get("name"): each.get("value") for each in coordinator.get(paper(made, "/underskrift")).all("input")}
    assert fields["signed_on"] == "2026-11-23"
    assert fields["until_on"] == "2027-11-23"
    assert fields["informed_by"] == "Karin Ekmark"
    for name in ("Ylva Provsson", "Arne Provsson", "Alva Provsson", "Måsviksskolan"):
        assert name in coordinator.text


def test_complaint_k7_a_parent_without_custody_is_neither_asked_nor_able_to_sign(
    coordinator: Visitor, sqlite_house: House
) -> None:
    relative = PersonTerms(PersonRole.relative, "Rolf", "Exempelsson")
    family = cases.family(sqlite_house, guardians=[cases.MOTHER, cases.FATHER, relative])
    both = cases.Family(family.case_id, family.youth_id, family.guardian_ids[:2])
    made = consents.asked(sqlite_house, both)
    assert "Rolf" not in coordinator.get(made.path).text
    assert "Rolf" not in coordinator.get(paper(made, "/underskrift")).text
    sent = {**answer(made, 0), "signer": family.guardian_ids[2]}
    coordinator.post(paper(made, "/underskrift"), status=422, **sent)
    assert "Välj vem som har skrivit på i listan." in coordinator.text


def test_complaint_k8_a_paper_keeps_the_day_it_was_signed(coordinator: Visitor, sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    page = coordinator.fill(paper(made, "/underskrift"), **answer(made, 0, signed_on="2026-11-19"))
    assert "Skrev på 19 november 2026" in page.text
    assert "Registrerat 2026-11-23 10.00" in page.text


def test_complaint_e5_the_school_sees_what_it_may_be_told(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    for signer_id in made.family.guardian_ids:
        with sqlite_house.work() as work:
            scope = crossed(["skola-norr"], ["skola", "halsa"])
            terms = consents.yes(work, signer_id, scope=scope, until_on=made.until_on)
            signatures.sign(work, made.case_id, made.consent_id, terms)
            work.commit()
    cases.take_part(sqlite_house, made.case_id, "kurator")
    with sqlite_house.work("kurator", writing=False) as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        assert sight.information == {"samverkan", "skola", "halsa"}
    page = Visitor(sqlite_house).sign_in("kurator").get(f"/arenden/{made.case_id}")
    assert "Det här får delas nu" in page.text
    assert "Måsviksskolan Ja Ja Ja" in page.text
    assert "Delas inte med någon: Fritid och vänner" in page.text
    assert "Ylva" not in page.text


def test_complaint_p3_and_u8_the_police_learn_nothing_when_the_family_says_no_to_them(sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    consents.sign(sqlite_house, made, *made.family.guardian_ids, units=["skola-norr", "fritid-unga"])
    with pytest.raises(Refused, match="unit_outside_consent"):
        cases.take_part(sqlite_house, made.case_id, "polis")
    police = Visitor(sqlite_house).sign_in("polis")
    police.get(f"/arenden/{made.case_id}", status=404)
    assert "Alva" not in police.get("/arenden").text
    assert "2026-0001" not in police.get("/").text


def test_complaint_v1_in_which_language_and_by_whom_it_was_explained_is_on_the_receipt(
    coordinator: Visitor, sqlite_house: House
) -> None:
    made = consents.asked(sqlite_house)
    sent = answer(made, 0, language="somaliska", interpreter="Tolkförmedlingen")
    coordinator.fill(paper(made, "/underskrift"), **sent)
    for words in ("Informerad av Karin Ekmark", "Språk somaliska", "Tolk Tolkförmedlingen"):
        assert words in coordinator.text
    coordinator.get(paper(made, "/underskrift"))
    coordinator.post(paper(made, "/underskrift"), status=422, **answer(made, 1, language=""))
    assert "Ange språket." in coordinator.text


def test_complaint_v2_one_chooses_unit_by_unit_what_each_may_be_told(coordinator: Visitor, sqlite_house: House) -> None:
    made = consents.asked(sqlite_house)
    chosen = ["skola-norr/skola", "skola-norr/halsa", "fritid-unga/samverkan"]
    for guardian in (0, 1):
        coordinator.fill(paper(made, "/underskrift"), **answer(made, guardian, extent="del", scope=chosen))
    assert "Måsviksskolan Får veta: Att vi samarbetar, Skola, Hälsa och mående" in coordinator.text
    assert "Fritid för unga Får veta: Att vi samarbetar" in coordinator.text
    with sqlite_house.work() as work:
        assert reach.units_inside(work, made.case_id) == {"skola-norr", "fritid-unga"}


def test_complaint_v4_nobody_signs_for_another_and_not_wanting_is_no_exception(
    coordinator: Visitor, sqlite_house: House
) -> None:
    made = consents.asked(sqlite_house)
    consents.sign(sqlite_house, made, made.family.guardian_ids[0])
    assert {each.value for each in ExceptionKind} == {"prevented", "sole_custody", "other_appointed", "court_ruling"}
    assert "inte svarar, eller inte vill skriva på, är inget undantag" in coordinator.get(f"{made.path}/undantag").text
    assert "Ingen skriver på åt någon annan." in coordinator.get(paper(made, "/underskrift")).text
    assert "Arne Provsson" in coordinator.get(made.path).text
    with sqlite_house.work() as work:
        assert reach.units_inside(work, made.case_id) == set()


@pytest.mark.parametrize(
    ("birthday", "said", "advice"),
    [
        (date(2027, 5, 12), "Fråga ungdomen före 15-årsdagen", "Då behövs också ungdomens underskrift"),
        (date(2030, 5, 12), "Förbered familjen på 18-årsdagen", "Berätta det för vårdnadshavarna"),
    ],
)
def test_complaint_v19_birthdays_are_seen_coming_sixty_days_before(
    sqlite_house: House, birthday: date, said: str, advice: str
) -> None:
    sqlite_house.clock.at = sqlite_house.clock.at.replace(year=birthday.year - 1, month=11, day=23)
    made = consents.given(sqlite_house)
    consents.sign(sqlite_house, made, *([made.family.youth_id] if birthday.year == 2030 else []))
    sqlite_house.clock.at = sqlite_house.clock.at.replace(year=birthday.year, month=3, day=12)
    assert said not in Visitor(sqlite_house).sign_in("koordinator").get("/").text
    sqlite_house.clock.forward(days=1)
    page = Visitor(sqlite_house).sign_in("koordinator").get("/")
    assert said in page.text
    assert advice in page.text
    assert "om 60 dagar" in page.text


def test_complaint_u3_what_the_child_says_stays_with_the_coordinator(coordinator: Visitor, sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    words = "Det är värst hemma."
    with sqlite_house.work() as work:
        terms = ChildTerms(ChildView.wants, date(2026, 11, 20), words)
        rounds.record_child_view(work, made.case_id, made.consent_id, terms, None)
        work.commit()
    cases.take_part(sqlite_house, made.case_id, "kurator")
    assert words in coordinator.get(made.path).text
    receipt = next(str(each["href"]) for each in coordinator.page.all("a") if "kvitto" in str(each.get("href")))
    assert words not in coordinator.get(receipt).text
    assert words not in coordinator.get(paper(made)).text
    assert words not in Visitor(sqlite_house).sign_in("kurator").get(f"/arenden/{made.case_id}").text


def test_complaint_u17_who_turns_15_gets_a_say_and_an_explanation(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    sqlite_house.clock.at = sqlite_house.clock.at.replace(year=2027, month=5, day=12)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    page = coordinator.get(made.path)
    assert "Inget får delas nu." in page.text
    assert "Alva Provsson : Har inte skrivit på" in page.text
    with sqlite_house.work(writing=False) as work:
        sight = reach.find(work, Permission.consent_read, made.case_id)
        own_paper = sheets.printed(work, sight, made.consent_id, "", str(made.family.youth_id))["sheets"]
    assert "Jag har fyllt 15 år" in own_paper[0]["declaration"]
    text = coordinator.get(paper(made)).text
    assert "Den dag ungdomen fyller 15 behövs också ungdomens eget samtycke." in text
    own = answer(made, 0, signer=made.family.youth_id, signed_on="2027-05-12")
    coordinator.fill(paper(made, "/underskrift"), **own)
    assert "Uppgifter får delas så som tabellen visar." in coordinator.get(made.path).text
