"""The year as the coordinator and the styrgrupp meet it: known by what was held and published, or said."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from sspf.audit import events
from sspf.errors import Forbidden, NotFound, Refused
from sspf.surveys.models import AnswerRound
from sspf.surveys.rules import rounds
from sspf.year_wheel import actions
from sspf.year_wheel.queries import duties, wheel
from sspf.year_wheel.queries.wheel import Mark
from sspf.year_wheel.rules.turns import DutyProblem, DutyState, TickTerms
from tests.browser import Visitor, statements
from tests.factories import agreements, groups, situations
from tests.house import House

PLAN = "lagens-atgardsplan"
SAID = TickTerms(date(2026, 11, 20), "Beslutad av kommunstyrelsen.", nameless=True)


@pytest.fixture
def coordinator(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def marks(house: House, duty: str, year: int = 2026) -> dict[str, Mark]:
    with house.work(writing=False) as work:
        found = wheel.wheel(work, year)
        return {each.span: each for month in found.months for each in month.marks if each.duty == duty}


def test_a_held_meeting_of_the_styrgrupp_is_known_without_anybody_saying_so(house: House) -> None:
    assert marks(house, "styrgruppen")["2026-ht"].count == 0
    meeting_id = groups.steering(house, house.clock() + timedelta(days=1))
    groups.called(house, meeting_id)
    house.clock.forward(days=2)
    groups.attended(house, meeting_id)
    groups.held(house, meeting_id)
    found = marks(house, "styrgruppen")["2026-ht"]
    assert (found.count, found.wanted, found.state) == (1, 2, DutyState.now)


def test_protocol_93_a_quarter_is_done_once_every_prioritised_area_has_its_lagesbild(house: House) -> None:
    situations.published(house, "norrliden")
    assert marks(house, "lagesbild")["2026-k3"].count == 1
    situations.published(house, "oxhagen")
    assert marks(house, "lagesbild")["2026-k3"].state is DutyState.done


def test_r73_a_published_lagesbild_starts_the_24_months_anew(house: House) -> None:
    situations.published(house, "norrliden")
    with house.work(writing=False) as work:
        due = {each.duty: each.due_on for each in wheel.wheel(work, 2026).rolling}
    assert due["lagens-lagesbild"].year == 2028


def test_answers_of_a_half_year_show_that_questionnaires_were_collected(house: House) -> None:
    with house.work() as work:
        work.add(AnswerRound(questionnaire="ungdom-2026-1", half_year=rounds.half_year(work.today)))
        work.record(events.SurveyAnswered(uuid4()))
        work.commit()
    assert marks(house, "enkater")["2026-ht"].state is DutyState.done


def test_the_log_is_reviewed_when_the_reviewer_has_read_it_and_nobody_else(house: House) -> None:
    with house.work("administrator") as work:
        work.record(events.LogRead(1))
        work.commit()
    assert marks(house, "loggen")["2026-11"].state is not DutyState.done
    with house.work("granskare") as work:
        work.record(events.LogRead(1))
        work.commit()
    assert marks(house, "loggen")["2026-11"].state is DutyState.done


def test_a_coordinator_says_with_a_day_and_a_word_that_something_is_done_and_takes_it_back(house: House) -> None:
    with house.work() as work:
        span = duties.show(work, PLAN).lines[0].turn.span.slug
        actions.tick(work, PLAN, span, SAID)
        work.commit()
    with house.work(writing=False) as work:
        assert duties.show(work, PLAN).lines[0].turn.span.due_on == date(2028, 11, 20)
    with house.work() as work:
        actions.take_back(work, PLAN, span)
        work.commit()
    with house.work(writing=False) as work:
        assert duties.show(work, PLAN).lines[0].turn.span.slug == span


def test_what_is_done_is_not_said_ahead_and_not_of_a_time_that_the_duty_does_not_have(house: House) -> None:
    with house.work() as work:
        ahead = TickTerms(work.today + timedelta(days=1), "Snart.")
        with pytest.raises(Refused) as refused:
            actions.tick(work, "styrgruppen", "2026-ht", ahead)
        assert refused.value.reason is DutyProblem.done_ahead
        for duty, span in (("styrgruppen", "2026-k1"), ("okänd", "2026-ht")):
            with pytest.raises(NotFound):
                actions.tick(work, duty, span, SAID)


def test_only_coordinators_say_that_something_is_done(house: House) -> None:
    for login in ("styrgrupp", "rektor", "polis"):
        with house.work(login) as work, pytest.raises(Forbidden):
            actions.tick(work, "styrgruppen", "2026-ht", SAID)


def test_the_form_says_what_is_missing_and_keeps_what_was_typed(coordinator: Visitor) -> None:
    coordinator.get("/arshjul/styrgruppen/2026-ht/klart")
    coordinator.post("/arshjul/styrgruppen/2026-ht/klart", status=422, done_on="2026-11-20", note="")
    assert "2026-11-20" in {each.get("value") for each in coordinator.page.all("input")}
    coordinator.fill("/arshjul/styrgruppen/2026-ht/klart", done_on="2026-11-20", note="Två möten i kommunhuset.")
    assert "Uppskrivet som klart." in coordinator.text
    assert "Två möten i kommunhuset." in coordinator.text


def test_an_agreement_to_look_through_stands_in_its_month(house: House) -> None:
    agreements.recorded(house, review_on=date(2026, 12, 20))
    with house.work("styrgrupp", writing=False) as work:
        december = wheel.wheel(work, 2026).months[11]
    assert [(each.label, each.state) for each in december.marks if each.agreement_id] == [
        ("Samverkan mellan kommunen och polisen", DutyState.now)
    ]


def test_the_styrgrupp_reads_the_year_and_everything_it_works_with_from_one_page(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("styrgrupp")
    page = visitor.get("/styrning").text
    for room in ("Dags nu", "Beslut", "Lägesbild", "Rapporter", "Statistik", "Avtal"):
        assert room in page
    assert "Årshjul 2026" in visitor.get("/arshjul").text
    assert "Skriv upp som klart" not in visitor.get("/arshjul/styrgruppen").text


def test_partners_do_not_read_the_year(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house).sign_in("kurator")
    visitor.get("/styrning", status=403)
    assert "Styrning" not in visitor.get("/avtal").text


def test_a_year_that_nobody_asks_for_is_the_nearest_one_that_is_known(coordinator: Visitor) -> None:
    assert "Årshjul 2028" in coordinator.get("/arshjul?ar=2999").text
    assert "Årshjul 2026" in coordinator.get("/arshjul?ar=abc").text
    assert "Årshjul 2025" in coordinator.get("/arshjul?ar=2025").text


def test_what_it_is_time_for_waits_under_att_gora(coordinator: Visitor) -> None:
    text = coordinator.get("/").text
    assert "Styrgruppen möts två gånger, höstterminen 2026 I årshjulet" in text


def test_the_wheel_costs_the_same_whatever_was_done(coordinator: Visitor, sqlite_house: House) -> None:
    with statements(sqlite_house) as few:
        coordinator.get("/arshjul")
    agreements.recorded(sqlite_house)
    situations.published(sqlite_house, "norrliden")
    with statements(sqlite_house) as many:
        coordinator.get("/arshjul")
    assert len(many) <= len(few) + 1 <= 10, many
