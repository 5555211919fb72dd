"""Answering with a code, as a young person on a telephone meets it."""

from typing import Any

import pytest
from sqlalchemy import select

from sspf.surveys.models import Dispatch
from sspf.surveys.queries import codes
from sspf.surveys.rules.dispatches import DispatchState
from sspf.surveys.views import shown
from sspf.web import qr
from tests.factories import cases, surveys
from tests.factories.answering import Phone, one_code, saved, states
from tests.house import House

LIGHT = 100_000


def test_r61_a_code_opens_its_questionnaire_and_saves_it_without_an_account(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house).lower().replace("-", " "))
    assert "Ditt namn sparas inte" in phone.text
    phone.start().all(lyssnade="helt", alder="14", egna_ord="Fikat var gott.").send()
    assert "Tack! Dina svar hjälper oss" in phone.text
    assert states(sqlite_house) == [DispatchState.answered]
    assert saved(sqlite_house) == [{"lyssnade": "helt", "alder": 14, "egna-ord": "Fikat var gott."}]


@pytest.mark.parametrize("questionnaire", [surveys.YOUTH, surveys.GUARDIAN, surveys.PARTNER])
def test_one_question_at_a_time_and_no_step_needs_more_than_one_choice_and_one_press(
    phone: Phone, sqlite_house: House, questionnaire: str
) -> None:
    survey = sqlite_house.installation.catalogue.surveys[questionnaire]
    phone.open(one_code(sqlite_house, questionnaire)).start()
    for number, question in enumerate(survey.questions, 1):
        assert phone.asked == question.id
        assert f"Fråga {number} av {len(survey.questions)}" in phone.visitor.page.title
        assert [each.text for each in survey.questions if each.text in phone.text] == [question.text]
        given: dict[str, Any] = {question.id: question.choices[0].id} if question.choices else {}
        phone.next(**given)
    phone.send()
    assert phone.presses == 1 + 1 + len(survey.questions) + 1  # the code, the beginning, each question, the end


def test_every_question_can_be_declined_and_left_out(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house)).start()
    while phone.asked:
        radios = [each for each in phone.visitor.page.all("input") if each.get("type") == "radio"]
        assert not radios or "vet-inte" in {each["value"] for each in radios}
        assert not [each for _, each in phone.visitor.page.tags if "required" in each]
        phone.next()
    phone.send()
    assert saved(sqlite_house) == [{}]


def test_what_was_chosen_is_there_on_the_way_back_and_skipping_takes_it_away(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house)).start().next(forstod="helt").next(saga="inte-alls").back()
    assert (phone.asked, phone.chosen) == ("saga", "inte-alls")
    phone.back(saga="bade-och")
    assert (phone.asked, phone.chosen) == ("forstod", "helt")
    phone.skip()
    assert phone.chosen == "bade-och"
    phone.all(saga="bade-och").send()
    assert saved(sqlite_house) == [{"saga": "bade-och"}]


def test_each_answer_is_looked_through_and_can_be_changed_before_it_is_sent(phone: Phone, sqlite_house: House) -> None:
    phone.open(one_code(sqlite_house)).start().all(forstod="helt", egna_ord="Fikat.\nFotbollen.")
    for said in ("Stämmer helt", "Fikat. Fotbollen.", "Inget svar", "Inget är sparat förrän du skickar."):
        assert said in phone.text
    phone.step("0").next(forstod="inte-alls")
    assert phone.asked == ""
    assert "Stämmer inte alls" in phone.text
    phone.step("9").back(egna_ord="Fikat.\nFotbollen.")
    assert phone.asked == ""
    phone.send()
    assert saved(sqlite_house) == [{"forstod": "inte-alls", "egna-ord": "Fikat.\nFotbollen."}]


def test_opening_a_questionnaire_uses_nothing_up(phone: Phone, sqlite_house: House) -> None:
    code = one_code(sqlite_house)
    for _ in range(3):
        phone.visitor.get(f"/enkat?code={code}")
        phone.open(code).start().all(forstod="helt")
    assert states(sqlite_house) == [DispatchState.issued]
    assert saved(sqlite_house) == []


def test_a_code_works_through_its_last_day(phone: Phone, sqlite_house: House) -> None:
    code = one_code(sqlite_house)
    sqlite_house.clock.forward(days=30)
    phone.open(code)


def test_complaint_u19_the_whole_visit_weighs_less_than_100_kilobytes(phone: Phone, sqlite_house: House) -> None:
    """Every page from the code to the thanks as it is sent, with all it fetches, and every question answered."""
    survey = sqlite_house.installation.catalogue.surveys[surveys.YOUTH]
    words = {each.id.replace("-", "_"): each.choices[0].id for each in survey.questions if each.choices}
    phone.open(one_code(sqlite_house))
    page = phone.visitor.page
    assert not page.all("img")
    paths = [str(each["href"]) for each in page.all("link")] + [str(each["src"]) for each in page.all("script")]
    looks = [path for path in paths if not path.startswith("data:")]
    packed = [phone.visitor.client.get(path, headers={"Accept-Encoding": "gzip"}) for path in looks]
    assert len(packed) == 2
    assert all(each.headers["Cache-Control"].endswith("immutable") for each in packed), "fetched once for all pages"
    assert not any('url("' in phone.visitor.client.get(path).text.replace('url("data:', "") for path in looks)
    phone.start().all(**words, alder="14", egna_ord="Fikat var gott. " * 12).send()
    assert phone.weight + sum(len(each.data) for each in packed) < LIGHT


def test_every_page_offers_a_quick_way_out_and_its_title_names_nothing(phone: Phone, sqlite_house: House) -> None:
    pages = [phone.open(one_code(sqlite_house)).visitor.page]
    phone.start()
    while phone.asked:
        pages.append(phone.visitor.page)
        phone.skip()
    pages.append(phone.visitor.page)
    pages.append(phone.send().visitor.page)
    for page in pages:
        assert [each["href"] for each in page.all("a") if "data-leave" in each] == ["/enkat/bort"]
        assert "SSPF" not in page.title
    away = phone.visitor.client.get("/enkat/bort")
    assert (away.status_code, away.headers["Location"]) == (303, "https://www.smhi.se/")


def test_a_code_never_stands_in_an_address_nor_in_the_page_of_the_case(phone: Phone, sqlite_house: House) -> None:
    case_id = cases.family(sqlite_house).case_id
    (code,) = surveys.codes(sqlite_house, case_id)
    phone.visitor.sign_in("koordinator")
    assert code not in phone.visitor.get(f"/arenden/{case_id}/enkater").text
    with sqlite_house.work("koordinator") as work:
        stored = work.session.scalars(select(Dispatch.code_digest)).one()
        assert stored == codes.code_digest(work, code.replace("-", ""))
        assert code.replace("-", "").encode() not in stored


@pytest.mark.parametrize("address", ["/enkat/fraga", "/enkat/svar"])
def test_a_page_that_the_telephone_opens_anew_by_itself_asks_for_the_code(phone: Phone, address: str) -> None:
    phone.visitor.get(address)
    assert "Skriv koden här." in phone.text
    assert phone.visitor.page.all("form")[0]["action"] == "/enkat"


def test_the_drawing_on_a_slip_in_another_language_leads_to_that_language(phone: Phone) -> None:
    with phone.visitor.house.app.test_request_context(base_url="http://kommunen.example"):
        assert shown.drawing("ACD", "en") == qr.drawing("http://kommunen.example/enkat?sprak=en#ACD")
        assert shown.drawing("ACD") == qr.drawing("http://kommunen.example/enkat#ACD")
    assert "Answer a questionnaire" in phone.visitor.get("/enkat?sprak=en").text
