"""The list of cases, the people in a case and who takes part, as they are met in a browser."""

from dataclasses import replace
from uuid import UUID

import pytest

from sspf.access.permissions import Permission
from sspf.cases.actions import people as case_people
from sspf.cases.queries import parts, reach
from sspf.errors import Refused
from tests.browser import Visitor, statements
from tests.factories import cases, consents
from tests.house import House


@pytest.fixture
def coordinator(visitor: Visitor) -> Visitor:
    return visitor.sign_in("koordinator")


def people(made: cases.Family) -> str:
    return f"/arenden/{made.case_id}/personer"


def taking_part(case_id: UUID) -> str:
    return f"/arenden/{case_id}/deltagare"


PERSON = {
    "role": "guardian",
    "given_name": "Vera",
    "family_name": "Provsson",
    "personal_number": "",
    "born_on": "1984-02-29",
    "protected": "nej",
    "language": "somaliska",
    "needs_interpreter": "ja",
    "phone": "08-465 004 12",
    "email": "vera@provsson.example",
    "address": "Provvägen 1",
}


def test_the_list_says_state_consent_and_protection_and_costs_six_statements(
    coordinator: Visitor, house: House
) -> None:
    cases.family(house, guardians=(replace(cases.MOTHER, protected=True), cases.FATHER))
    consents.given(house)
    page = coordinator.get("/arenden").text
    assert "2026-0002 SSPF Alva Provsson Aktiv Delas nu Ingen bestämd" in page
    assert "2026-0001 SSPF Alva Provsson Skyddade uppgifter Öppnad Delas inte" in page
    with statements(house) as few:
        coordinator.get("/arenden")
    for _ in range(5):
        cases.family(house)
    with statements(house) as many:
        coordinator.get("/arenden")
    assert len(few) == len(many) <= 6, many


def test_twenty_five_cases_a_page_and_the_older_ones_behind_a_link(sqlite_house: House) -> None:
    for _ in range(27):
        cases.family(sqlite_house, guardians=())
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    first = coordinator.get("/arenden")
    assert "2026-0003" in first.text
    assert "2026-0002" not in first.text
    older = next(str(each["href"]) for each in first.all("a") if each.get("rel") == "next")
    rest = coordinator.get(older)
    assert "2026-0002" in rest.text
    assert "2026-0003" not in rest.text
    assert not [each for each in rest.all("a") if each.get("rel") == "next"]


def test_a_dormant_consent_shows_by_the_clock_alone(house: House) -> None:
    consents.given(house)
    house.clock.at = house.clock.at.replace(year=2027, month=5, day=12)
    coordinator = Visitor(house).sign_in("koordinator")
    assert "Vilande Delas inte" in coordinator.get("/arenden").text


def test_a_partner_lists_only_the_own_cases(house: House) -> None:
    mine, _other = consents.given(house), consents.given(house)
    cases.take_part(house, mine.case_id, "kurator")
    partner = Visitor(house).sign_in("kurator")
    page = partner.get("/arenden").text
    assert "2026-0001" in page
    assert "2026-0002" not in page
    assert "Du är inte med i något ärende just nu." in Visitor(house).sign_in("polis").get("/arenden").text


def test_a_person_is_added_and_everything_is_shown(coordinator: Visitor, house: House) -> None:
    made = cases.family(house)
    coordinator.fill(f"{people(made)}/ny", **PERSON)
    for words in ("Vera Provsson", "1984-02-29, 42 år", "somaliska", "Behövs", "08-465 004 12", "Provvägen 1"):
        assert words in coordinator.text


def test_the_day_of_birth_comes_from_the_number(coordinator: Visitor, house: House) -> None:
    made = cases.family(house)
    coordinator.fill(f"{people(made)}/ny", **{**PERSON, "personal_number": "120512-2383", "born_on": ""})
    assert coordinator.text.count("2012-05-12, 14 år") == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"personal_number": "20120512-2384"}, "Någon siffra i personnumret är fel."),
        ({"personal_number": "20120231-2383"}, "inget datum som finns"),
        ({"personal_number": "hemligt"}, "Skriv personnumret med tolv siffror"),
        ({"personal_number": "20120512-2383"}, "Födelsedagen och personnumret säger olika."),
        ({"born_on": "2026-11-24"}, "Födelsedagen har inte varit än."),
        ({"given_name": ""}, "Ange förnamnet."),
        ({"given_name": "x" * 81}, "Korta förnamnet"),
        ({"role": "youth"}, "Välj vem personen är i listan."),
        ({"protected": ""}, "Ange om personen har skyddade personuppgifter."),
    ],
)
def test_what_cannot_be_a_person_is_said_at_the_field(
    sqlite_house: House, changes: dict[str, str], sentence: str
) -> None:
    made = cases.family(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(f"{people(made)}/ny")
    coordinator.post(f"{people(made)}/ny", status=422, **{**PERSON, **changes})
    assert sentence in coordinator.text
    assert any(field.get("value") == "vera@provsson.example" for field in coordinator.page.all("input"))
    assert "Vera" not in coordinator.get(people(made)).text


def test_r63_where_a_protected_person_lives_does_not_come_back_in_the_form_either(
    coordinator: Visitor, house: House
) -> None:
    made = cases.family(house)
    coordinator.fill(f"{people(made)}/ny", **{**PERSON, "protected": "ja"})
    assert "Skriv inget som visar var personen bor" in coordinator.text
    assert "Provvägen 1" not in coordinator.text
    edit = [str(each["href"]) for each in coordinator.page.all("a") if str(each.get("href")).endswith("/andra")]
    shown = [coordinator.get(each) for each in edit]
    assert edit
    assert not any(field.get("value") == "Provvägen 1" for page in shown for field in page.all("input"))


def test_the_second_to_save_sees_both_versions_and_loses_nothing(coordinator: Visitor, house: House) -> None:
    made = cases.family(house)
    path = f"{people(made)}/{made.guardian_ids[0]}/andra"
    answers = {"protected": "nej", "needs_interpreter": "nej", "given_name": "Ylva", "family_name": "Provsson"}
    coordinator.get(path)
    Visitor(house).sign_in("ersattare").fill(path, phone="08-465 004 13", **answers)
    coordinator.post(path, status=409, phone="08-465 004 14", **answers)
    assert "Någon annan hann spara före dig" in coordinator.text
    assert "08-465 004 13" in coordinator.text
    assert any(field.get("value") == "08-465 004 14" for field in coordinator.page.all("input"))
    coordinator.post(path, status=303, phone="08-465 004 14", **answers)
    assert "08-465 004 14" in coordinator.follow().text


def test_a_person_of_another_case_is_not_found(coordinator: Visitor, house: House) -> None:
    mine, other = cases.family(house), cases.family(house)
    coordinator.get(f"{people(mine)}/{other.youth_id}/andra", status=404)


def test_someone_in_a_consented_unit_joins_and_leaves(coordinator: Visitor, house: House) -> None:
    made = consents.given(house)
    form = coordinator.get(f"{taking_part(made.case_id)}/ny")
    offered = {str(each["value"]) for each in form.all("option") if each.get("value")}
    assert {each.partition(":")[0] for each in offered} == set(consents.UNITS)
    kurator = f"skola-norr:account:{house.ids['kurator']}"
    coordinator.fill(f"{taking_part(made.case_id)}/ny", person=kurator)
    assert "Kerstin Olofsdotter Måsviksskolan 2026-11-23 Tills vidare" in coordinator.text
    partner = Visitor(house).sign_in("kurator")
    partner.get(f"/arenden/{made.case_id}")
    end = next(str(each["action"]) for each in coordinator.page.all("form") if "avsluta" in str(each.get("action")))
    coordinator.post(end, status=303)
    assert "2026-11-22" in coordinator.follow().text
    partner.get(f"/arenden/{made.case_id}", status=404)


def test_nobody_of_a_unit_outside_the_consent_can_be_chosen(coordinator: Visitor, house: House) -> None:
    made = consents.given(house, units=["skola-norr"])
    coordinator.get(f"{taking_part(made.case_id)}/ny")
    polis = f"omradespolis:account:{house.ids['polis']}"
    coordinator.post(f"{taking_part(made.case_id)}/ny", status=422, person=polis)
    assert "Välj vem som ska vara med i listan." in coordinator.text
    with house.work() as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        assert parts.participant_lines(work, sight) == []


def test_joining_twice_is_once_and_a_foreign_part_cannot_be_ended(coordinator: Visitor, house: House) -> None:
    mine, other = consents.given(house), consents.given(house)
    assert cases.take_part(house, mine.case_id, "kurator") == cases.take_part(house, mine.case_id, "kurator")
    foreign = cases.take_part(house, other.case_id, "kurator")
    coordinator.get(taking_part(mine.case_id))
    coordinator.post(f"{taking_part(mine.case_id)}/{foreign}/avsluta", status=404)
    with house.work() as work:
        sight = reach.find(work, Permission.case_read, other.case_id)
        assert [line.lasts for line in parts.participant_lines(work, sight)] == [True]


def test_a_second_youth_is_refused(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        case_people.add_person(work, made.case_id, cases.YOUTH)
    assert refused.value.field == "role"
