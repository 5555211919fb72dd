"""The plan's versions and what each says, as far as the reader may see it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select, true

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Person
from sspf.cases.queries import people
from sspf.cases.queries.reach import Sight
from sspf.catalogue.agencies import SeatKind
from sspf.dues import Due
from sspf.errors import NotFound
from sspf.plans.models.follow_ups import MeasureReport
from sspf.plans.models.measures import Measure
from sspf.plans.models.parts import Goal, PlanFactor, PlanPassage
from sspf.plans.models.versions import Plan
from sspf.plans.models.wordings import due
from sspf.plans.queries.openings import factors_open, goals_open, measures_open
from sspf.plans.rules.contents import Content, FactorLine, GoalLine, PassageText, Version
from sspf.plans.rules.promises import MeasureLine, ReportLine, Standing
from sspf.plans.rules.states import PlanState, is_overdue, may_report, state_of
from sspf.work import Work


def versions(work: Work, sight: Sight) -> tuple[Version, ...]:
    """The plan's versions, newest first. Whoever does not write plans never sees one that has not been fixed."""
    query = (
        select(Plan, PlanPassage, Person)
        .outerjoin(PlanPassage, PlanPassage.plan_id == Plan.id)
        .outerjoin(Person, Person.id == PlanPassage.person_id)
        .where(Plan.case_id == sight.case.id)
        .order_by(Plan.number.desc())
    )
    if not work.may(Permission.plan_write):
        query = query.where(Plan.state != PlanState.draft)
    found: dict[UUID, tuple[Plan, list[PassageText]]] = {}
    rows: Iterable[Any] = work.session.execute(query)
    for plan, passage, guardian in rows:
        lines = found.setdefault(plan.id, (plan, []))[1]
        if passage is not None:
            lines.append(passage.line(people.full_name(guardian) if guardian is not None else ""))
    return tuple(plan.shown(lines) for plan, lines in found.values())


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
    return Content(version, factors(work, sight, version), goals(work, sight, version), measures(work, sight, version))


def draft(work: Work, sight: Sight) -> Content | None:
    """What the version that is being written says so far."""
    version = draft_of(versions(work, sight))
    return content(work, sight, version) if version is not None else None


def expect_goal(work: Work, sight: Sight, goal_id: UUID) -> None:
    """Raise `NotFound` unless the goal, of whatever version, is of this case."""
    _expect(sight, work.session.get(Goal, goal_id))


def expect_measure(work: Work, sight: Sight, measure_id: UUID) -> None:
    """Raise `NotFound` unless the measure, of whatever version, is of this case."""
    _expect(sight, work.session.get(Measure, measure_id))


def leading_units(work: Work) -> frozenset[str]:
    """The units that lead SSPF itself: they coordinate, and need not promise anything."""
    return frozenset(seat.unit for seat in work.catalogue.seats.values() if seat.kind is SeatKind.coordinator)


def reportable(work: Work, sight: Sight, measure_id: UUID, fixed: bool = True) -> tuple[Version, MeasureLine]:
    """A measure that the reader may speak for: of the own unit, or any for whoever writes plans.

    Another's looks as if it did not exist. With `fixed` only the version that holds counts, otherwise also the draft.
    """
    states = {PlanState.fixed} if fixed else {PlanState.fixed, PlanState.draft}
    writes = work.may(Permission.plan_write)
    for version in versions(work, sight):
        for line in measures(work, sight, version) if version.state in states else ():
            if line.id == measure_id and (writes or line.own):
                return version, line
    raise NotFound


def factors(work: Work, sight: Sight, version: Version) -> list[FactorLine]:
    """In the template's order. The kinds that are open to the reader's unit decide in SQL: others are never fetched."""
    query = select(PlanFactor).where(PlanFactor.plan_id == version.id, factors_open(sight))
    order = {slug: place for place, slug in enumerate(work.catalogue.factors)}
    return [row.line(work.catalogue) for row in sorted(work.session.scalars(query), key=lambda row: order[row.factor])]


def goals(work: Work, sight: Sight, version: Version) -> list[GoalLine]:
    """A version's goals as far as the reader may see them, in the order they were written."""
    query = select(Goal).where(Goal.plan_id == version.id, goals_open(sight)).order_by(Goal.position)
    return [row.line() for row in work.session.scalars(query)]


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose eyes: someone who writes plans sees every why, a partner those of the own units."""

    writes: bool
    units: frozenset[str]


def reader(work: Work, sight: Sight) -> Reader:
    """Who is reading: whether everything of measures may be told, or that of the own units. Admits names of staff."""
    accounts.admit_directory(work)
    if work.may(Permission.plan_write):
        return Reader(True, frozenset())
    return Reader(False, sight.own_units)


def measures(work: Work, sight: Sight, version: Version) -> list[MeasureLine]:
    """In the order they were promised, with their reports; a version that has ended shows those of its own time."""
    in_its_time = true() if version.ended_at is None else MeasureReport.at <= version.ended_at
    reports = and_(MeasureReport.thread == Measure.thread, MeasureReport.case_id == Measure.case_id, in_its_time)
    query = (
        select(Measure, MeasureReport, Account)
        .outerjoin(MeasureReport, reports)
        .outerjoin(Account, Account.id == MeasureReport.account_id)
        .where(Measure.plan_id == version.id, measures_open(work, sight))
        .order_by(Measure.position, MeasureReport.number)
    )
    return _lines(work, sight, work.session.execute(query))


def standing(work: Work, sight: Sight) -> list[tuple[Plan, list[MeasureLine]]]:
    """The draft and the version in force, newest first, each with its measures and their reports, in one statement."""
    shown = [PlanState.fixed, PlanState.closed, *([PlanState.draft] if work.may(Permission.plan_write) else [])]
    reports = and_(MeasureReport.thread == Measure.thread, MeasureReport.case_id == Measure.case_id)
    query = (
        select(Plan, Measure, MeasureReport, Account)
        .outerjoin(Measure, and_(Measure.plan_id == Plan.id, measures_open(work, sight)))
        .outerjoin(MeasureReport, reports)
        .outerjoin(Account, Account.id == MeasureReport.account_id)
        .where(Plan.case_id == sight.case.id, Plan.state.in_(shown))
        .order_by(Plan.number.desc(), Measure.position, MeasureReport.number)
    )
    found: dict[UUID, tuple[Plan, list[Any]]] = {}
    for plan, *row in work.session.execute(query):
        found.setdefault(plan.id, (plan, []))[1].append(row)
    return [(plan, _lines(work, sight, rows)) for plan, rows in found.values()]


def _expect(sight: Sight, row: Goal | Measure | None) -> None:
    if row is None or row.case_id != sight.case.id:
        raise NotFound


def _lines(work: Work, sight: Sight, rows: Iterable[Any]) -> list[MeasureLine]:
    """Measures from rows of measure, report and its author; a measure without report stands alone in its row."""
    found: dict[UUID, tuple[Measure, list[tuple[MeasureReport, Account]]]] = {}
    for row, report, account in rows:
        if row is None:
            continue
        told = found.setdefault(row.id, (row, []))[1]
        if report is not None:
            told.append((report, account))
    eyes = reader(work, sight)
    return [_measure(work, row, told, eyes) for row, told in found.values()]


def _measure(work: Work, row: Measure, told: Sequence[tuple[MeasureReport, Account]], eyes: Reader) -> MeasureLine:
    last = next((each for each, _ in reversed(told) if each.unit == row.unit), None)
    state = state_of(last.state if last else None, row.start_on, work.today)
    moved = due(last.moved_code, last.moved_to) if last else None
    late = is_overdue(state, moved.last if moved else row.due_on, work.today)
    standing = Standing(state, late, may_report(row.performer, row.unit, eyes.units), moved)
    return row.line(standing, tuple(_reports(told, eyes)))


def _reports(told: Sequence[tuple[MeasureReport, Account]], eyes: Reader) -> Iterator[ReportLine]:
    """What was said, each move where it was made: later reports only carry it on."""
    moved: Due | None = None
    for row, account in told:
        before, moved = moved, due(row.moved_code, row.moved_to)
        yield replace(report_line(row, account, eyes), moved_to=moved if moved != before else None)


def report_line(row: MeasureReport, account: Account, eyes: Reader) -> ReportLine:
    """Why something was not done is told to the coordinator and to the unit itself; the others see that it was not."""
    concerned = eyes.writes or row.unit in eyes.units
    why = (row.reason, row.why) if concerned else (None, "")
    return ReportLine(row.at, account.name, row.unit, row.state, *why)
