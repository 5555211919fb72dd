"""Sums of answers, how many answered, and when they are kept back."""

import pytest

from sspf.access.actor import SYSTEM
from sspf.catalogue.surveys import SurveyAudience
from sspf.errors import Forbidden, NotFound
from sspf.surveys.actions import counting
from sspf.surveys.models import Dispatch
from sspf.surveys.queries import figures, results
from tests.browser import Visitor, statements
from tests.factories import cases, surveys
from tests.house import House


def new_year(house: House) -> None:
    house.clock.forward(days=60)


def youth(house: House, half_year: str) -> results.SurveyResult:
    with house.work("styrgrupp") as work:
        return next(each for each in results.results(work, half_year) if each.survey.id == surveys.YOUTH)


def counted(house: House) -> int:
    with house.work(SYSTEM) as work:
        made = counting.count(work)
        work.commit()
    return made


def test_five_answers_are_summed_up_when_the_half_year_is_over(visitor: Visitor, house: House) -> None:
    surveys.answered(house, cases.family(house).case_id, 5)
    new_year(house)
    visitor.sign_in("styrgrupp").get("/statistik/enkater")
    assert "juli–december 2026" in visitor.text
    assert "5 svar kom in" in visitor.text
    assert "Index 4,5 av 5." in visitor.text
    assert "5,0 av 5 Stämmer helt: 5" in visitor.text
    assert "Flicka: 5" in visitor.text
    assert "14 (median)" in visitor.text
    assert "Fikat" not in visitor.response.text


def test_the_results_stand_among_the_tabs_of_the_statistics(visitor: Visitor) -> None:
    page = visitor.sign_in("styrgrupp").get("/statistik/enkater")
    assert "/statistik/enkater" in {link.get("href") for link in page.all("a") if link.get("aria-current") == "page"}


def test_four_answers_are_not_told(visitor: Visitor, house: House) -> None:
    surveys.answered(house, cases.family(house).case_id, 4)
    new_year(house)
    visitor.sign_in("koordinator").get("/statistik/enkater")
    assert "Färre än 5 har svarat" in visitor.text
    assert "5,0 av 5" not in visitor.text


def test_complaint_s17_every_questionnaire_says_how_many_of_its_codes_are_answered(
    visitor: Visitor, house: House
) -> None:
    """In per cent only where there are many: three of four are no 75 per cent (complaint S5)."""
    case_id = cases.family(house).case_id
    surveys.answered(house, case_id, 7)
    surveys.codes(house, case_id, 5)
    surveys.codes(house, case_id, 30, surveys.GUARDIAN)
    new_year(house)
    visitor.sign_in("styrgrupp").get("/statistik/enkater")
    assert "Besvarade: 7 av 12 koder." in visitor.text
    assert "Besvarade: 0 av 30 koder (0 procent)." in visitor.text
    assert "Inga koder lämnades ut under halvåret." in visitor.text


def test_a_question_that_four_have_answered_is_not_told_among_others_that_are(house: House) -> None:
    case_id = cases.family(house).case_id
    surveys.answered(house, case_id, 4)
    surveys.answered(house, case_id, 2, {"forstod": "inte-alls", "lyssnade": "vet-inte"})
    new_year(house)
    found = youth(house, "2026-2")
    told = {each.question.id: each for each in found.questions}
    assert (found.line.answers, told["forstod"].middle, told["forstod"].counts) == (6, 3.7, ())
    assert not told["lyssnade"].enough


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
    assert [youth(house, half).line.answers for half in ("2026-2", "2027-1")] == [5, 7]
    assert [each.answers for each in youth(house, "2027-1").earlier] == [5, None, None, None, None]


def test_the_index_is_never_told_below_five(house: House) -> None:
    surveys.answered(house, cases.family(house).case_id, 5)
    new_year(house)
    with house.work("styrgrupp") as work:
        found = {each.survey.id: each.line.index for each in results.results(work, "2026-2")}
        assert {each.line.index for each in results.results(work, "2026-1")} == {None}
    assert found == {surveys.YOUTH: 4.5, surveys.GUARDIAN: None, surveys.PARTNER: None}


def test_complaint_s2_how_many_answered_is_counted_for_good_when_the_last_code_has_run_out(house: House) -> None:
    """Nobody can answer any more then; the count stays when the case and its codes are gone (R37)."""
    surveys.answered(house, cases.family(house).case_id, 5)
    house.clock.forward(days=37)
    (late, _) = surveys.codes(house, cases.family(house).case_id, 2)
    house.clock.forward(days=10)
    assert counted(house) == 0
    surveys.answer(house, late)
    house.clock.forward(days=30)
    assert [counted(house), counted(house)] == [1, 0]
    with house.work() as work:
        for row in work.session.query(Dispatch):
            work.session.delete(row)
        work.session.commit()
    rate = youth(house, "2026-2").line.rate
    assert (rate.issued, rate.answered) == (7, 6)


def test_rates_are_given_for_any_days(house: House) -> None:
    case_id = cases.family(house).case_id
    surveys.answered(house, case_id, 2)
    house.clock.forward(days=1)
    surveys.codes(house, case_id, 3, surveys.PARTNER)
    with house.work() as work:
        first, second = (figures.rates(work, day, work.today) for day in (work.today, work.today.replace(day=23)))
    assert [(each.audience, each.issued, each.answered) for each in second] == [
        (SurveyAudience.youth, 2, 2),
        (SurveyAudience.guardian, 0, 0),
        (SurveyAudience.partner, 3, 0),
    ]
    assert [each.issued for each in first] == [0, 0, 3]


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
