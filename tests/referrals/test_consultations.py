"""Asking the coordinator for advice without naming anyone."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from sspf.audit.models import AuditEntry
from sspf.cases.rules.nameless import NamelessProblem
from sspf.errors import Forbidden, NotFound, Refused
from sspf.referrals.actions import consultations as actions
from sspf.referrals.queries import consultations as queries
from sspf.referrals.rules.consultations import (
    ConsultationProblem,
    ConsultationState,
    Question,
    naming_field,
)
from tests.browser import Visitor, statements
from tests.factories import consultations
from tests.house import House


@pytest.mark.parametrize("field", ["worry", "tried", "wonder"])
def test_the_part_that_names_somebody_is_pointed_out(field: str) -> None:
    assert naming_field(replace(consultations.QUESTION, **{field: "Det är 20120512-2383."})) == field
    assert naming_field(consultations.QUESTION) is None


def test_a_question_is_asked_answered_and_put_away(house: House) -> None:
    consultation_id = consultations.answered(house)
    with house.work("kurator") as work:
        found = queries.show(work, consultation_id)
        assert (found.question, found.answer) == (consultations.QUESTION, consultations.ANSWER)
        assert (found.asked_by, found.answered_by) == ("Kerstin Olofsdotter", "Karin Ekmark")
        assert [each.id for each in queries.unread(work)] == [consultation_id]
        actions.put_away(work, consultation_id)
        work.commit()
    with house.work("kurator") as work:
        assert queries.unread(work) == []
        assert [each.state for each in queries.page(work)] == [ConsultationState.put_away]


def test_what_is_asked_waits_for_every_coordinator_and_for_nobody_else(house: House) -> None:
    consultation_id = consultations.asked(house)
    for login in ("koordinator", "ersattare"):
        with house.work(login, writing=False) as work:
            assert [each.id for each in queries.unanswered(work)] == [consultation_id]
    for login in ("kurator", "rektor", "styrgrupp"):
        with house.work(login, writing=False) as work:
            assert queries.unanswered(work) == []


def test_only_the_asker_and_coordinators_read_a_question(house: House) -> None:
    consultation_id = consultations.asked(house)
    for login in ("rektor", "skolskoterska", "gruppchef"):
        with house.work(login) as work, pytest.raises(NotFound):
            queries.show(work, consultation_id)
        with house.work(login) as work, pytest.raises(NotFound):
            actions.put_away(work, consultation_id)
        with house.work(login, writing=False) as work:
            assert queries.page(work) == []
    for login in ("styrgrupp", "granskare", "administrator"):
        with house.work(login) as work, pytest.raises(Forbidden):
            queries.show(work, consultation_id)


def test_a_question_with_a_personal_number_is_refused_and_nothing_is_kept(house: House) -> None:
    with house.work("kurator") as work, pytest.raises(Refused) as met:
        actions.ask(work, Question("Oro.", "", "Gäller 20120512-2383."))
    assert (met.value.reason, met.value.field) == (ConsultationProblem.personal_number, "wonder")
    with house.work("kurator", writing=False) as work:
        assert queries.page(work) == []


def test_neither_does_the_answer_name_anyone(house: House) -> None:
    consultation_id = consultations.asked(house)
    with house.work() as work, pytest.raises(Refused) as met:
        actions.answer(work, consultation_id, "Jag tror att det är 20120512-2383.")
    assert (met.value.reason, met.value.field) == (ConsultationProblem.personal_number, "answer")


def test_a_question_is_answered_once(house: House) -> None:
    consultation_id = consultations.answered(house)
    with house.work("ersattare") as work, pytest.raises(Refused) as met:
        actions.answer(work, consultation_id, "Ett annat råd.")
    assert met.value.reason is ConsultationProblem.answered_already


def test_what_has_no_answer_is_not_put_away(house: House) -> None:
    consultation_id = consultations.asked(house)
    with house.work("kurator") as work, pytest.raises(Refused) as met:
        actions.put_away(work, consultation_id)
    assert met.value.reason is ConsultationProblem.not_answered


def test_every_step_is_logged(house: House) -> None:
    consultation_id = consultations.answered(house)
    with house.work("kurator") as work:
        actions.put_away(work, consultation_id)
        work.commit()
    with house.work() as work:
        names = list(work.session.scalars(select(AuditEntry.name).order_by(AuditEntry.seq)))
    assert names[-3:] == ["ConsultationAsked", "ConsultationAnswered", "ConsultationPutAway"]


def test_complaint_e4_the_kurator_asks_for_advice_without_naming_the_pupil(sqlite_house: House) -> None:
    kurator = Visitor(sqlite_house).sign_in("kurator")
    kurator.get("/radfragningar/ny")
    asked = {each.get("name") for tag in ("input", "textarea") for each in kurator.page.all(tag)}
    assert asked == {"csrf_token", "once", "version", "worry", "tried", "wonder"}
    kurator.fill("/radfragningar/ny", **consultations.TYPED)
    assert "Frågan är skickad." in kurator.text
    assert "Väntar på svar" in kurator.text


def test_complaint_f16_the_answer_waits_on_the_leisure_leaders_start_page(sqlite_house: House) -> None:
    consultation_id = consultations.asked(sqlite_house, "fritidsledare")
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    assert "Svara på rådfrågning" in coordinator.get("/").text
    coordinator.fill(f"/radfragningar/{consultation_id}/svar", answer=consultations.ANSWER)
    assert "Svaret är skickat." in coordinator.text
    assert "Svara på rådfrågning" not in coordinator.get("/").text
    leader = Visitor(sqlite_house).sign_in("fritidsledare")
    assert "Läs svaret på din fråga" in leader.get("/").text
    leader.get(f"/radfragningar/{consultation_id}")
    assert consultations.ANSWER in leader.text
    assert "Gör en anmälan när familjen har sagt ja" in leader.text
    leader.post(f"/radfragningar/{consultation_id}/last", status=303)
    assert "Läs svaret på din fråga" not in leader.get("/").text
    assert "Hur pratar jag med föräldrarna?" in leader.get("/radfragningar").text


def test_a_number_in_the_question_comes_back_with_a_kind_sentence(sqlite_house: House) -> None:
    kurator = Visitor(sqlite_house).sign_in("kurator")
    kurator.get("/radfragningar/ny")
    kurator.post("/radfragningar/ny", 422, **consultations.TYPED | {"worry": "Gäller 20120512-2383."})
    assert "Det ser ut som ett personnummer. Ta bort det" in kurator.text
    assert "Vi har ringt hem." in kurator.text
    assert "Du har inte frågat något än." in kurator.get("/radfragningar").text


def test_complaint_f16_one_field_is_enough_and_what_looks_like_a_name_is_asked_about(sqlite_house: House) -> None:
    leader = Visitor(sqlite_house).sign_in("fritidsledare")
    leader.get("/mina-ataganden")
    leader.post("/radfragningar/ny", 422, wonder="Kan jag ringa hem till Olle?")
    assert "Kan det här vara namn på någon?" in leader.text
    assert "Olle" in leader.response.text
    assert "Du har inte frågat något än." in leader.get("/radfragningar").text
    leader.get("/mina-ataganden")
    leader.post("/radfragningar/ny", 303, wonder="Kan jag ringa hem till en kille på gården?")
    assert "Frågan är skickad." in leader.follow().text


def test_a_capital_that_names_nobody_is_vouched_for(house: House) -> None:
    question = Question("", "", "Hur gör vi på Valborg?")
    with house.work("fritidsledare") as work, pytest.raises(Refused) as met:
        actions.ask(work, question)
    assert (met.value.reason, met.value.field) == (NamelessProblem.may_name_someone, "nameless")
    with house.work("fritidsledare") as work:
        consultation_id = actions.ask(work, question, vouched=True)
        work.commit()
    with house.work(writing=False) as work:
        assert queries.show(work, consultation_id).question == question


def test_the_coordinators_questions_have_a_place_with_a_count(sqlite_house: House) -> None:
    consultations.asked(sqlite_house)
    consultations.answered(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    assert "Rådfrågningar" in coordinator.get("/anmalningar").text
    assert "Rådfrågningar (1 väntar)" in coordinator.get("/radfragningar").text


def test_anothers_question_does_not_exist(sqlite_house: House) -> None:
    consultation_id = consultations.asked(sqlite_house)
    Visitor(sqlite_house).sign_in("rektor").get(f"/radfragningar/{consultation_id}", status=404)


def test_the_pages_cost_few_statements(sqlite_house: House) -> None:
    for _ in range(3):
        consultation_id = consultations.answered(sqlite_house)
    for login in ("koordinator", "kurator"):
        visitor = Visitor(sqlite_house).sign_in(login)
        for path in ("/radfragningar", f"/radfragningar/{consultation_id}"):
            with statements(sqlite_house) as seen:
                visitor.get(path)
            assert len(seen) <= 7, seen
