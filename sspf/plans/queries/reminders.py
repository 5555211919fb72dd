"""Which promises and follow-ups somebody is to be reminded of today. Reads open columns only: ids, units and days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, or_, select, true, tuple_

from sspf.access.permissions import Permission
from sspf.cases.models import Case
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState
from sspf.catalogue.measures import Performer
from sspf.catalogue.quiet import Quiet
from sspf.clock import TIME_ZONE
from sspf.outbox import queries as outbox
from sspf.outbox.queries import Posted
from sspf.plans.models.follow_ups import MeasureReport
from sspf.plans.models.measures import Measure
from sspf.plans.models.versions import Plan
from sspf.plans.queries.openings import owner_may_know
from sspf.plans.queries.overview import due_now, latest_reports
from sspf.plans.queries.versions import leading_units
from sspf.plans.rules import reminders
from sspf.plans.rules.promises import MeasureLine
from sspf.plans.rules.reminders import Reminder
from sspf.plans.rules.states import ANSWERED, PlanState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder, with whom it is for: a unit in a case, or the case's coordinator.

    `named_only`: the case opens to nobody for a function alone, so the unit's manager is not told of it either.
    """

    reminder: Reminder
    case_id: UUID
    unit: str | None = None
    coordinator_id: UUID | None = None
    named_only: bool = False


def promises(work: Work) -> list[Due]:
    """Measures in force that their unit performs and has not answered, while the consent lets the unit in."""
    steps = reminders.of_promises(work.catalogue.deadlines)
    by, leading = due_now(), leading_units(work)
    going = and_(Plan.state == PlanState.fixed, Case.state.not_in((CaseState.closing, CaseState.closed)))
    inside = or_(tuple_(Measure.case_id, Measure.unit).in_(reach.units_open(work)), Measure.unit.in_(leading))
    said = latest_reports(true())
    query = (
        select(Measure.case_id, Measure.unit, Measure.thread, by, Case.coordinator_id, Case.named_only)
        .join(Plan, Plan.id == Measure.plan_id)
        .join(Case, Case.id == Measure.case_id)
        .outerjoin(said, and_(said.c.thread == Measure.thread, said.c.unit == Measure.unit))
        .outerjoin(MeasureReport, and_(MeasureReport.thread == said.c.thread, MeasureReport.number == said.c.number))
        .where(going, inside, owner_may_know(work), Measure.performer == Performer.agency)
        .where(or_(MeasureReport.state.is_(None), MeasureReport.state.not_in(ANSWERED)))
        .where(by.between(*reminders.span(steps, work.today, work.catalogue.quiet)))
    )
    return [
        Due(Reminder(step, thread, day), case_id, unit, coordinator_id if unit in leading else None, named_only)
        for case_id, unit, thread, day, coordinator_id, named_only in work.session.execute(query)
        for step in _falling(work, steps, day, unit)
    ]


def follow_ups(work: Work) -> list[Due]:
    """Cases whose next follow-up is coming, for their coordinator."""
    steps = reminders.of_follow_ups(work.catalogue.deadlines)
    first, last = reminders.span(steps, work.today, work.catalogue.quiet)
    query = select(Case.id, Case.coordinator_id, Case.next_follow_up_on).where(
        Case.next_follow_up_on.between(first, last), Case.state.not_in((CaseState.closing, CaseState.closed))
    )
    return [
        Due(Reminder(step, case_id, day), case_id, coordinator_id=coordinator_id)
        for case_id, coordinator_id, day in work.session.execute(query)
        if day is not None
        for step in _falling(work, steps, day, None)
    ]


def reminded(work: Work, measures: Sequence[MeasureLine]) -> dict[UUID, list[Posted]]:
    """Who was reminded of which promise and when, by thread: for whoever leads the work, and nobody else (K14)."""
    if not work.may(Permission.plan_write):
        return {}
    found: dict[UUID, list[Posted]] = {}
    for each in outbox.about(work, {line.thread for line in measures}):
        found.setdefault(each.thing_id, []).append(each)
    return found


def _falling(work: Work, steps: tuple[reminders.Step, ...], day: date, unit: str | None) -> Iterator[reminders.Step]:
    """The steps that go out at this very time, by the hours of the side that the unit belongs to (E14, F11)."""
    quiet: Quiet = work.catalogue.quiet
    if unit is not None:
        quiet = quiet.of(work.catalogue.agency_of(unit).side)
    if quiet.allows(work.now.astimezone(TIME_ZONE)):
        yield from reminders.falling(steps, day, work.today, quiet)
