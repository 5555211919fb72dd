"""Answering with a code, as a young person on a telephone meets it."""

import re

from sqlalchemy import select

from sspf.surveys.models import Answer, Dispatch
from sspf.surveys.queries import codes
from sspf.surveys.rules.codes import FAILURES_PER_ADDRESS
from sspf.surveys.rules.dispatches import DispatchState
from tests.browser import Visitor
from tests.factories import cases, surveys
from tests.house import House

REFUSED = "Koden fungerar inte."


def open_questionnaire(visitor: Visitor, code: str) -> None:
    visitor.get("/enkat")
    visitor.post("/enkat", status=200, code=code)


def states(house: House) -> list[DispatchState]:
    with house.work("koordinator") as work:
        return list(work.session.scalars(select(Dispatch.state)))


def answers(house: House) -> int:
    with house.work("koordinator") as work:
        return len(work.session.scalars(select(Answer.id)).all())


def test_r61_a_code_opens_its_questionnaire_and_saves_it_without_an_account(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    open_questionnaire(visitor, code.lower().replace("-", " "))
    assert "De vuxna lyssnade på mig." in visitor.text
    assert "Vi menar det kön du själv känner att du har." in visitor.text
    visitor.post("/enkat/svar", status=303, **{"svar-lyssnade": "helt", "svar-alder": "14"})
    visitor.follow()
    assert "Tack! Dina svar hjälper oss" in visitor.text
    assert states(house) == [DispatchState.answered]
    assert answers(house) == 1


def test_every_question_can_be_declined_and_left_out(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    open_questionnaire(visitor, code)
    asked = {str(each["name"]) for each in visitor.page.all("input") if each.get("type") == "radio"}
    declined = {str(each["name"]) for each in visitor.page.all("input") if each.get("value") == "vet-inte"}
    assert asked == declined
    assert not [each for each in visitor.page.all("input") if "required" in each]
    visitor.post("/enkat/svar", status=303)
    assert answers(house) == 1


def test_opening_a_questionnaire_uses_nothing_up(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    for _ in range(3):
        visitor.get("/enkat")
        visitor.get(f"/enkat?code={code}")
        open_questionnaire(visitor, code)
    assert states(house) == [DispatchState.issued]
    assert answers(house) == 0


def test_used_wrong_and_old_codes_meet_the_same_sentence(visitor: Visitor, house: House) -> None:
    used, old = surveys.codes(house, cases.family(house).case_id, 2)
    surveys.answer(house, used)
    house.clock.forward(days=31)
    said = set()
    for code in (used, old, "ACD-EFG-H4K5"):
        visitor.get("/enkat")
        visitor.post("/enkat", status=422, code=code)
        assert REFUSED in visitor.text
        said.add(re.sub(r"\s+", " ", visitor.text.replace(code, "")))
    assert len(said) == 1


def test_a_code_works_through_its_last_day(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    house.clock.forward(days=30)
    open_questionnaire(visitor, code)


def test_sending_twice_saves_once_and_leads_to_the_same_thanks(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    open_questionnaire(visitor, code)
    form = visitor.page.fields("/enkat/svar")
    first = visitor.post("/enkat/svar", status=303).headers["Location"]
    again = visitor.client.post("/enkat/svar", data=form)
    assert (again.status_code, again.headers["Location"]) == (303, first)
    assert answers(house) == 1


def test_the_same_code_in_two_windows_saves_once_and_gives_the_second_its_words_back(
    visitor: Visitor, house: House
) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    other = Visitor(house)
    open_questionnaire(visitor, code)
    open_questionnaire(other, code)
    visitor.post("/enkat/svar", status=303)
    other.post("/enkat/svar", status=422, **{"svar-egna-ord": "Fikat var gott."})
    assert REFUSED in other.text
    assert "Fikat var gott." in other.text
    assert answers(house) == 1


def test_bad_answers_come_back_and_nothing_is_saved(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    open_questionnaire(visitor, code)
    bad = {"svar-alder": "fjorton", "svar-lyssnade": "sådär", "svar-egna-ord": "x" * 4001}
    visitor.post("/enkat/svar", status=422, **bad)
    for sentence in ("som ett heltal från 6 till 25", "Välj ditt svar i listan", "Korta ditt svar med 1 tecken"):
        assert sentence in visitor.text
    assert "x" * 4001 in visitor.text
    assert states(house) == [DispatchState.issued]
    assert answers(house) == 0


def test_a_code_does_not_open_another_questionnaire(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    open_questionnaire(visitor, code)
    visitor.post("/enkat/svar", status=422, questionnaire=surveys.PARTNER)
    assert REFUSED in visitor.text
    visitor.get("/enkat")
    visitor.post("/enkat/svar", status=404, questionnaire="finns-inte")


def test_guessing_makes_the_address_wait_and_the_answers_are_kept_meanwhile(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    open_questionnaire(visitor, code)
    guesser = Visitor(house)
    for _ in range(FAILURES_PER_ADDRESS):
        guesser.get("/enkat")
        guesser.post("/enkat", status=422, code="ACD-EFG-H4K5")
    guesser.get("/enkat")
    guesser.post("/enkat", status=422, code=code)
    assert "Vänta en kvart" in guesser.text
    visitor.post("/enkat/svar", status=422, **{"svar-egna-ord": "Fikat var gott."})
    assert "Vänta en kvart" in visitor.text
    assert "Fikat var gott." in visitor.text
    house.clock.forward(minutes=16)
    visitor.post("/enkat/svar", status=303)


def test_the_pages_weigh_little_and_offer_a_quick_way_out(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    open_questionnaire(visitor, code)
    assert len(visitor.response.data) < 40_000
    assert any("data-leave" in each for each in visitor.page.all("a"))
    visitor.get("/enkat")
    assert any("data-leave" in each for each in visitor.page.all("a"))


def test_a_code_never_stands_in_an_address_nor_in_the_page_of_the_case(visitor: Visitor, house: House) -> None:
    case_id = cases.family(house).case_id
    (code,) = surveys.codes(house, case_id)
    visitor.sign_in("koordinator")
    assert code not in visitor.get(f"/arenden/{case_id}/enkater").text
    with house.work("koordinator") as work:
        stored = work.session.scalars(select(Dispatch.code_digest)).one()
        assert stored == codes.code_digest(work, code.replace("-", ""))
        assert code.replace("-", "").encode() not in stored
