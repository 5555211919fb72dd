"""What can be asked about a case's plan: its versions and what they say, how measures stand, and the follow-ups."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select, true, tuple_

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.accounts.models import Account
from sspf.cases import queries as cases
from sspf.cases.models import Case, Person
from sspf.cases.queries import Sight
from sspf.cases.rules import CaseState, PersonRole
from sspf.catalogue.measures import Performer
from sspf.clock import local_date
from sspf.errors import NotFound
from sspf.plans.models import FollowUp, Goal, GoalRating, Measure, MeasureReport, Plan, PlanFactor, PlanPassage
from sspf.plans.rules.contents import (
    Content,
    FactorLine,
    FollowUpLine,
    GoalLine,
    MeasureLine,
    ReportLine,
    Standing,
    Version,
)
from sspf.plans.rules.overviews import AgencyPromises, PlanFigures, PlanSummary, Waiting, WaitingCase, WaitingMeasure
from sspf.plans.rules.states import ANSWERED, Kept, MeasureState, PlanState, is_overdue, kept, may_report, state_of
from sspf.work import Work

WAITING_LIMIT = 50


def versions(work: Work, sight: Sight) -> tuple[Version, ...]:
    """The plan's versions, newest first. Whoever does not write plans never sees one that has not been fixed."""
    query = (
        select(Plan, PlanPassage)
        .outerjoin(PlanPassage, PlanPassage.plan_id == Plan.id)
        .where(Plan.case_id == sight.case.id)
        .order_by(Plan.number.desc())
    )
    if not work.may(Permission.plan_write):
        query = query.where(Plan.state != PlanState.draft)
    found: dict[UUID, tuple[Plan, list[PlanPassage]]] = {}
    for plan, passage in work.session.execute(query):
        found.setdefault(plan.id, (plan, []))[1].append(passage)
    return tuple(plan.shown(passages) for plan, passages in found.values())


def in_force(found: Iterable[Version]) -> Version | None:
    """The version that holds, or held when the case was ended; None when none has been fixed yet."""
    return next((each for each in found if each.state in (PlanState.fixed, PlanState.closed)), None)


def draft_of(found: Iterable[Version]) -> Version | None:
    """The version that is being written, if there is one."""
    return next((each for each in found if each.state is PlanState.draft), None)


def numbered(found: Iterable[Version], number: int) -> Version:
    """The version with a number; `NotFound` when there is none that the reader may see."""
    version = next((each for each in found if each.number == number), None)
    if version is None:
        raise NotFound
    return version


def content(work: Work, sight: Sight, version: Version) -> Content:
    """Everything a version says, as far as the reader may see it: factors of the kinds open to the own unit (R13)."""
    return Content(version, _factors(work, sight, version), _goals(work, version), _measures(work, sight, version))


def measure(work: Work, sight: Sight, measure_id: UUID) -> tuple[Version, MeasureLine]:
    """One measure and the version it stands in; `NotFound` when the reader may see neither."""
    for version in versions(work, sight):
        for each in _measures(work, sight, version) if version.state in (PlanState.draft, PlanState.fixed) else ():
            if each.id == measure_id:
                return version, each
    raise NotFound


def current(work: Work, sight: Sight) -> PlanSummary | None:
    """The plan for the case's own page; the draft, where nothing has been fixed and the reader writes plans."""
    found = versions(work, sight)
    version = in_force(found) or draft_of(found)
    if version is None:
        return None
    day = sight.case.next_follow_up_on or (version.next_follow_up_on if version.state is PlanState.draft else None)
    shown = _measures(work, sight, version)
    drafted = draft_of(found) is not None
    return PlanSummary(version.id, version.number, version.state, drafted, day, version.fixed_at, shown)


def follow_ups(work: Work, sight: Sight) -> tuple[FollowUpLine, ...]:
    """The case's follow-ups, oldest first, with every rating."""
    query = (
        select(FollowUp, GoalRating, Account)
        .outerjoin(GoalRating, GoalRating.follow_up_id == FollowUp.id)
        .join(Account, Account.id == FollowUp.account_id)
        .where(FollowUp.case_id == sight.case.id)
        .order_by(FollowUp.number)
    )
    found: dict[UUID, tuple[FollowUp, Account, list[GoalRating]]] = {}
    for row, rating, account in work.session.execute(query):
        found.setdefault(row.id, (row, account, []))[2].append(rating)
    return tuple(row.line(account.name, ratings) for row, account, ratings in found.values())


def results(work: Work, sight: Sight, follow_up_id: UUID) -> dict[UUID, ReportLine]:
    """What one follow-up found, by the measure's thread."""
    query = (
        select(MeasureReport, Account)
        .join(Account, Account.id == MeasureReport.account_id)
        .where(MeasureReport.case_id == sight.case.id, MeasureReport.follow_up_id == follow_up_id)
    )
    reader = _reader(work, sight)
    return {report.thread: _report(report, account, reader) for report, account in work.session.execute(query)}


def waiting(work: Work) -> Waiting:
    """What waits on the start page: the own units' promises by day, or the coordinator's follow-ups and drafts."""
    grant = work.grant(Permission.plan_read)
    if grant.reach is not Reach.everything:
        return Waiting(measures=_waiting_measures(work))
    going = Case.state.not_in((CaseState.closing, CaseState.closed))
    due = select(Case, Person).where(going, Case.next_follow_up_on <= work.today).order_by(Case.next_follow_up_on)
    begun = select(Case, Person, Plan.started_at).join(Plan, Plan.case_id == Case.id)
    begun = begun.where(going, Plan.state == PlanState.draft).order_by(Plan.started_at)
    late = [(case, youth, case.next_follow_up_on) for case, youth in _with_youth(work, due)]
    new = [(case, youth, at.date()) for case, youth, at in _with_youth(work, begun)]
    cases.admit(work, Permission.plan_read, [case.id for case, *_ in (*late, *new)])
    return Waiting(follow_ups=[_waiting_case(*each) for each in late], drafts=[_waiting_case(*each) for each in new])


def latest_reports(where: ColumnElement[bool]) -> Subquery:
    """Thread, unit and number of the last report on each measure, by the unit that owned it."""
    number = func.max(MeasureReport.number).label("number")
    grouped = select(MeasureReport.thread, MeasureReport.unit, number).where(where)
    return grouped.group_by(MeasureReport.thread, MeasureReport.unit).subquery()


def _waiting_measures(work: Work) -> list[WaitingMeasure]:
    """Open measures in fixed plans that the reader's own unit performs; partners see nobody else's here."""
    last = latest_reports(MeasureReport.case_id.in_(cases.visible_ids(work, Permission.plan_read)))
    mine = tuple_(Measure.case_id, Measure.unit).in_(cases.own_parts(work))
    query = (
        select(Case, Person, Measure, MeasureReport.state)
        .join(Measure, Measure.case_id == Case.id)
        .join(Plan, Plan.id == Measure.plan_id)
        .outerjoin(last, and_(last.c.thread == Measure.thread, last.c.unit == Measure.unit))
        .outerjoin(MeasureReport, and_(MeasureReport.thread == last.c.thread, MeasureReport.number == last.c.number))
        .where(Case.id.in_(cases.visible_ids(work, Permission.plan_read)), mine, Plan.state == PlanState.fixed)
        .where(Measure.performer == Performer.agency)
        .where(or_(MeasureReport.state.is_(None), MeasureReport.state.not_in(ANSWERED)))
        .order_by(Measure.due_on, Measure.id)
    )
    rows = _with_youth(work, query)
    cases.admit(work, Permission.plan_read, [case.id for case, *_ in rows])
    return [_waiting_measure(work, *row) for row in rows]


def _waiting_measure(
    work: Work, case: Case, youth: Person, row: Measure, reported: MeasureState | None
) -> WaitingMeasure:
    late = is_overdue(state_of(reported, row.start_on, work.today), row.due_on, work.today)
    name = cases.full_name(youth)
    return WaitingMeasure(case.id, case.number, name, row.id, row.text, row.due_on, late, reported is None)


def _with_youth(work: Work, query: Any) -> list[Any]:
    """The rows with the case's youth, so that lists can say whom it is about; at most `WAITING_LIMIT`."""
    youth = and_(Person.case_id == Case.id, Person.role == PersonRole.youth)
    return list(work.session.execute(query.join(Person, youth).limit(WAITING_LIMIT)))


def _waiting_case(case: Case, youth: Person, day: date) -> WaitingCase:
    return WaitingCase(case.id, case.number, cases.full_name(youth), day)


def _factors(work: Work, sight: Sight, version: Version) -> list[FactorLine]:
    """In the template's order. The kinds that are open to the reader's unit decide in SQL: others are never fetched."""
    query = select(PlanFactor).where(PlanFactor.plan_id == version.id, PlanFactor.information.in_(sight.information))
    order = {slug: place for place, slug in enumerate(work.catalogue.factors)}
    return [row.line(work.catalogue) for row in sorted(work.session.scalars(query), key=lambda row: order[row.factor])]


def _goals(work: Work, version: Version) -> list[GoalLine]:
    rows = work.session.scalars(select(Goal).where(Goal.plan_id == version.id).order_by(Goal.position))
    return [row.line() for row in rows]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Whose eyes: someone who writes plans sees every why, a partner those of the own units."""

    writes: bool
    units: frozenset[str]


def _reader(work: Work, sight: Sight) -> _Reader:
    if work.may(Permission.plan_write):
        return _Reader(True, frozenset())
    parts = work.session.execute(cases.own_parts(work))
    return _Reader(False, frozenset(unit for case_id, unit in parts if case_id == sight.case.id))


def _measures(work: Work, sight: Sight, version: Version) -> list[MeasureLine]:
    """In the order they were promised, with their reports; a version that has ended shows those of its own time."""
    in_its_time = true() if version.ended_at is None else MeasureReport.at <= version.ended_at
    reports = and_(MeasureReport.thread == Measure.thread, MeasureReport.case_id == Measure.case_id, in_its_time)
    query = (
        select(Measure, MeasureReport, Account)
        .outerjoin(MeasureReport, reports)
        .outerjoin(Account, Account.id == MeasureReport.account_id)
        .where(Measure.plan_id == version.id)
        .order_by(Measure.position, MeasureReport.number)
    )
    found: dict[UUID, tuple[Measure, list[tuple[MeasureReport, Account]]]] = {}
    for row, report, account in work.session.execute(query):
        told = found.setdefault(row.id, (row, []))[1]
        if report is not None:
            told.append((report, account))
    reader = _reader(work, sight)
    return [_measure(work, row, told, reader) for row, told in found.values()]


def _measure(work: Work, row: Measure, told: Sequence[tuple[MeasureReport, Account]], reader: _Reader) -> MeasureLine:
    reported = next((each.state for each, _ in reversed(told) if each.unit == row.unit), None)
    state = state_of(reported, row.start_on, work.today)
    standing = Standing(
        state, is_overdue(state, row.due_on, work.today), may_report(row.performer, row.unit, reader.units)
    )
    return row.line(standing, tuple(_report(each, account, reader) for each, account in told))


def _report(row: MeasureReport, account: Account, reader: _Reader) -> ReportLine:
    """Why something was not done is told to the coordinator and to the unit itself; the others see that it was not."""
    concerned = reader.writes or row.unit in reader.units
    why = (row.reason, row.why) if concerned else (None, "")
    return ReportLine(row.at, account.name, row.unit, row.state, *why)


def figures(work: Work, from_at: datetime, until_at: datetime) -> PlanFigures:
    """Counts for the styrgrupp over a period, from open columns only. Needs `statistics:read`; opens nothing."""
    work.grant(Permission.statistics_read)
    within = FollowUp.held_on >= local_date(from_at), FollowUp.held_on < local_date(until_at)
    held = work.session.scalar(select(func.count()).select_from(FollowUp).where(*within)) or 0
    fixed = select(Plan.case_id).where(Plan.fixed_at >= from_at, Plan.fixed_at < until_at).distinct()
    followed = select(FollowUp.case_id).where(FollowUp.recorded_at < until_at)
    counted = work.session.execute(fixed.add_columns(Plan.case_id.in_(followed))).all()
    return PlanFigures(len(counted), sum(yes for _, yes in counted), held, _promises(work, from_at, until_at))


def _promises(work: Work, from_at: datetime, until_at: datetime) -> list[AgencyPromises]:
    """What the agencies promised for the period, as the newest version has it, against what they last reported."""
    first, beyond = local_date(from_at), local_date(until_at)
    due = select(Measure.thread).where(Measure.due_on >= first, Measure.due_on < beyond)
    last = latest_reports(MeasureReport.at < until_at)
    query = (
        select(Measure.thread, Measure.unit, Measure.due_on, Plan.ended_at, MeasureReport.state, MeasureReport.at)
        .join(Plan, Plan.id == Measure.plan_id)
        .outerjoin(last, and_(last.c.thread == Measure.thread, last.c.unit == Measure.unit))
        .outerjoin(MeasureReport, and_(MeasureReport.thread == last.c.thread, MeasureReport.number == last.c.number))
        .where(Measure.thread.in_(due), Measure.performer == Performer.agency, Plan.fixed_at < until_at)
        .order_by(Plan.number)
    )
    newest = {row.thread: row for row in work.session.execute(query)}
    passed = min(beyond, work.today)
    counts: dict[str, Counter[Kept]] = {}
    for row in newest.values():
        if first <= row.due_on < beyond and (ended := _ended(row, passed)) is not None:
            counts.setdefault(work.catalogue.units[row.unit].agency, Counter())[ended] += 1
    return [
        AgencyPromises(slug, *(counts[slug][each] for each in Kept))
        for slug in work.catalogue.agencies
        if slug in counts
    ]


def _ended(row: Any, passed: date) -> Kept | None:
    """How a promise ended; None while its day lies ahead, or when the plan let go of it before its day."""
    answered = row.state in ANSWERED
    if not answered and (row.due_on >= passed or (row.ended_at is not None and local_date(row.ended_at) <= row.due_on)):
        return None
    return kept(row.state, local_date(row.at) if row.at is not None else None, row.due_on)
