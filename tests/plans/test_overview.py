"""What other pages show of plans: a summary for the case, what waits for whom, and counts for the styrgrupp."""

from datetime import timedelta

from sspf import dues
from sspf.access.permissions import Permission
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.plans.actions import drafts, parts, promises
from sspf.plans.queries import figures, overview
from sspf.plans.rules.overviews import AgencyPromises, PlanSummary, Waiting
from sspf.plans.rules.states import FollowUpDecision, MeasureState, PlanState
from sspf.plans.rules.terms import MoveTerms, ReportTerms
from tests.browser import statements
from tests.factories import cases, plans
from tests.house import START, House

DONE = ReportTerms(MeasureState.done)


def summary(house: House, planned: plans.Planned, who: str = "koordinator") -> PlanSummary | None:
    with house.work(who) as work:
        return overview.current(work, reach.find(work, Permission.plan_read, planned.case_id))


def waiting(house: House, who: str) -> Waiting:
    with house.work(who) as work:
        return overview.waiting(work)


def counted(house: House, days: int = 60) -> list[AgencyPromises]:
    with house.work("styrgrupp", writing=False) as work:
        return figures.promises(work, START, START + timedelta(days=days))


def test_the_case_page_is_told_version_state_day_and_how_the_promises_stand(house: House) -> None:
    planned = plans.fixed(house)
    plans.say(house, "polis", planned, "omradespolis", DONE)
    house.clock.forward(weeks=5)
    seen = summary(house, planned)
    assert seen is not None
    assert (seen.number, seen.state, seen.draft) == (1, PlanState.fixed, False)
    assert seen.next_follow_up_on == (START + timedelta(weeks=6)).date()
    assert (len(seen.measures), seen.overdue, seen.pending) == (4, 3, 3)


def test_only_the_coordinator_is_told_of_a_draft(house: House) -> None:
    planned = plans.drafted(house)
    cases.take_part(house, planned.case_id, "kurator")
    seen = summary(house, planned)
    assert seen is not None
    assert (seen.state, seen.draft) == (PlanState.draft, True)
    assert summary(house, planned, "kurator") is None


def test_a_case_without_plan_has_no_summary(house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    with house.work("koordinator") as work:
        assert overview.current(work, reach.find(work, Permission.plan_read, made.case_id)) is None


def test_a_unit_is_told_its_own_open_measures_by_day_and_overdue_ones_are_marked(house: House) -> None:
    first, second = plans.fixed(house), plans.fixed(house)
    mine = waiting(house, "kurator").measures
    assert {each.case_id for each in mine} == {first.case_id, second.case_id}
    assert {(each.text, each.youth, each.overdue, each.pending) for each in mine} == {
        ("Samtal med mentor", "Alva Provsson", False, True)
    }
    house.clock.forward(weeks=5)
    assert all(each.overdue for each in waiting(house, "kurator").measures)
    plans.say(house, "kurator", first, "skola-norr", DONE)
    assert [each.case_id for each in waiting(house, "kurator").measures] == [second.case_id]


def test_a_measure_that_is_still_under_way_at_a_follow_up_keeps_waiting(house: House) -> None:
    planned = plans.fixed(house)
    plans.say(house, "kurator", planned, "skola-norr", ReportTerms(MeasureState.partly_done, "tid"))
    assert waiting(house, "kurator").measures == []
    plans.follow_up(house, planned)
    assert [each.text for each in waiting(house, "kurator").measures] == ["Samtal med mentor"]


def test_nothing_waits_for_those_outside_and_nothing_of_the_draft_or_of_an_ended_plan(house: House) -> None:
    planned = plans.fixed(house)
    assert waiting(house, "rektor") == Waiting(measures=[])
    with house.work("koordinator") as work:
        drafts.start(work, planned.case_id)
        work.commit()
    assert len(waiting(house, "kurator").measures) == 1
    plans.follow_up(house, planned, FollowUpDecision.close)
    assert waiting(house, "kurator").measures == []


def test_nothing_waits_after_the_consent_has_ended(house: House) -> None:
    plans.fixed(house)
    house.clock.forward(days=300)
    assert waiting(house, "kurator").measures == []


def test_the_coordinator_is_told_of_follow_ups_that_are_due_and_drafts_not_fixed(house: House) -> None:
    fixed, draft = plans.fixed(house), plans.drafted(house)
    seen = waiting(house, "koordinator")
    assert (seen.measures, seen.follow_ups) == ((), [])
    assert [(each.case_id, each.youth, each.day) for each in seen.drafts] == [
        (draft.case_id, "Alva Provsson", START.date())
    ]
    house.clock.forward(weeks=6)
    seen = waiting(house, "koordinator")
    assert [each.case_id for each in seen.follow_ups] == [fixed.case_id]
    assert set(seen.case_ids) == {fixed.case_id, draft.case_id}


def test_a_case_that_is_closing_asks_for_no_follow_up(house: House) -> None:
    planned, draft = plans.fixed(house), plans.drafted(house)
    plans.follow_up(house, planned, FollowUpDecision.hand_over)
    with house.work("koordinator") as work:
        case = reach.find(work, Permission.case_manage, draft.case_id).case
        progress.end(work, case, "mal-uppnatt", "")
        work.commit()
    house.clock.forward(weeks=9)
    left = waiting(house, "koordinator")
    assert (left.follow_ups, left.drafts, left.dayless, left.owed) == ([], [], [], 0)


def test_what_waits_costs_the_same_whatever_the_number_of_cases(house: House) -> None:
    for _ in range(3):
        plans.fixed(house)
        plans.drafted(house)
    house.clock.forward(weeks=7)
    for who, most in (("koordinator", 2), ("kurator", 1)):
        with house.work(who) as work, statements(house) as sent:
            overview.waiting(work)
        assert len([each for each in sent if "wrapped_key" not in each]) <= most, sent
        assert len(sent) <= most + 1


def test_figures_count_how_promises_ended_by_agency(house: House) -> None:
    kept, late, partly, broken = (plans.fixed(house) for _ in range(4))
    plans.say(house, "polis", kept, "omradespolis", DONE)
    plans.say(house, "polis", partly, "omradespolis", ReportTerms(MeasureState.partly_done, "tid"))
    plans.say(house, "polis", broken, "omradespolis", ReportTerms(MeasureState.not_done, "tid"))
    assert counted(house) == [AgencyPromises("polis", 1, 0, 1, 1, 0)]
    house.clock.forward(weeks=5)
    plans.say(house, "polis", late, "omradespolis", DONE)
    assert counted(house) == [
        AgencyPromises("skola", 0, 0, 0, 0, 4),
        AgencyPromises("polis", 1, 1, 1, 1, 0),
        AgencyPromises("fritid", 0, 0, 0, 0, 4),
    ]


def test_what_is_told_after_the_period_does_not_change_its_figures(house: House) -> None:
    planned = plans.fixed(house, ("omradespolis",))
    house.clock.forward(weeks=10)
    plans.say(house, "polis", planned, "omradespolis", DONE)
    assert counted(house, days=40) == [AgencyPromises("polis", 0, 0, 0, 0, 1)]


def test_a_promise_that_was_moved_is_counted_by_its_new_day(house: House) -> None:
    planned = plans.fixed(house, ("omradespolis",))
    with house.work("polis") as work:
        to = MoveTerms(dues.on(work.today + timedelta(weeks=12)), "tid")
        promises.move(work, planned.case_id, planned.measures["omradespolis"], to)
        work.commit()
    house.clock.forward(weeks=13)
    assert counted(house) == []
    assert counted(house, days=100) == [AgencyPromises("polis", 0, 0, 0, 0, 1)]


def test_a_promise_that_was_let_go_before_its_day_is_not_counted_as_broken(house: House) -> None:
    planned = plans.fixed(house, ("omradespolis",))
    with house.work("koordinator") as work:
        drafts.start(work, planned.case_id)
        work.commit()
    police = plans.content(house, planned.case_id, draft=True).measures[0]
    with house.work("koordinator") as work:
        parts.remove_measure(work, planned.case_id, police.id, None)
        drafts.set_follow_up_day(work, planned.case_id, work.today + timedelta(days=40), None)
        drafts.fix(work, planned.case_id, None)
        work.commit()
    house.clock.forward(weeks=10)
    assert counted(house) == []


def test_a_promise_in_two_versions_is_counted_once(house: House) -> None:
    planned = plans.fixed(house, ("omradespolis",))
    plans.say(house, "polis", planned, "omradespolis", DONE)
    plans.follow_up(house, planned, FollowUpDecision.revise)
    plans.say(house, "polis", planned, "omradespolis", DONE)
    with house.work("koordinator") as work:
        drafts.fix(work, planned.case_id, None)
        work.commit()
    house.clock.forward(weeks=5)
    assert counted(house) == [AgencyPromises("polis", 1, 0, 0, 0, 0)]


def test_figures_open_nothing(house: House) -> None:
    plans.fixed(house)
    with house.work("styrgrupp", writing=False) as work, statements(house) as sent:
        figures.promises(work, START, START + timedelta(days=60))
    assert len(sent) == 1
    assert "sealed" not in sent[0]
