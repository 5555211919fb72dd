"""Accept measures, move them, and say how they went: rows beside the fixed version, never changes in it."""

from dataclasses import asdict, replace
from uuid import UUID

from sqlalchemy import func, select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.errors import Refused
from sspf.plans.actions import parts
from sspf.plans.actions.drafts import held
from sspf.plans.actions.words import refuse_numbers
from sspf.plans.models.follow_ups import MeasureReport
from sspf.plans.queries import versions as queries
from sspf.plans.rules.completeness import company_problem
from sspf.plans.rules.promises import MeasureLine, move_problem
from sspf.plans.rules.states import MEASURE_TRANSITIONS, NOT_BEGUN, MeasureState, PlanProblem, PlanState, needs_reason
from sspf.plans.rules.terms import MeasureTerms, MoveTerms, ReportTerms
from sspf.states import advance
from sspf.work import Work


def promise(work: Work, case_id: UUID, terms: MeasureTerms, said_yes: bool) -> UUID:
    """Write a measure into the draft, with its owner's yes where that was said in the room."""
    measure_id = parts.add_measure(work, case_id, terms)
    if said_yes:
        work.flush()
        accept(work, case_id, measure_id)
    return measure_id


def accept(work: Work, case_id: UUID, measure_id: UUID) -> PlanState:
    """Accept a measure: the unit its own, or the coordinator for somebody who said yes in the room (E9).

    Returns the state of the version it stands in. Raises `Refused` for an owner whom the consent does not let in today,
    or does not let know of what the measure tells (invariant 9).
    """
    sight = held(work, Permission.measure_report, case_id)
    version, line = queries.reportable(work, sight, measure_id, fixed=False)
    if line.unit is None:
        raise Refused(PlanProblem.owner_needed, "unit")
    if problem := company_problem([line.unit], line.company.information, reach.kinds_inside(work, case_id)):
        raise Refused(problem)
    if line.pending:
        note(work, case_id, line, ReportTerms(MeasureState.accepted))
    return version.state


def report(work: Work, case_id: UUID, measure_id: UUID, terms: ReportTerms) -> None:
    """Say how a measure of the fixed version went; the unit its own, the coordinator any. The same again is once."""
    _, line = queries.reportable(work, held(work, Permission.measure_report, case_id), measure_id)
    if needs_reason(terms.state, terms.reason, terms.why):
        raise Refused(PlanProblem.reason_needed, "reason")
    refuse_numbers({"why": terms.why})
    if line.state is not terms.state or terms.reason or terms.why:
        note(work, case_id, line, terms)


def move(work: Work, case_id: UUID, measure_id: UUID, terms: MoveTerms) -> None:
    """Move a measure of the fixed version to a later time, with why; the unit its own, the coordinator any.

    What the version says stays readable. Lists, lateness and reminders go by the new day from now on. A measure that
    was told to be not or partly done is under way again; one that nobody has accepted still waits for its yes.
    """
    _, line = queries.reportable(work, held(work, Permission.measure_report, case_id), measure_id)
    if problem := move_problem(line, terms.to, work.today):
        raise Refused(problem, "to")
    if not terms.reason and not terms.why:
        raise Refused(PlanProblem.reason_needed, "reason")
    refuse_numbers({"why": terms.why})
    if terms.to != line.by:
        state = line.state if line.state in NOT_BEGUN else MeasureState.ongoing
        moved = replace(line, standing=replace(line.standing, moved_to=terms.to))
        _write(work, case_id, moved, ReportTerms(state, terms.reason, terms.why))
        work.record(events.MeasureMoved(case_id, line.id))


def note(work: Work, case_id: UUID, line: MeasureLine, terms: ReportTerms, follow_up_id: UUID | None = None) -> None:
    """Add what was said of a measure, after everything that was said of it before."""
    advance(MEASURE_TRANSITIONS, line.state, terms.state)
    _write(work, case_id, line, terms, follow_up_id)
    work.record(events.MeasureReported(case_id, line.id, terms.state))


def _write(work: Work, case_id: UUID, line: MeasureLine, terms: ReportTerms, follow_up_id: UUID | None = None) -> None:
    """A row after all others of the measure; the day that it was moved to is carried on."""
    last = work.session.scalar(select(func.max(MeasureReport.number)).where(MeasureReport.thread == line.thread))
    known = {"case_id": case_id, "thread": line.thread, "number": (last or 0) + 1, "unit": line.unit, "at": work.now}
    row = MeasureReport(**known, account_id=work.actor.account_id, follow_up_id=follow_up_id, **asdict(terms))
    if (moved := line.standing.moved_to) is not None:
        row.moved_to, row.moved_code = moved.last, moved.code
    work.add(row)
