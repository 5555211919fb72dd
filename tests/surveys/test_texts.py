"""Own words: read one by one, without anything else, before the styrgrupp reads them."""

from uuid import UUID

import pytest
from sqlalchemy import inspect, select

from sspf.cases.rules.nameless import NamelessProblem
from sspf.errors import Forbidden, NotFound, Refused
from sspf.surveys.actions import texts as actions
from sspf.surveys.models import Answer, SharedText
from sspf.surveys.queries import results, texts
from sspf.surveys.rules.dispatches import SurveyProblem
from sspf.surveys.rules.texts import Reading, TextDecision, as_phrases, suspects, told
from tests.browser import Visitor
from tests.factories import cases, surveys
from tests.house import House

SHOWN, SHORTENED, LEFT_OUT = TextDecision
KNOWN = frozenset({"måsviksskolan", "sspf"})
NAMING = "Bra att Kerstin lyssnade, ring mig på 0480-12 34 56."


def said(house: House, *words: str) -> None:
    case_id = cases.family(house).case_id
    for text, code in zip(words, surveys.codes(house, case_id, len(words)), strict=True):
        surveys.answer(house, code, {"egna-ord": text} if text else {"lyssnade": "helt"})
    house.clock.forward(days=60)


def to_read(house: House) -> dict[str, UUID]:
    with house.work("koordinator") as work:
        return {each.text: each.id for each in texts.to_read(work)}


def decide(house: House, text_id: UUID, reading: Reading) -> None:
    with house.work("koordinator") as work:
        actions.decide(work, text_id, reading)
        work.commit()


def read_by_the_styrgrupp(house: House) -> list[str]:
    with house.work("styrgrupp") as work:
        youth = next(each for each in results.results(work, "2026-2") if each.survey.id == surveys.YOUTH)
        return [text for found in youth.words.values() for text in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Det var bra.", []),
        ("Måsviksskolan var bra i SSPF.", []),
        ("Bra att Kerstin lyssnade.", ["Kerstin"]),
        ("Skriv till olle@exempel.se", ["olle@exempel.se"]),
        ("Ring 0480-12 34 56 sedan.", ["0480-12 34 56"]),
    ],
)
def test_what_may_tell_of_somebody_is_found_by_its_form(text: str, found: list[str]) -> None:
    assert suspects(text, KNOWN) == found


def test_struck_words_become_one_gap_each_time_they_stand_there() -> None:
    reading = Reading(SHORTENED, as_phrases("Kerstin Ek\nKerstin"), vouched=True)
    assert told("Kerstin Ek var bra. kerstin var snäll.", reading) == "[…] var bra. […] var snäll."
    assert told("Kerstin och Kerstina", Reading(SHORTENED, ("Kerstin",), True)) == "[…] och Kerstina"
    assert told("Anna Berg var bra", Reading(SHORTENED, ("Anna", "Berg"), True)) == "[…] var bra"


@pytest.mark.parametrize(
    ("reading", "problem"),
    [
        (Reading(SHOWN), SurveyProblem.read_it_first),
        (Reading(SHORTENED, ("Kerstin",)), SurveyProblem.read_it_first),
        (Reading(SHORTENED), SurveyProblem.strike_something),
        (Reading(SHORTENED, ("Kirsten",)), SurveyProblem.strike_not_found),
    ],
)
def test_nothing_is_let_through_before_somebody_has_read_it_to_its_end(
    reading: Reading, problem: SurveyProblem
) -> None:
    """A name that begins a sentence is found by no pattern."""
    with pytest.raises(Refused) as refusal:
        told(NAMING, reading)
    assert refusal.value.reason is problem


def test_a_personal_number_is_never_let_through_whoever_vouches() -> None:
    with pytest.raises(Refused) as refusal:
        told("Jag är 20170101-2393.", Reading(SHOWN, vouched=True))
    assert refusal.value.reason is NamelessProblem.personal_number
    assert told("Jag är 20170101-2393.", Reading(LEFT_OUT)) == ""


def test_r36_the_styrgrupp_reads_what_was_let_through_and_nothing_before(house: House) -> None:
    said(house, "Det var bra.", NAMING, "Dumt alltihop.", "", "")
    assert read_by_the_styrgrupp(house) == []
    waiting = to_read(house)
    decide(house, waiting["Det var bra."], Reading(SHOWN, vouched=True))
    decide(house, waiting[NAMING], Reading(SHORTENED, ("Kerstin", "0480-12 34 56"), True))
    decide(house, waiting["Dumt alltihop."], Reading(LEFT_OUT))
    assert set(read_by_the_styrgrupp(house)) == {"Det var bra.", "Bra att […] lyssnade, ring mig på […]."}
    decide(house, waiting["Dumt alltihop."], Reading(SHOWN, vouched=True))
    assert "Dumt alltihop." in read_by_the_styrgrupp(house)


def test_r36_below_five_answers_nobody_reads_a_word(house: House) -> None:
    said(house, "Det var bra.", "Fikat var gott.", "", "")
    assert to_read(house) == {}
    assert read_by_the_styrgrupp(house) == []


def test_words_of_a_half_year_that_goes_on_are_read_by_nobody(house: House) -> None:
    surveys.answered(house, cases.family(house).case_id, 6)
    assert to_read(house) == {}


def test_what_is_kept_of_words_leads_to_no_answer(house: House) -> None:
    """The row has its own id, made with a key, and no column that an answer has beside the half-year."""
    said(house, *(f"Ord {place} är bra." for place in range(6)))
    for text_id in to_read(house).values():
        decide(house, text_id, Reading(SHOWN, vouched=True))
    with house.work() as work:
        answers = set(work.session.scalars(select(Answer.id)))
        kept = set(work.session.scalars(select(SharedText.id)))
    columns = {each["name"] for each in inspect(house.installation.engine).get_columns("survey_text")}
    assert len(kept) == 6
    assert not answers & kept
    assert columns == {"id", "questionnaire", "half_year", "question", "decision", "words_sealed"}


def test_words_are_read_by_coordinators_and_by_no_styrgrupp_before_they_are_let_through(
    visitor: Visitor, house: House
) -> None:
    said(house, *["Det var bra."] * 5)
    (text_id,) = set(to_read(house).values())
    visitor.sign_in("styrgrupp")
    for address in ("/statistik/enkater/egna-ord", f"/statistik/enkater/egna-ord/{text_id}"):
        visitor.get(address, status=403)
    with house.work("styrgrupp") as work, pytest.raises(Forbidden):
        texts.to_read(work)
    with house.work("koordinator") as work, pytest.raises(NotFound):
        texts.one(work, house.ids["koordinator"])


def test_complaint_v20_the_pages_say_who_reads_and_let_a_coordinator_strike_words(
    visitor: Visitor, house: House
) -> None:
    said(house, NAMING, "", "", "", "")
    visitor.sign_in("koordinator").get("/statistik/enkater")
    assert "Koordinatorn läser de egna orden ett och ett" in visitor.text
    visitor.get("/statistik/enkater/egna-ord")
    assert "Att läsa" in visitor.text
    place = f"/statistik/enkater/egna-ord/{to_read(house)[NAMING]}"
    visitor.get(place)
    assert "Kerstin, 0480-12 34 56" in visitor.text
    visitor.post(place, status=422, decision="shown", strike="")
    assert NAMING in visitor.text
    visitor.post(place, status=303, decision="shortened", strike="Kerstin\r\n0480-12 34 56", vouched="y")
    visitor.follow()
    assert "Visas med ord strukna" in visitor.text
    visitor.get("/statistik/enkater")
    assert "Bra att […] lyssnade, ring mig på […]." in visitor.text
