"""A follow-up tells what came of each promise, how far each goal has come, and what happens next."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState
from sspf.errors import NotFound, Refused
from sspf.plans.actions import drafts, follow_ups
from sspf.plans.models.follow_ups import FollowUp
from sspf.plans.queries import follow_ups as queries
from sspf.plans.rules.contents import FollowUpLine
from sspf.plans.rules.states import FollowUpDecision, MeasureState, PlanProblem, PlanState, RatingVoice
from sspf.plans.rules.terms import FollowUpTerms, ReportTerms
from sspf.plans.rules.trajectories import goal_tracks, series
from tests.browser import Visitor, statements
from tests.factories import meetings, plans
from tests.house import House


@pytest.fixture
def planned(house: House) -> plans.Planned:
    """A fixed plan."""
    return plans.fixed(house)


def answers(house: House, planned: plans.Planned, decision: str = "continue", **changed: Any) -> dict[str, str]:
    """What is typed: everything done, everybody rates 6."""
    seen = plans.content(house, planned.case_id)
    typed = {f"result_{each.thread.hex}": "done" for each in seen.measures}
    typed |= {f"rating_{goal.thread.hex}_{voice.value}": "6" for goal in seen.goals for voice in RatingVoice}
    next_on = (house.clock.at + timedelta(days=50)).date().isoformat()
    days = {"held_on": house.clock.at.date().isoformat(), "next_follow_up_on": next_on}
    return typed | days | {"decision": decision, "note": "Det går bra.", "youth_words": "Jag trivs."} | changed


def held(house: House, planned: plans.Planned) -> tuple[FollowUpLine, ...]:
    with house.work("koordinator") as work:
        return queries.follow_ups(work, reach.find(work, Permission.plan_read, planned.case_id))


def case_now(house: House, planned: plans.Planned) -> tuple[CaseState, Any]:
    with house.work("koordinator") as work:
        case = reach.find(work, Permission.case_read, planned.case_id).case
        return case.state, case.next_follow_up_on


def test_a_follow_up_is_written_in_the_browser_and_read_by_those_who_take_part(
    house: House, planned: plans.Planned, visitor: Visitor
) -> None:
    visitor.sign_in("koordinator")
    page = f"/arenden/{planned.case_id}/uppfoljningar"
    visitor.fill(f"{page}/ny", **answers(house, planned))
    assert "Uppföljningen är sparad." in visitor.text
    line = held(house, planned)[0]
    assert line.decision is FollowUpDecision.go_on
    assert set(line.ratings.values()) == {6}
    partner = Visitor(house).sign_in("kurator")
    partner.get(f"{page}/{line.id}")
    for words in ("Samtal med mentor", "Genomförd", "Det går bra.", "Fortsätta", "Karin Ekmark"):
        assert words in partner.text
    assert all(each.state is MeasureState.done for each in plans.content(house, planned.case_id).measures)


def test_going_on_keeps_the_version_and_moves_the_day(house: House, planned: plans.Planned) -> None:
    plans.follow_up(house, planned)
    assert plans.content(house, planned.case_id).version.state is PlanState.fixed
    assert case_now(house, planned) == (CaseState.active, (house.clock.at + timedelta(weeks=8)).date())


def test_revising_begins_a_new_version_with_the_next_day_in_it(
    house: House, planned: plans.Planned, visitor: Visitor
) -> None:
    visitor.sign_in("koordinator")
    visitor.fill(f"/arenden/{planned.case_id}/uppfoljningar/ny", **answers(house, planned, "revise"))
    assert "Utkast, version 2" in visitor.text
    draft = plans.content(house, planned.case_id, draft=True)
    assert draft.version.next_follow_up_on == (house.clock.at + timedelta(days=50)).date()
    assert plans.content(house, planned.case_id).version.number == 1


@pytest.mark.parametrize("decision", [FollowUpDecision.close, FollowUpDecision.hand_over])
def test_closing_and_handing_over_close_the_plan_and_take_the_case_to_its_closing(
    house: House, planned: plans.Planned, decision: FollowUpDecision, visitor: Visitor
) -> None:
    plans.follow_up(house, planned, decision)
    assert plans.content(house, planned.case_id).version.state is PlanState.closed
    assert case_now(house, planned) == (CaseState.closing, None)
    assert held(house, planned)[0].next_follow_up_on is None
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/uppfoljningar/ny", status=404)
    visitor.get(f"/arenden/{planned.case_id}/plan")
    assert "Avslutad" in visitor.text


def test_a_case_that_comes_back_from_closing_starts_a_new_version_from_the_closed_one(
    house: House, planned: plans.Planned
) -> None:
    plans.follow_up(house, planned, FollowUpDecision.close)
    with house.work("koordinator") as work:
        drafts.start(work, planned.case_id)
        drafts.set_follow_up_day(work, planned.case_id, work.today + timedelta(days=9), None)
        drafts.fix(work, planned.case_id, None)
        work.commit()
    assert plans.content(house, planned.case_id).version.number == 2


def test_bad_answers_are_told_and_everything_typed_comes_back(
    house: House, planned: plans.Planned, visitor: Visitor
) -> None:
    page = f"/arenden/{planned.case_id}/uppfoljningar/ny"
    police = next(each for each in plans.content(house, planned.case_id).measures if each.unit == "omradespolis")
    result = f"result_{police.thread.hex}"
    today = house.clock.at.date()
    cases: list[tuple[dict[str, str], str]] = [
        ({result: ""}, "Ange hur det gick."),
        ({result: "accepted"}, "i listan."),
        ({result: "not_done"}, "Välj ett skäl eller skriv varför."),
        ({"decision": ""}, "Ange vad som händer nu."),
        ({"next_follow_up_on": ""}, "Ange vilken dag ni följer upp nästa gång."),
        ({"next_follow_up_on": today.isoformat()}, "tidigast i morgon"),
        ({"held_on": (today + timedelta(days=1)).isoformat()}, "Dagen har inte varit än."),
        ({"meeting_id": str(uuid4())}, "i listan."),
        ({"plan_id": str(uuid4())}, "Planen fick en ny version medan du skrev."),
        ({"plan_id": "x"}, "Planen fick en ny version medan du skrev."),
    ]
    visitor.sign_in("koordinator").get(page)
    for typed, sentence in cases:
        visitor.post(page, status=422, **{**answers(house, planned), **typed})
        assert sentence in visitor.text, typed
        assert "Det går bra." in visitor.response.text
    assert held(house, planned) == ()
    assert all(each.reports == () for each in plans.content(house, planned.case_id).measures)


def test_a_rating_outside_the_scale_is_refused(house: House, planned: plans.Planned, visitor: Visitor) -> None:
    page = f"/arenden/{planned.case_id}/uppfoljningar/ny"
    goal = plans.content(house, planned.case_id).goals[0]
    visitor.sign_in("koordinator").get(page)
    visitor.post(page, status=422, **answers(house, planned, **{f"rating_{goal.thread.hex}_youth": "11"}))
    assert "Välj skattningen i listan." in visitor.text


def test_nobody_has_to_rate(house: House, planned: plans.Planned, visitor: Visitor) -> None:
    typed = {name: value for name, value in answers(house, planned).items() if not name.startswith("rating_")}
    visitor.sign_in("koordinator").fill(f"/arenden/{planned.case_id}/uppfoljningar/ny", **typed)
    assert held(house, planned)[0].ratings == {}


def test_pressing_twice_is_one_follow_up(house: House, planned: plans.Planned, visitor: Visitor) -> None:
    page = f"/arenden/{planned.case_id}/uppfoljningar/ny"
    visitor.sign_in("koordinator").get(page)
    fields = visitor.page.fields() | answers(house, planned)
    assert [visitor.client.post(page, data=fields).status_code for _ in range(2)] == [303, 303]
    assert len(held(house, planned)) == 1


def test_a_follow_up_of_a_replaced_version_is_refused(house: House, planned: plans.Planned) -> None:
    old = plans.content(house, planned.case_id)
    with house.work("koordinator") as work:
        drafts.start(work, planned.case_id)
        drafts.set_follow_up_day(work, planned.case_id, work.today + timedelta(days=9), None)
        drafts.fix(work, planned.case_id, None)
        work.commit()
    results = {each.thread: ReportTerms(MeasureState.done) for each in old.measures}
    terms = FollowUpTerms(
        old.version.id, house.clock.at.date(), FollowUpDecision.close, results=results, youth_missing="vill-inte"
    )
    with house.work("koordinator") as work, pytest.raises(Refused) as refusal:
        follow_ups.hold(work, planned.case_id, terms)
    assert refusal.value.reason is PlanProblem.version_replaced


def test_every_measure_needs_a_result_and_ratings_are_of_this_plans_goals(house: House, planned: plans.Planned) -> None:
    seen = plans.content(house, planned.case_id)
    results = {each.thread: ReportTerms(MeasureState.done) for each in seen.measures}
    first = seen.measures[0].thread
    with house.work("koordinator") as work:
        known = (seen.version.id, work.today, FollowUpDecision.close)
        fewer = {thread: each for thread, each in results.items() if thread != first}
        unexplained = results | {first: ReportTerms(MeasureState.not_done)}
        for wrong, reason in ((fewer, PlanProblem.result_needed), (unexplained, PlanProblem.reason_needed)):
            with pytest.raises(Refused) as refusal:
                follow_ups.hold(work, planned.case_id, FollowUpTerms(*known, results=wrong, youth_words="Bra."))
            assert refusal.value.reason is reason
        strangers = FollowUpTerms(
            *known, results=results, ratings={(uuid4(), RatingVoice.youth): 3}, youth_words="Bra."
        )
        with pytest.raises(NotFound):
            follow_ups.hold(work, planned.case_id, strangers)


def test_why_is_kept_from_other_units_here_too(house: House, planned: plans.Planned) -> None:
    seen = plans.content(house, planned.case_id)
    results = {each.thread: ReportTerms(MeasureState.not_done, "tid", f"Hemligt {each.unit}") for each in seen.measures}
    with house.work("koordinator") as work:
        terms = FollowUpTerms(
            seen.version.id,
            work.today,
            FollowUpDecision.go_on,
            work.today + timedelta(days=9),
            results=results,
            youth_words="Bra.",
        )
        line = follow_ups.hold(work, planned.case_id, terms)
        work.commit()
    visitor = Visitor(house).sign_in("kurator")
    visitor.get(f"/arenden/{planned.case_id}/uppfoljningar/{line}")
    assert "Hemligt skola-norr" in visitor.text
    assert "Hemligt omradespolis" not in visitor.text


def test_the_picture_goes_from_the_baseline_to_the_latest_and_the_table_says_the_same(
    house: House, planned: plans.Planned, visitor: Visitor
) -> None:
    plans.follow_up(house, planned, value=5)
    plans.follow_up(house, planned, value=7)
    goals = plans.content(house, planned.case_id).goals
    assert series(goal_tracks([goals], held(house, planned))) == [
        ("1. Vara i skolan varje dag", voice.value, [3, 5, 7]) for voice in RatingVoice
    ]
    visitor.sign_in("kurator").get(f"/arenden/{planned.case_id}/uppfoljningar")
    assert "från 3 till 7" in visitor.text
    assert "+4" in visitor.text


def test_ratings_follow_the_goal_through_a_new_version(house: House, planned: plans.Planned) -> None:
    plans.follow_up(house, planned, FollowUpDecision.revise, value=5)
    with house.work("koordinator") as work:
        drafts.fix(work, planned.case_id, None)
        work.commit()
    plans.follow_up(house, planned, value=8)
    goals = plans.content(house, planned.case_id).goals
    assert {tuple(values) for _, _, values in series(goal_tracks([goals], held(house, planned)))} == {(3, 5, 8)}


def test_a_goal_without_ratings_keeps_its_place(house: House, planned: plans.Planned) -> None:
    goals = plans.content(house, planned.case_id).goals
    assert series(goal_tracks([goals], ())) == [("1. Vara i skolan varje dag", "youth", [])]


def test_there_is_nothing_to_follow_up_before_a_plan_is_fixed(house: House, visitor: Visitor) -> None:
    planned = plans.drafted(house)
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/uppfoljningar/ny", status=404)
    visitor.get(f"/arenden/{planned.case_id}/uppfoljningar")
    assert "Det finns inga mål att följa upp än." in visitor.text


def test_another_cases_follow_up_is_not_found(house: House, planned: plans.Planned, visitor: Visitor) -> None:
    other = plans.fixed(house)
    line = plans.follow_up(house, other)
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/uppfoljningar/{line}", status=404)


def test_pages_of_the_follow_up_cost_a_bounded_number_of_statements(house: House, planned: plans.Planned) -> None:
    line = plans.follow_up(house, planned)
    for who, pages in (("koordinator", ("", "/ny", f"/{line}")), ("kurator", ("", f"/{line}"))):
        visitor = Visitor(house).sign_in(who)
        visitor.get("/")
        for page in pages:
            with statements(house) as sent:
                visitor.get(f"/arenden/{planned.case_id}/uppfoljningar{page}")
            assert len(sent) <= 12, (who, page, sent)


def test_a_follow_up_points_at_a_held_meeting_of_the_case_and_at_no_other(
    house: House, planned: plans.Planned, visitor: Visitor
) -> None:
    other = plans.fixed(house)
    ours, theirs = (meetings.called(house, each.case_id, "gruppchef") for each in (planned, other))
    for each, meeting in ((planned, ours), (other, theirs)):
        meetings.held(house, each.case_id, meeting)
    page = f"/arenden/{planned.case_id}/uppfoljningar/ny"
    visitor.sign_in("koordinator").get(page)
    visitor.post(page, status=422, **answers(house, planned, meeting_id=str(theirs)))
    assert "Välj möte i listan." in visitor.text
    visitor.post(page, status=303, **answers(house, planned, meeting_id=str(ours)))
    with house.work("koordinator") as work:
        assert work.session.query(FollowUp.meeting_id).scalar() == ours
    seen = plans.content(house, other.case_id)
    results = {each.thread: ReportTerms(MeasureState.done) for each in seen.measures}
    terms = FollowUpTerms(
        seen.version.id,
        house.clock.at.date(),
        FollowUpDecision.close,
        results=results,
        meeting_id=ours,
        youth_words="Bra.",
    )
    with house.work("koordinator") as work, pytest.raises(NotFound):
        follow_ups.hold(work, other.case_id, terms)


def test_r67_the_childs_voice_is_heard_at_every_follow_up(house: House, planned: plans.Planned) -> None:
    visitor = Visitor(house).sign_in("koordinator")
    page = f"/arenden/{planned.case_id}/uppfoljningar/ny"
    visitor.get(page)
    visitor.post(page, status=422, **answers(house, planned, youth_words=""))
    assert "Skriv ungdomens egna ord, eller välj varför de saknas." in visitor.text
    visitor.post(page, status=303, **answers(house, planned, youth_words="", youth_missing="vill-inte"))
    visitor.get(f"/arenden/{planned.case_id}/uppfoljningar/{held(house, planned)[-1].id}")
    assert "Ville inte säga något." in visitor.text
    plans.follow_up(house, planned)
    assert held(house, planned)[-1].youth_words == "Det är lugnare nu."
