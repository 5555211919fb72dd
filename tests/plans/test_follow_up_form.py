"""The form of a follow-up shows where everybody was, and loses nothing that was typed, whatever others do meanwhile."""

from datetime import timedelta

import pytest

from sspf import dues
from sspf.access.permissions import Permission
from sspf.casefile import actions as casefile
from sspf.cases.queries import reach
from sspf.plans.actions import drafts, parts
from sspf.plans.forms.left_over import left_over, said
from sspf.plans.queries import figures
from sspf.plans.queries import follow_ups as queries
from sspf.plans.rules.states import FollowUpDecision, MeasureState, RatingVoice
from sspf.plans.rules.terms import MeasureTerms, ReportTerms
from tests.browser import Visitor
from tests.factories import plans
from tests.house import House
from tests.plans.test_follow_ups import answers, held


@pytest.fixture
def house(sqlite_house: House) -> House:
    """What these tests ask does not depend on the database; the acts themselves run on both in their neighbours."""
    return sqlite_house


@pytest.fixture
def planned(house: House) -> plans.Planned:
    """A fixed plan."""
    return plans.fixed(house)


@pytest.fixture
def page(planned: plans.Planned) -> str:
    """Where a follow-up is written down."""
    return f"/arenden/{planned.case_id}/uppfoljningar/ny"


def test_everybody_sees_where_they_were_the_last_time(house: House, planned: plans.Planned, page: str) -> None:
    visitor = Visitor(house).sign_in("koordinator")
    visitor.get(page)
    assert visitor.text.count("När planen skrevs: 3") == len(RatingVoice)
    plans.follow_up(house, planned, value=5)
    house.clock.forward(days=30)
    visitor = Visitor(house).sign_in("koordinator")
    visitor.get(page)
    assert visitor.text.count("Förra gången, 23 november 2026: 5") == len(RatingVoice)


def test_units_that_have_not_said_how_it_went_are_named_on_the_page(
    house: House, planned: plans.Planned, page: str
) -> None:
    plans.say(house, "polis", planned, "omradespolis", ReportTerms(MeasureState.done))
    assert "Har inte berättat" not in Visitor(house).sign_in("koordinator").get(page).text
    house.clock.forward(weeks=5)
    text = Visitor(house).sign_in("koordinator").get(page).text
    assert "Har inte berättat hur det gick än: Måsviksskolan och Fritid för unga." in text


def test_what_a_unit_has_answered_stands_there_already_and_stays_its_own_answer_in_time(
    house: House, planned: plans.Planned, page: str
) -> None:
    plans.say(house, "polis", planned, "omradespolis", ReportTerms(MeasureState.partly_done, "tid"))
    house.clock.forward(weeks=5)
    coordinator = Visitor(house).sign_in("koordinator")
    coordinator.get(page)
    police = next(each for each in plans.content(house, planned.case_id).measures if each.unit == "omradespolis")
    chosen = {each.get("name"): each.get("value") for each in coordinator.page.all("input") if "checked" in each}
    assert chosen[f"result_{police.thread.hex}"] == "partly_done"
    same = {f"result_{police.thread.hex}": "partly_done", f"reason_{police.thread.hex}": "tid"}
    coordinator.post(page, 303, **answers(house, planned, **same))
    police = next(each for each in plans.content(house, planned.case_id).measures if each.unit == "omradespolis")
    assert [each.who for each in police.reports] == ["Petra Ahlgren"]
    coordinator.get(f"/arenden/{planned.case_id}/uppfoljningar/{held(house, planned)[-1].id}")
    assert "Petra Ahlgren, 23 november 2026" in coordinator.text
    with house.work("styrgrupp") as work:
        counted = figures.promises(work, work.now - timedelta(days=90), work.now + timedelta(days=1))
    police_counted = next(each for each in counted if each.agency == "polis")
    assert (police_counted.partly, police_counted.late) == (1, 0)


def test_the_guardians_words_are_kept_beside_the_childs(house: House, planned: plans.Planned, page: str) -> None:
    coordinator = Visitor(house).sign_in("koordinator")
    coordinator.fill(page, **answers(house, planned, guardian_words="Vi sover bättre nu."))
    line = held(house, planned)[-1]
    assert line.guardian_words == "Vi sover bättre nu."
    reader = Visitor(house).sign_in("kurator")
    assert "Vi sover bättre nu." in reader.get(f"/arenden/{planned.case_id}/uppfoljningar/{line.id}").text


def test_of_two_who_save_at_once_the_second_sees_the_first_and_loses_nothing(
    house: House, planned: plans.Planned, page: str
) -> None:
    first, second = Visitor(house).sign_in("koordinator"), Visitor(house).sign_in("ersattare")
    for each in (first, second):
        each.get(page)
    first.post(page, 303, **answers(house, planned, note="Det går bra i skolan."))
    second.post(page, 409, **answers(house, planned, note="Mattan är svårast."))
    assert "Någon annan hann spara före dig" in second.text
    assert "Det går bra i skolan." in second.text
    assert "Mattan är svårast." in second.response.text
    assert len(held(house, planned)) == 1
    second.post(page, 303, **answers(house, planned, note="Mattan är svårast."))
    assert [each.note for each in held(house, planned)] == ["Det går bra i skolan.", "Mattan är svårast."]


def test_a_follow_up_typed_while_the_plan_got_a_new_version_loses_nothing(
    house: House, planned: plans.Planned, page: str
) -> None:
    coordinator = Visitor(house).sign_in("koordinator")
    coordinator.get(page)
    police = next(each for each in plans.content(house, planned.case_id).measures if each.unit == "omradespolis")
    key = police.thread.hex
    typed = answers(house, planned, note="Det går bra i skolan.")
    typed |= {f"result_{key}": "not_done", f"reason_{key}": "tid", f"why_{key}": "Ingen bil den kvällen."}
    _new_version(house, planned)
    coordinator.post(page, 422, **typed)
    for words in ("Planen fick en ny version", "Hör inte till planen längre", "Ringa hem", "Ingen bil den kvällen."):
        assert words in coordinator.text
    assert "Inte genomförd. Tiden räckte inte." in coordinator.text
    assert "Det går bra i skolan." in coordinator.response.text
    again = coordinator.page.fields(page) or coordinator.page.fields()
    assert again[f"why_{key}"] == "Ingen bil den kvällen."
    coordinator.post(page, 303, **answers(house, planned, note="Det går bra i skolan."))
    assert held(house, planned)[-1].note == "Det går bra i skolan."


def _new_version(house: House, planned: plans.Planned) -> None:
    """The police's promise is taken out and something else promised; then the version is fixed."""
    with house.work() as work:
        drafts.start(work, planned.case_id)
        work.commit()
    draft = plans.content(house, planned.case_id, draft=True)
    gone = next(each for each in draft.measures if each.unit == "omradespolis")
    with house.work() as work:
        parts.remove_measure(work, planned.case_id, gone.id, None)
        new = MeasureTerms("Skjutsa hem", unit="omradespolis", due=dues.on(work.today + timedelta(days=30)))
        parts.add_measure(work, planned.case_id, new)
        work.flush()
        drafts.set_follow_up_day(work, planned.case_id, work.today + timedelta(days=9), None)
        drafts.fix(work, planned.case_id, None)
        work.commit()


@pytest.mark.parametrize("whole_case", [False, True])
def test_a_follow_up_typed_while_the_plan_was_closed_comes_back_to_be_copied(
    house: House, planned: plans.Planned, page: str, whole_case: bool
) -> None:
    coordinator = Visitor(house).sign_in("koordinator")
    coordinator.get(page)
    typed = answers(house, planned, note="Det går bra i skolan.")
    if whole_case:
        with house.work() as work:
            casefile.close(work, planned.case_id, "mal-uppnatt", "Klart.")
            work.commit()
    else:
        plans.follow_up(house, planned, FollowUpDecision.close)
    before = len(held(house, planned))
    coordinator.post(page, 422, **typed)
    assert ("Ärendet är avslutat" if whole_case else "Planen gäller inte längre") in coordinator.text
    assert "Det går bra i skolan." in coordinator.response.text
    assert len(held(house, planned)) == before


def test_what_is_left_over_is_said_in_words(house: House, planned: plans.Planned) -> None:
    measure, goal = (plans.content(house, planned.case_id).measures[0], plans.content(house, planned.case_id).goals[0])
    typed = {
        f"result_{measure.thread.hex}": "done",
        f"why_{measure.thread.hex}": "",
        f"rating_{goal.thread.hex}_youth": "6",
        "note": "Hej",
    }
    found = left_over(typed, set())
    assert set(found) == {measure.thread, goal.thread}
    assert left_over(typed, {measure.thread, goal.thread}) == {}
    catalogue = house.installation.catalogue
    assert said(found[measure.thread], catalogue) == ["Genomförd"]
    assert said(found[goal.thread], catalogue) == ["Ungdomen 6"]


def test_results_are_those_of_the_day_also_when_more_was_said_later(house: House, planned: plans.Planned) -> None:
    plans.follow_up(house, planned)
    house.clock.forward(days=3)
    plans.say(house, "polis", planned, "omradespolis", ReportTerms(MeasureState.done))
    with house.work() as work:
        sight = reach.find(work, Permission.plan_read, planned.case_id)
        line = queries.follow_ups(work, sight)[0]
        states = {report.state for _, report in queries.found(work, sight, line).results}
    assert states == {MeasureState.ongoing}


def test_a_result_that_nobody_offered_is_answered_at_its_measure(
    house: House, planned: plans.Planned, page: str
) -> None:
    coordinator = Visitor(house).sign_in("koordinator")
    coordinator.get(page)
    typed = answers(house, planned)
    first = next(name for name in typed if name.startswith("result_"))
    coordinator.post(page, 422, **{**typed, first: "a\0b"})
    assert "Välj hur det gick i listan." in coordinator.text
