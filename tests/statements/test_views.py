"""The pages of statements, as they are met in a browser."""

from datetime import timedelta
from uuid import UUID

import pytest

from sspf.access.permissions import Permission
from sspf.audit.events import CaseChanged
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.consents.actions import signatures
from tests.browser import Visitor, statements
from tests.factories import cases, consents
from tests.factories import statements as made
from tests.factories.cases import Family
from tests.factories.statements import LEAD
from tests.house import House
from tests.statements.conftest import Village

SAID = {"text": "Har varit i skolan varje dag.", "information": "skola", "source_on": "2026-11-23"}
MOST = 12
"""Statements of a page in a case."""


@pytest.fixture
def house(village: Village) -> House:
    """Where the case is."""
    return village.house


@pytest.fixture
def kurator(visitor: Visitor, family: Family) -> Visitor:
    return visitor.sign_in("kurator")


def place(family: Family, statement_id: UUID | None = None, page: str = "") -> str:
    return f"/arenden/{family.case_id}/uppgifter" + (f"/{statement_id}" if statement_id else "") + page


def test_something_is_written_looked_at_and_shared(kurator: Visitor, house: House, family: Family) -> None:
    kurator.fill(place(family, page="/ny"), **SAID)
    assert "Ingen annan kan läsa det förrän ni delar." in kurator.text
    shown = kurator.response.request.path
    kurator.get(f"{shown}/dela")
    for word in ("Petra Ahlgren", "Fatima Yusuf", "Koordinator, Ersättare för koordinatorn", "Skola"):
        assert word in kurator.text
    kurator.fill(f"{shown}/dela", units=["fritid-unga"])
    assert "Fritid för unga sedan 23 november 2026, delad av Kerstin Olofsdotter" in kurator.text
    assert made.texts(house, family.case_id, "fritidsledare") == {SAID["text"]}


def test_complaint_f1_something_that_works_takes_one_line_and_one_tap(house: House, family: Family) -> None:
    leader = Visitor(house).sign_in("fritidsledare")
    leader.get(f"/arenden/{family.case_id}")
    assert f"/arenden/{family.case_id}/uppgifter/fungerar" in {each.get("href") for each in leader.page.all("a")}
    leader.get(place(family, page="/fungerar"))
    asked = [each for each in leader.page.all("input") if each.get("type") not in ("hidden", "submit")]
    assert len(asked) == 1
    assert "Måsviksskolan" in leader.text
    leader.post(place(family, page="/fungerar"), 303, text="Hjälpte de yngre.", information="fritid", share="ja")
    leader.follow()
    assert "Fungerar" in leader.text
    assert made.texts(house, family.case_id, "kurator") == {"Hjälpte de yngre."}


def test_without_the_other_button_it_stays(house: House, family: Family) -> None:
    leader = Visitor(house).sign_in("fritidsledare")
    leader.fill(place(family, page="/fungerar"), text="Hjälpte de yngre.", information="fritid")
    assert "Bara hos er" in leader.text
    assert made.texts(house, family.case_id, "kurator") == set()


def test_complaint_u7_names_are_shown_and_asked_about_once(kurator: Visitor, family: Family) -> None:
    told = {**SAID, "text": "Var borta med Olle Berg."}
    kurator.get(place(family, page="/ny"))
    assert "Namnen är på" not in kurator.text
    kurator.post(place(family, page="/ny"), 422, **told)
    assert "Vi hittade: Olle Berg." in kurator.text
    assert "Var borta med Olle Berg." in kurator.text
    kurator.post(place(family, page="/ny"), 303, **told, names_seen="ja")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": ""}, "Ange vad ni vill berätta."),
        ({"text": "120512-2383"}, "Ta bort personnumret."),
        ({"information": ""}, "Ange vad det handlar om."),
        ({"information": "samverkan"}, "Välj vad det handlar om i listan."),
        ({"source_on": "2026-11-24"}, "Dagen har inte varit än."),
        ({"source_on": "i går"}, "Skriv dagen då ni såg eller hörde det som ÅÅÅÅ-MM-DD"),
    ],
)
def test_bad_input_comes_back_with_a_sentence_and_nothing_is_written(
    kurator: Visitor, house: House, family: Family, changes: dict[str, str], sentence: str
) -> None:
    kurator.get(place(family, page="/ny"))
    kurator.post(place(family, page="/ny"), 422, **{**SAID, **changes})
    assert sentence in kurator.text
    assert made.texts(house, family.case_id, "kurator") == set()


def test_the_same_form_sent_twice_is_one_statement(kurator: Visitor, house: House, family: Family) -> None:
    kurator.get(place(family, page="/ny"))
    page = kurator.page
    for _ in range(2):
        kurator.page = page
        kurator.post(place(family, page="/ny"), 303, **SAID)
    assert len(made.seen(house, family.case_id, "kurator")) == 1


def test_a_unit_outside_the_consent_is_refused_with_a_sentence(kurator: Visitor, house: House, family: Family) -> None:
    statement_id = made.written(house, family.case_id)
    kurator.get(place(family, statement_id, "/dela"))
    kurator.post(place(family, statement_id, "/dela"), 422, units=["friskola-fyren"])
    assert "Familjen har inte sagt ja till att alla du valde får läsa sådana här uppgifter." in kurator.text
    kurator.post(place(family, statement_id, "/dela"), 422)
    assert "Välj minst en som uppgiften ska delas med." in kurator.text


def test_r27_the_form_says_what_not_to_write_and_asks_for_none_of_it(kurator: Visitor, family: Family) -> None:
    kurator.get(place(family, page="/ny"))
    assert "Skriv inte om ursprung, religion eller sexualliv." in kurator.text
    labels = {
        "Vad vill ni berätta?",
        "Vad handlar det om?",
        "När såg eller hörde ni det?",
        "Är det något som fungerar?",
    }
    for label in labels:
        assert label in kurator.text


def test_complaint_p2_the_form_tells_the_police_what_does_not_belong_here(house: House, family: Family) -> None:
    officer = Visitor(house).sign_in("polis")
    officer.get(place(family, page="/ny"))
    assert "Skriv aldrig om spaning, tips eller pågående utredning." in officer.text


def test_complaint_e5_the_form_shows_who_may_be_told_what(kurator: Visitor, family: Family) -> None:
    kurator.get(place(family, page="/ny"))
    assert "Vem får läsa vad just nu?" in kurator.text
    assert "Det här har familjen sagt ja till" in kurator.text


def test_what_must_not_be_brought_up_lies_beside_the_form(house: House) -> None:
    asked = consents.asked(house, units=made.UNITS)
    with house.work("koordinator") as work:
        for guardian_id in asked.family.guardian_ids:
            terms = consents.yes(
                work, guardian_id, made.UNITS, until_on=asked.until_on, excluded="Det som hände i maj."
            )
            signatures.sign(work, asked.case_id, asked.consent_id, terms)
        work.commit()
    cases.take_part(house, asked.case_id, "kurator")
    statement_id = made.written(house, asked.case_id)
    for page in ("/ny", "/fungerar", f"/{statement_id}/dela"):
        visitor = Visitor(house).sign_in("kurator")
        visitor.get(place(asked.family, page=page))
        assert "Det som hände i maj." in visitor.text


def test_a_correction_shows_both_and_a_second_one_sees_the_first(
    kurator: Visitor, house: House, family: Family
) -> None:
    statement_id = made.given(house, family.case_id, "omradespolis")
    late = kurator.get(place(family, statement_id, "/andra"))
    kurator.get(place(family, statement_id, "/andra"))
    fixed = {"text": "På torsdagar.", "source_on": "2026-11-23", "why": "Fel dag."}
    kurator.post(place(family, statement_id, "/andra"), 303, **fixed)
    kurator.follow()
    for word in ("På torsdagar.", "Rättad: Fel dag.", "Så stod det förut", "Kommer i tid på onsdagar."):
        assert word in kurator.text
    kurator.page = late
    kurator.post(place(family, statement_id, "/andra"), 409, **{**fixed, "text": "På fredagar."})
    assert "På torsdagar." in kurator.text
    assert "På fredagar." in kurator.text


def test_that_somebody_does_not_agree_is_noted_and_shown(visitor: Visitor, house: House, family: Family) -> None:
    statement_id = made.given(house, family.case_id, LEAD, "omradespolis")
    said = {"person": str(family.youth_id), "text": "Jag kommer alltid i tid.", "said_on": "2026-11-23"}
    visitor.sign_in("koordinator").fill(place(family, statement_id, "/haller-inte-med"), **said)
    reader = Visitor(house).sign_in("polis")
    for page in (place(family), place(family, statement_id)):
        reader.get(page)
        assert "Alva Provsson håller inte med" in reader.text
        assert "Jag kommer alltid i tid." in reader.text


def test_secrecy_against_a_guardian_is_written_down_and_told_to_every_reader(
    kurator: Visitor, house: House, family: Family
) -> None:
    statement_id = made.given(house, family.case_id, "omradespolis")
    decided = {"reason": "Har bett om det.", "decided_by": "Rebecka Lindahl", "decided_on": "2026-11-23"}
    kurator.fill(place(family, statement_id, "/sekretess"), guardians=[str(family.guardian_ids[1])], **decided)
    assert "Hemlig för Arne Provsson" in kurator.text
    reader = Visitor(house).sign_in("polis")
    reader.get(place(family, statement_id))
    assert "Berätta det inte för Arne Provsson" in reader.text
    assert "Har bett om det." not in reader.text


def test_another_persons_yes_opens_for_sharing(kurator: Visitor, house: House, family: Family) -> None:
    said = made.terms("Lillebror är också borta.", "familj", other_person="Lillebror")
    statement_id = made.written(house, family.case_id, said=said)
    kurator.get(place(family, statement_id, "/dela"))
    assert "Den stannar hos er tills personen själv har sagt ja." in kurator.text
    kurator.fill(place(family, statement_id, "/annan-person"), given_by="Lillebror", given_on="2026-11-23")
    kurator.fill(place(family, statement_id, "/dela"), units=["omradespolis"])
    assert made.texts(house, family.case_id, "polis") == {said.wording.text}


def test_a_list_of_many_costs_no_more_than_one_of_few(house: House, family: Family) -> None:
    for number in range(6):
        statement_id = made.given(house, family.case_id, LEAD, "omradespolis", said=made.terms(f"Nummer {number}."))
        made.object_to(house, family.case_id, statement_id, family.youth_id)
    for who in ("koordinator", "kurator", "polis"):
        visitor = Visitor(house).sign_in(who)
        for page in ("", f"/{statement_id}", "/ny", f"/{statement_id}/haller-inte-med"):
            with statements(house) as seen:
                visitor.get(place(family, page=page))
            assert len(seen) <= MOST, (who, page, len(seen), seen)


def test_the_log_tells_who_has_read_which_statement(kurator: Visitor, house: House, family: Family) -> None:
    made.given(house, family.case_id, "omradespolis")
    Visitor(house).sign_in("polis").get(place(family))
    reviewer = Visitor(house).sign_in("granskare")
    reviewer.get("/logg")
    assert "Läste uppgifterna i ett ärende" in reviewer.text
    assert "Kommer i tid" not in reviewer.text


def test_its_unit_sees_who_cannot_read_it_any_more(kurator: Visitor, house: House, family: Family) -> None:
    statement_id = made.given(house, family.case_id, "omradespolis", LEAD)
    sentence = "Kan inte läsa den just nu: samtycket är inte öppet för det."
    kurator.get(place(family, statement_id))
    assert sentence not in kurator.text
    with house.work("koordinator") as work:
        reach.find(work, Permission.case_manage, family.case_id)
        spans = [("skola-norr", kind, work.now, work.now + timedelta(days=9)) for kind in ("samverkan", "skola")]
        progress.share(work, family.case_id, spans)
        work.record(CaseChanged(family.case_id))
        work.commit()
    kurator.get(place(family, statement_id))
    assert kurator.text.count(sentence) == 1
