"""The pages on which questionnaires are asked for, left out, given anew and declined."""

import pytest
from sqlalchemy import select

from sspf.catalogue.surveys import SurveyAudience
from sspf.surveys.models import Dispatch, Omission
from sspf.surveys.rules.dispatches import DispatchState
from tests.browser import Visitor
from tests.factories import surveys
from tests.house import House


@pytest.fixture
def house(sqlite_house: House) -> House:
    """Pages are the same on both databases."""
    return sqlite_house


def test_who_is_left_out_is_left_out_with_a_reason_from_the_list(visitor: Visitor, house: House) -> None:
    planned = surveys.planned(house)
    place = f"/arenden/{planned.case_id}/enkater"
    after = surveys.occasion(house, planned.case_id)
    visitor.sign_in("koordinator").get(f"{place}/lamnas-inte-ut?tillfalle={after}")
    visitor.post(f"{place}/lamnas-inte-ut", status=422, occasion=str(after), audiences="guardian")
    visitor.post(f"{place}/lamnas-inte-ut", status=303, occasion=str(after), audiences="guardian", reason="nyligen")
    visitor.follow()
    assert "Har fått en enkät nyligen" in visitor.text
    visitor.get(f"/arenden/{planned.case_id}")
    assert "Dags att lämna ut till ungdom." in visitor.text
    with house.work("koordinator") as work:
        assert work.session.scalars(select(Omission.audience)).one() is SurveyAudience.guardian


def test_the_case_and_att_gora_say_that_it_is_time_and_for_whom(visitor: Visitor, house: House) -> None:
    planned = surveys.planned(house)
    visitor.sign_in("koordinator").get("/")
    assert "Lämna ut enkäter Alva Provsson: ungdom, vårdnadshavare" in visitor.text
    visitor.get(f"/arenden/{planned.case_id}")
    assert "Dags att lämna ut till ungdom, vårdnadshavare." in visitor.text
    visitor.get(f"/arenden/{planned.case_id}/enkater")
    assert "När planen är fastställd" in visitor.text


def test_who_has_not_answered_is_counted_by_audience_and_named_by_nobody(visitor: Visitor, house: House) -> None:
    planned = surveys.planned(house)
    after = surveys.occasion(house, planned.case_id)
    first, _ = surveys.handed(house, planned.case_id, after, guardian=2).slips
    surveys.answer(house, first.code, {}, surveys.GUARDIAN)
    house.clock.forward(days=6)
    visitor.sign_in("koordinator").get("/")
    assert "Påminn om enkäter" not in visitor.text
    house.clock.forward(days=1)
    visitor.sign_in("koordinator").get("/")
    assert "Har inte svarat: vårdnadshavare, 1" in visitor.text
    assert "Ylva" not in visitor.text


def test_a_family_that_is_to_be_reminded_is_one_line_whoever_of_it_is_silent(visitor: Visitor, house: House) -> None:
    planned = surveys.planned(house)
    surveys.handed(house, planned.case_id, surveys.occasion(house, planned.case_id), youth=1, guardian=2)
    house.clock.forward(days=7)
    visitor.sign_in("koordinator").get("/")
    assert visitor.text.count("Påminn om enkäter") == 1
    assert "Har inte svarat: ungdom, 1; vårdnadshavare, 2" in visitor.text


def test_who_does_not_want_to_is_left_in_peace_and_may_think_better_of_it(visitor: Visitor, house: House) -> None:
    planned = surveys.planned(house)
    (slip,) = surveys.handed(house, planned.case_id, youth=1).slips
    place = f"/arenden/{planned.case_id}/enkater"
    visitor.sign_in("koordinator").get(place)
    visitor.post(f"{place}/avstar", status=303)
    house.clock.forward(days=8)
    visitor.sign_in("koordinator").get("/")
    assert "Påminn om enkäter" not in visitor.text
    visitor.get(place)
    assert "(1 vill inte)" in visitor.text
    surveys.answer(house, slip.code)
    with house.work() as work:
        assert work.session.scalars(select(Dispatch.state)).one() is DispatchState.answered


def test_a_button_from_no_page_of_ours_finds_nothing(visitor: Visitor, house: House) -> None:
    place = f"/arenden/{surveys.planned(house).case_id}/enkater"
    visitor.sign_in("koordinator")
    for act in ("nya-lappar", "avstar"):
        visitor.get(f"{place}/ny")
        visitor.post(f"{place}/{act}", status=404, audience="hund", issued_on="i går", occasion="")
