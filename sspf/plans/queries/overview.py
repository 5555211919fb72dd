"""The plan on other pages: a summary for the case, and what waits for whom."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, or_, select, true, tuple_

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.cases.models import Case, Person
from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.states import CaseState
from sspf.catalogue.measures import Performer
from sspf.clock import local_date
from sspf.plans.models.follow_ups import MeasureReport
from sspf.plans.models.measures import Measure
from sspf.plans.models.versions import Plan
from sspf.plans.queries import versions
from sspf.plans.queries.openings import owner_may_know
from sspf.plans.rules.overviews import PlanSummary, Waiting, WaitingCase, WaitingMeasure
from sspf.plans.rules.states import ANSWERED, MeasureState, PlanState, is_overdue, state_of
from sspf.work import Work

WAITING_LIMIT = 50


def current(work: Work, sight: Sight) -> PlanSummary | None:
    """The plan for the case's own page; the draft, where nothing has been fixed and the reader writes plans."""
    found = versions.standing(work, sight)
    drafted = any(plan.state is PlanState.draft for plan, _ in found)
    in_force = next((each for each in found if each[0].state is not PlanState.draft), None)
    if not found:
        return None
    plan, measures = in_force or found[0]
    day = sight.case.next_follow_up_on or (plan.next_follow_up_on if plan.state is PlanState.draft else None)
    return PlanSummary(plan.id, plan.number, plan.state, drafted, day, plan.fixed_at, measures)


def waiting(work: Work) -> Waiting:
    """What waits on the start page: the own units' promises by day, or the coordinator's follow-ups and drafts."""
    grant = work.grant(Permission.plan_read)
    if grant.reach is not Reach.everything:
        return Waiting(measures=_waiting_measures(work))
    going = Case.state.not_in((CaseState.closing, CaseState.closed))
    draft = and_(Plan.case_id == Case.id, Plan.state == PlanState.draft)
    waits = or_(Case.next_follow_up_on <= work.today, _dayless(), Plan.id.is_not(None))
    query = select(Case, Person, Plan.started_at).outerjoin(Plan, draft).where(going, waits)
    rows = _with_youth(work, query.order_by(Case.next_follow_up_on, Plan.started_at))
    reach.admit(work, Permission.plan_read, [case.id for case, *_ in rows])
    owed, owed_since = work.session.execute(owed_answers(work, func.count(), func.min(due_now()))).one()
    return replace(_sorted_out(work, rows), owed=owed, owed_since=owed_since)


def _sorted_out(work: Work, rows: Sequence[tuple[Case, Person, datetime | None]]) -> Waiting:
    """The same case can wait for two things: its follow-up, or a day for it, and the draft that was begun."""
    due = [(case, youth, case.next_follow_up_on) for case, youth, _ in rows if case.next_follow_up_on is not None]
    dayless = [(case, youth) for case, youth, at in rows if case.next_follow_up_on is None and at is None]
    begun = [(case, youth, local_date(at)) for case, youth, at in rows if at is not None]
    return Waiting(
        follow_ups=[_waiting_case(*each) for each in due if each[2] <= work.today],
        dayless=[_waiting_case(case, youth, work.today) for case, youth in dayless],
        drafts=sorted((_waiting_case(*each) for each in begun), key=lambda each: each.day),
    )


def owed_answers(work: Work, *columns: Any) -> Select[Any]:
    """Measures that an agency performs whose day has passed without an answer, in cases that go on (item 73).

    A unit that the consent has shut out cannot answer, and so owes nothing.
    """
    last = latest_reports(true())
    inside = tuple_(Measure.case_id, Measure.unit).in_(reach.units_open(work))
    return (
        select(*columns)
        .select_from(Measure)
        .join(Plan, Plan.id == Measure.plan_id)
        .join(Case, Case.id == Measure.case_id)
        .outerjoin(last, and_(last.c.thread == Measure.thread, last.c.unit == Measure.unit))
        .outerjoin(MeasureReport, and_(MeasureReport.thread == last.c.thread, MeasureReport.number == last.c.number))
        .where(Case.id.in_(reach.visible_ids(work, Permission.plan_write)), Plan.state == PlanState.fixed)
        .where(Case.state.not_in((CaseState.closing, CaseState.closed)), due_now() < work.today)
        .where(Measure.performer == Performer.agency, inside)
        .where(or_(MeasureReport.state.is_(None), MeasureReport.state.not_in(ANSWERED)))
    )


def _dayless() -> ColumnElement[bool]:
    """Cases with a plan that nobody will follow up, because no day is set: silence is what must not come (K15).

    A plan that was closed counts once the family has said yes again.
    """
    holds = select(Plan.case_id).where(Plan.state == PlanState.fixed)
    held_before = select(Plan.case_id).where(Plan.state == PlanState.closed)
    anew = and_(Case.state == CaseState.active, Case.id.in_(held_before))
    return and_(Case.next_follow_up_on.is_(None), or_(Case.id.in_(holds), anew))


def latest_reports(where: ColumnElement[bool]) -> Subquery:
    """Thread, unit and number of the last report on each measure, by the unit that owned it."""
    number = func.max(MeasureReport.number).label("number")
    grouped = select(MeasureReport.thread, MeasureReport.unit, number).where(where)
    return grouped.group_by(MeasureReport.thread, MeasureReport.unit).subquery()


def due_now() -> ColumnElement[date]:
    """The last day of a measure as it stands, where its latest report is joined: moved to, or as the version says."""
    return func.coalesce(MeasureReport.moved_to, Measure.due_on)


def _waiting_measures(work: Work) -> list[WaitingMeasure]:
    """Open measures in fixed plans that the reader's own unit performs; partners see nobody else's here."""
    last = latest_reports(MeasureReport.case_id.in_(reach.visible_ids(work, Permission.plan_read)))
    mine = tuple_(Measure.case_id, Measure.unit).in_(reach.own_parts(work))
    query = (
        select(Case, Person, Measure, MeasureReport)
        .join(Measure, Measure.case_id == Case.id)
        .join(Plan, Plan.id == Measure.plan_id)
        .outerjoin(last, and_(last.c.thread == Measure.thread, last.c.unit == Measure.unit))
        .outerjoin(MeasureReport, and_(MeasureReport.thread == last.c.thread, MeasureReport.number == last.c.number))
        .where(Case.id.in_(reach.visible_ids(work, Permission.plan_read)), mine, Plan.state == PlanState.fixed)
        .where(Measure.performer == Performer.agency, owner_may_know(work))
        .where(or_(MeasureReport.state.is_(None), MeasureReport.state.not_in(ANSWERED)))
        .order_by(due_now(), Measure.id)
    )
    rows = _with_youth(work, query)
    reach.admit(work, Permission.plan_read, [case.id for case, *_ in rows])
    return [_waiting_measure(work, *row) for row in rows]


def _waiting_measure(work: Work, case: Case, youth: Person, row: Measure, last: MeasureReport | None) -> WaitingMeasure:
    state = state_of(last.state if last else None, row.start_on, work.today)
    due_on = (last.moved_to if last else None) or row.due_on
    late, pending = is_overdue(state, due_on, work.today), state is MeasureState.proposed
    return WaitingMeasure(case.id, case.number, people.full_name(youth), row.id, row.text, due_on, late, pending)


def _with_youth(work: Work, query: Any) -> list[Any]:
    """The rows with the case's youth, so that lists can say whom it is about; at most `WAITING_LIMIT`."""
    youth = and_(Person.case_id == Case.id, Person.role == PersonRole.youth)
    return list(work.session.execute(query.join(Person, youth).limit(WAITING_LIMIT)))


def _waiting_case(case: Case, youth: Person, day: date) -> WaitingCase:
    return WaitingCase(case.id, case.number, people.full_name(youth), day)
