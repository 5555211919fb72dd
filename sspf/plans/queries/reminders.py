"""Which promises and follow-ups somebody is to be reminded of today. Reads open columns only: ids, units and days."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, or_, select, true, tuple_

from sspf.cases.models import Case, Participant
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState
from sspf.catalogue.measures import Performer
from sspf.plans.models.follow_ups import MeasureReport
from sspf.plans.models.parts import Measure
from sspf.plans.models.versions import Plan
from sspf.plans.queries.overview import latest_reports
from sspf.plans.rules import reminders
from sspf.plans.rules.reminders import Reminder
from sspf.plans.rules.states import ANSWERED, PlanState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder, with whom it is for: a unit in a case, or the case's coordinator."""

    reminder: Reminder
    case_id: UUID
    unit: str | None = None
    coordinator_id: UUID | None = None


def promises(work: Work) -> list[Due]:
    """Measures in force that their unit performs and has not answered, while the consent lets the unit in."""
    steps, quiet = reminders.of_promises(work.catalogue.deadlines), work.catalogue.quiet
    first, last = reminders.span(steps, work.today, quiet)
    said = latest_reports(true())
    query = (
        select(Measure.case_id, Measure.unit, Measure.thread, Measure.due_on)
        .join(Plan, Plan.id == Measure.plan_id)
        .outerjoin(said, and_(said.c.thread == Measure.thread, said.c.unit == Measure.unit))
        .outerjoin(MeasureReport, and_(MeasureReport.thread == said.c.thread, MeasureReport.number == said.c.number))
        .where(
            Plan.state == PlanState.fixed, Measure.performer == Performer.agency, Measure.due_on.between(first, last)
        )
        .where(or_(MeasureReport.state.is_(None), MeasureReport.state.not_in(ANSWERED)))
        .where(tuple_(Measure.case_id, Measure.unit).in_(reach.units_open(work)))
    )
    return [
        Due(Reminder(step, thread, due_on), case_id, unit=unit)
        for case_id, unit, thread, due_on in work.session.execute(query)
        if due_on is not None
        for step in reminders.falling(steps, due_on, work.today, quiet)
    ]


def follow_ups(work: Work) -> list[Due]:
    """Cases whose next follow-up is coming, for their coordinator."""
    steps, quiet = reminders.of_follow_ups(work.catalogue.deadlines), work.catalogue.quiet
    first, last = reminders.span(steps, work.today, quiet)
    query = select(Case.id, Case.coordinator_id, Case.next_follow_up_on).where(
        Case.next_follow_up_on.between(first, last), Case.state.not_in((CaseState.closing, CaseState.closed))
    )
    return [
        Due(Reminder(step, case_id, day), case_id, coordinator_id=coordinator_id)
        for case_id, coordinator_id, day in work.session.execute(query)
        if day is not None
        for step in reminders.falling(steps, day, work.today, quiet)
    ]


def participants(work: Work, found: list[Due]) -> dict[tuple[UUID, str], list[Participant]]:
    """Who takes part today in the cases found, by case and unit, in one statement."""
    lasts = or_(Participant.until_on.is_(None), Participant.until_on >= work.today)
    cases = {each.case_id for each in found if each.unit is not None}
    query = select(Participant).where(Participant.case_id.in_(cases), Participant.from_on <= work.today, lasts)
    grouped: dict[tuple[UUID, str], list[Participant]] = {}
    for row in work.session.scalars(query):
        grouped.setdefault((row.case_id, row.unit), []).append(row)
    return grouped
