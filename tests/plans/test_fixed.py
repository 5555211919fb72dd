"""A version is fixed only when it is whole, and from then on nothing of what it says can change."""

import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.actions import progress
from sspf.cases.queries import reach
from sspf.errors import NotFound, Refused
from sspf.plans.actions import drafts, parts, promises
from sspf.plans.models.measures import PARTS, Measure
from sspf.plans.models.parts import Goal, PlanFactor, PlanPassage
from sspf.plans.models.versions import Plan
from sspf.plans.rules.states import FactorDegree, FollowUpDecision, MeasureState, Passage, PlanProblem, PlanState
from sspf.plans.rules.terms import FactorTerms, GoalTerms, MeasureTerms, PassageTerms, ReportTerms
from sspf.work import Work
from tests.browser import Visitor
from tests.factories import plans
from tests.house import House

Snapshot = dict[str, list[tuple[Any, ...]]]
FACTOR = FactorTerms("trivs", FactorDegree.present)
GOAL = GoalTerms("fritid", "Något annat")
MEASURE = MeasureTerms("Något annat", unit="skola-norr")


def plan_id(house: House, planned: plans.Planned) -> UUID:
    return plans.content(house, planned.case_id).version.id


def stored(house: House, version: UUID) -> Snapshot:
    """Every byte that the database holds of a version, but for how and when it ended."""
    with house.installation.engine.connect() as connection:
        rows = {
            table.name: sorted(map(tuple, connection.execute(select(table).where(table.c.plan_id == version))), key=str)
            for table in (part.metadata.tables[str(part.__tablename__)] for part in PARTS)  # type: ignore[attr-defined]
        }
        table = Plan.metadata.tables["plan"]
        kept = [column for column in table.c if column.name not in {"state", "ended_at"}]
        rows["plan"] = [tuple(row) for row in connection.execute(select(*kept).where(table.c.id == version))]
    assert all(rows.values())
    return rows


def change(house: House, act: Callable[[Work], object], who: str = "koordinator") -> None:
    with house.work(who) as work:
        act(work)
        work.commit()


def refused(house: House, act: Callable[[Work], object]) -> PlanProblem:
    with house.work("koordinator") as work, pytest.raises(Refused) as refusal:
        act(work)
    assert isinstance(refusal.value.reason, PlanProblem)
    return refusal.value.reason


def test_no_act_of_writing_reaches_a_fixed_version(house: House) -> None:
    planned = plans.fixed(house)
    case_id, seen = planned.case_id, plans.content(house, planned.case_id)
    factor, goal, measure = seen.factors[0].id, seen.goals[0].id, seen.measures[0].id
    before = stored(house, seen.version.id)
    acts: list[Callable[[Work], object]] = [
        lambda work: drafts.write(work, case_id, Passage.youth_voice, PassageTerms("Annat"), None),
        lambda work: drafts.set_follow_up_day(work, case_id, work.today + timedelta(days=3), None),
        lambda work: drafts.fix(work, case_id, None),
        lambda work: parts.add_factor(work, case_id, FACTOR),
        lambda work: parts.change_factor(work, case_id, factor, FACTOR, None),
        lambda work: parts.remove_factor(work, case_id, factor, None),
        lambda work: parts.add_goal(work, case_id, GOAL),
        lambda work: parts.change_goal(work, case_id, goal, GOAL, None),
        lambda work: parts.remove_goal(work, case_id, goal, None),
        lambda work: parts.add_measure(work, case_id, MEASURE),
        lambda work: parts.change_measure(work, case_id, measure, MEASURE, None),
        lambda work: parts.remove_measure(work, case_id, measure, None),
    ]
    assert [refused(house, act) for act in acts] == [PlanProblem.fixed] * len(acts)
    assert stored(house, seen.version.id) == before


def test_a_row_of_the_fixed_version_is_not_reached_through_a_draft_that_exists_beside_it(house: House) -> None:
    planned = plans.fixed(house)
    old = plans.content(house, planned.case_id)
    before = stored(house, old.version.id)
    change(house, lambda work: drafts.start(work, planned.case_id))
    acts: list[Callable[[Work], object]] = [
        lambda work: parts.change_factor(work, planned.case_id, old.factors[0].id, FACTOR, None),
        lambda work: parts.change_goal(work, planned.case_id, old.goals[0].id, GOAL, None),
        lambda work: parts.change_measure(work, planned.case_id, old.measures[0].id, MEASURE, None),
        lambda work: parts.remove_factor(work, planned.case_id, old.factors[0].id, None),
        lambda work: parts.remove_goal(work, planned.case_id, old.goals[0].id, None),
        lambda work: parts.remove_measure(work, planned.case_id, old.measures[0].id, None),
    ]
    assert [refused(house, act) for act in acts] == [PlanProblem.fixed] * len(acts)
    assert stored(house, old.version.id) == before


def test_code_that_goes_around_the_acts_is_stopped_at_the_table(house: House) -> None:
    planned = plans.fixed(house)
    seen = plans.content(house, planned.case_id)
    version, before = seen.version.id, stored(house, seen.version.id)

    def touch(model: type[Any], name: str, value: object) -> Callable[[Work], None]:
        def act(work: Work) -> None:
            reach.find(work, Permission.plan_write, planned.case_id)
            where = model.id == version if model is Plan else model.plan_id == version
            setattr(work.session.scalars(select(model).where(where)).first(), name, value)
            work.flush()

        return act

    def delete(model: type[Any]) -> Callable[[Work], None]:
        def act(work: Work) -> None:
            work.session.delete(work.session.scalars(select(model).where(model.plan_id == version)).first())
            work.flush()

        return act

    def add(work: Work) -> None:
        reach.find(work, Permission.plan_write, planned.case_id)
        work.add(
            PlanFactor(case_id=planned.case_id, plan_id=version, information="skola", factor="trivs", degree="present")
        )
        work.flush()

    texts = [touch(model, "text", "Annat") for model in (PlanPassage, Goal, Measure)]
    others = [
        touch(PlanFactor, "degree", "absent"),
        touch(Measure, "due_on", date(2030, 1, 1)),
        touch(Measure, "unit", None),
    ]
    plan = [touch(Plan, "next_follow_up_on", date(2030, 1, 1)), touch(Plan, "number", 7), touch(Plan, "fixed_at", None)]
    for act in [*texts, *others, *plan, *map(delete, PARTS), add]:
        assert refused(house, act) is PlanProblem.fixed
    assert stored(house, version) == before


def test_a_fixed_version_keeps_every_byte_through_all_that_comes_after(house: House) -> None:
    planned = plans.fixed(house)
    version = plan_id(house, planned)
    before = stored(house, version)
    plans.say(house, "polis", planned, "omradespolis", ReportTerms(MeasureState.not_done, "tid", "Ingen i tjänst."))
    change(house, lambda work: promises.accept(work, planned.case_id, planned.measures["skola-norr"]), "kurator")
    house.clock.forward(days=3)
    plans.follow_up(house, planned, FollowUpDecision.revise)
    draft = plans.content(house, planned.case_id, draft=True)
    change(house, lambda work: parts.change_goal(work, planned.case_id, draft.goals[0].id, GOAL, None))
    change(house, lambda work: parts.remove_measure(work, planned.case_id, draft.measures[0].id, None))
    change(house, lambda work: drafts.write(work, planned.case_id, Passage.youth_voice, PassageTerms("Nytt"), None))
    change(house, lambda work: drafts.fix(work, planned.case_id, None))
    house.clock.forward(days=3)
    plans.follow_up(house, planned, FollowUpDecision.close)
    assert stored(house, version) == before


def test_a_new_version_starts_as_a_copy_and_the_old_one_stays_readable(house: House, visitor: Visitor) -> None:
    planned = plans.fixed(house)
    plans.say(house, "polis", planned, "omradespolis", ReportTerms(MeasureState.done))
    old = plans.content(house, planned.case_id)
    house.clock.forward(days=1)
    change(house, lambda work: drafts.start(work, planned.case_id))
    new = plans.content(house, planned.case_id, draft=True)
    assert new.version.number == 2
    assert [(each.factor, each.degree, each.description) for each in new.factors] == [
        (each.factor, each.degree, each.description) for each in old.factors
    ]
    assert [(each.thread, each.text, each.baseline) for each in new.goals] == [
        (each.thread, each.text, each.baseline) for each in old.goals
    ]
    assert [(each.thread, each.state, each.reports) for each in new.measures] == [
        (each.thread, each.state, each.reports) for each in old.measures
    ]
    assert new.version.passages[Passage.youth_voice].text == plans.VOICE
    assert {each.id for each in new.measures}.isdisjoint(each.id for each in old.measures)
    change(house, lambda work: drafts.set_follow_up_day(work, planned.case_id, work.today + timedelta(days=30), None))
    change(house, lambda work: drafts.fix(work, planned.case_id, None))
    assert plans.content(house, planned.case_id).version.number == 2
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/plan/versioner/1")
    assert "Ersatt av en nyare" in visitor.text
    assert plans.VOICE in visitor.text


def test_the_old_version_holds_until_the_new_one_is_fixed(house: House) -> None:
    planned = plans.fixed(house)
    change(house, lambda work: drafts.start(work, planned.case_id))
    seen = plans.content(house, planned.case_id, "kurator")
    assert (seen.version.number, seen.version.state) == (1, PlanState.fixed)


def test_what_is_reported_later_is_not_told_of_the_version_that_had_ended(house: House) -> None:
    planned = plans.fixed(house)
    change(house, lambda work: drafts.start(work, planned.case_id))
    change(house, lambda work: drafts.set_follow_up_day(work, planned.case_id, work.today + timedelta(days=30), None))
    change(house, lambda work: drafts.fix(work, planned.case_id, None))
    house.clock.forward(days=1)
    new = plans.content(house, planned.case_id)
    done = next(each for each in new.measures if each.unit == "omradespolis")
    change(house, lambda work: promises.report(work, planned.case_id, done.id, ReportTerms(MeasureState.done)), "polis")
    visitor = Visitor(house).sign_in("koordinator")
    visitor.get(f"/arenden/{planned.case_id}/plan/versioner/1")
    assert "Genomförd" not in visitor.text
    visitor.get(f"/arenden/{planned.case_id}/plan/versioner/2")
    assert "Genomförd" in visitor.text


def test_starting_twice_is_once(house: House) -> None:
    planned = plans.fixed(house)
    ids = []
    for _ in range(2):
        with house.work("koordinator") as work:
            ids.append(drafts.start(work, planned.case_id))
            work.commit()
    assert ids[0] == ids[1]


def test_a_version_that_is_not_whole_is_not_fixed(house: House, visitor: Visitor) -> None:
    planned = plans.drafted(house)
    goal = plans.content(house, planned.case_id, draft=True).goals[0]
    change(house, lambda work: parts.remove_goal(work, planned.case_id, goal.id, goal.version))
    assert refused(house, lambda work: drafts.fix(work, planned.case_id, None)) is PlanProblem.incomplete
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/plan/utkast")
    assert "Skriv minst ett mål." in visitor.text
    assert "Allt som behövs finns med" not in visitor.text
    visitor.post(f"/arenden/{planned.case_id}/plan/utkast/faststall", status=422)
    assert "Planen går inte att fastställa än." in visitor.text
    assert plans.content(house, planned.case_id, draft=True).version.state is PlanState.draft


def test_an_owner_who_has_left_the_consent_stops_fixing_and_is_named(house: House, visitor: Visitor) -> None:
    planned = plans.drafted(house)
    with house.work("koordinator") as work:
        sight = reach.find(work, Permission.case_manage, planned.case_id)
        spans = [
            (unit, "samverkan", work.now, work.now + timedelta(days=9))
            for unit in plans.UNITS
            if unit != "omradespolis"
        ]
        progress.share(work, planned.case_id, spans)
        progress.set_next_follow_up(work, sight.case, None)
        work.commit()
    assert refused(house, lambda work: drafts.fix(work, planned.case_id, None)) is PlanProblem.incomplete
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/plan/utkast")
    assert "Ringa hem : Enheten är inte med i samtycket nu." in visitor.text


def test_without_consent_now_nothing_is_fixed(house: House, visitor: Visitor) -> None:
    planned = plans.drafted(house)
    house.clock.forward(days=300)
    assert refused(house, lambda work: drafts.fix(work, planned.case_id, None)) is PlanProblem.incomplete
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/plan/utkast")
    assert "Samtycke saknas just nu." in visitor.text


def test_a_pending_acceptance_shows_and_does_not_stop_fixing(house: House, visitor: Visitor) -> None:
    planned = plans.drafted(house)
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/plan/utkast")
    assert "Väntar på ja" in visitor.text
    visitor.post(f"/arenden/{planned.case_id}/plan/utkast/faststall", status=303)
    visitor.follow()
    assert "Version 1 är fastställd." in visitor.text
    assert "Väntar på ja" in visitor.text


def test_fixing_tells_the_case_when_it_is_followed_up(house: House) -> None:
    planned = plans.fixed(house)
    with house.work("koordinator", writing=False) as work:
        case = reach.find(work, Permission.plan_read, planned.case_id).case
        assert case.next_follow_up_on == work.today + timedelta(weeks=6)


def test_a_draft_that_changed_while_it_was_read_is_not_fixed_unseen(house: House, visitor: Visitor) -> None:
    planned = plans.drafted(house)
    visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/plan/utkast")
    change(house, lambda work: parts.add_goal(work, planned.case_id, GOAL), "ersattare")
    visitor.post(f"/arenden/{planned.case_id}/plan/utkast/faststall", status=422)
    assert "Någon ändrade i utkastet medan du läste." in visitor.text
    visitor.get(f"/arenden/{planned.case_id}/plan/utkast")
    visitor.post(f"/arenden/{planned.case_id}/plan/utkast/faststall", status=303)


def test_whoever_writes_while_another_fixes_comes_second_and_is_refused(house: House) -> None:
    planned = plans.drafted(house)
    goal = plans.content(house, planned.case_id, draft=True).goals[0]
    problems: list[object] = []

    def late() -> None:
        try:
            change(house, lambda work: parts.change_goal(work, planned.case_id, goal.id, GOAL, None), "ersattare")
        except Refused as refusal:
            problems.append(refusal.reason)

    with house.work("koordinator") as work:
        drafts.fix(work, planned.case_id, None)
        work.flush()
        rival = threading.Thread(target=late)
        rival.start()
        work.commit()
    rival.join()
    assert problems == [PlanProblem.fixed]
    assert plans.content(house, planned.case_id).goals[0].text == "Vara i skolan varje dag"


def test_another_cases_draft_opens_no_door(house: House) -> None:
    mine, other = plans.drafted(house), plans.drafted(house)
    with house.work("koordinator") as work, pytest.raises(NotFound):
        parts.change_goal(work, mine.case_id, other.goal, GOAL, None)
    with house.work("koordinator") as work, pytest.raises(NotFound):
        promises.accept(work, mine.case_id, other.measures["skola-norr"])


def test_a_closed_case_takes_no_more_plans(house: House) -> None:
    planned = plans.drafted(house)
    with house.work("koordinator") as work:
        progress.end(work, reach.find(work, Permission.case_manage, planned.case_id).case, "mal-uppnatt", "")
        work.commit()
    for act in (drafts.start, lambda work, case_id: parts.add_goal(work, case_id, GOAL)):
        with house.work("koordinator") as work, pytest.raises(Refused):
            act(work, planned.case_id)
