"""Sums of answers, and when they are kept back."""

import pytest

from sspf.errors import Forbidden, NotFound
from sspf.surveys.queries import results
from tests.browser import Visitor, statements
from tests.factories import cases, surveys
from tests.house import House


def new_year(house: House) -> None:
    house.clock.forward(days=60)


def test_five_answers_are_summed_up_when_the_half_year_is_over(visitor: Visitor, house: House) -> None:
    surveys.answered(house, cases.family(house).case_id, 5)
    new_year(house)
    visitor.sign_in("styrgrupp").get("/statistik/enkater")
    assert "juli–december 2026" in visitor.text
    assert "5 svar." in visitor.text
    assert "5,0 av 5" in visitor.text
    assert "Flicka: 5" in visitor.text
    assert "14 (median)" in visitor.text
    assert "Fikat" not in visitor.response.text


def test_four_answers_are_not_told(visitor: Visitor, house: House) -> None:
    surveys.answered(house, cases.family(house).case_id, 4)
    new_year(house)
    visitor.sign_in("koordinator").get("/statistik/enkater")
    assert "Färre än 5 har svarat" in visitor.text
    assert "5,0 av 5" not in visitor.text


def test_a_question_that_four_have_answered_is_not_told_among_others_that_are(house: House) -> None:
    case_id = cases.family(house).case_id
    surveys.answered(house, case_id, 4)
    surveys.answered(house, case_id, 2, {"forstod": "inte-alls", "lyssnade": "vet-inte"})
    new_year(house)
    with house.work("styrgrupp") as work:
        (youth, *others) = sorted(results.results(work, "2026-2"), key=lambda each: each.answers is None)
    told = {each.question.id: each for each in youth.questions}
    assert (youth.answers, told["forstod"].middle) == (6, 3.7)
    assert not told["lyssnade"].enough
    assert [each.answers for each in others] == [None, None]


def test_the_half_year_that_goes_on_is_not_shown_to_whoever_hands_out_codes(visitor: Visitor, house: House) -> None:
    surveys.answered(house, cases.family(house).case_id, 6)
    visitor.sign_in("koordinator").get("/statistik/enkater?halvar=2026-2", status=404)
    visitor.get("/statistik/enkater")
    assert "5,0 av 5" not in visitor.text
    with house.work("koordinator") as work, pytest.raises(NotFound):
        results.results(work, "2026-2")


def test_answers_are_counted_in_the_half_year_in_which_they_came(house: House) -> None:
    house.clock.forward(days=25)
    codes = surveys.codes(house, cases.family(house).case_id, 12)
    for code in codes[:5]:
        surveys.answer(house, code)
    house.clock.forward(days=20)
    for code in codes[5:]:
        surveys.answer(house, code)
    house.clock.forward(days=200)
    with house.work("styrgrupp") as work:
        told = [next(each for each in results.results(work, half) if each.answers) for half in ("2026-2", "2027-1")]
    assert [(each.answers, each.share) for each in told] == [(5, 100), (7, None)]


@pytest.mark.parametrize("login", ["kurator", "rektor", "granskare", "administrator"])
def test_results_are_for_coordinator_and_styrgrupp(visitor: Visitor, house: House, login: str) -> None:
    visitor.sign_in(login).get("/statistik/enkater", status=403)
    with house.work(login) as work, pytest.raises(Forbidden):
        results.results(work, "2026-1")


@pytest.mark.parametrize("half", ["2026-3", "1999-1", "x", "2027-1"])
def test_an_unknown_half_year_is_not_found(visitor: Visitor, half: str) -> None:
    visitor.sign_in("styrgrupp").get(f"/statistik/enkater?halvar={half}", status=404)


def test_the_page_costs_a_fixed_number_of_statements(visitor: Visitor, house: House) -> None:
    surveys.answered(house, cases.family(house).case_id, 8)
    new_year(house)
    visitor.sign_in("styrgrupp").get("/statistik/enkater")
    with statements(house) as seen:
        visitor.get("/statistik/enkater")
    assert len(seen) <= 12, seen
