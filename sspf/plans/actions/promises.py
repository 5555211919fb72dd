"""Accept measures and say how they went: rows beside the fixed version, never changes in it."""

from dataclasses import asdict
from uuid import UUID

from sqlalchemy import func, select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.errors import Refused
from sspf.plans.actions.drafts import held
from sspf.plans.models.follow_ups import MeasureReport
from sspf.plans.queries import versions as queries
from sspf.plans.rules.contents import MeasureLine
from sspf.plans.rules.states import MeasureState, PlanProblem, PlanState, needs_reason
from sspf.plans.rules.terms import ReportTerms
from sspf.work import Work


def accept(work: Work, case_id: UUID, measure_id: UUID) -> PlanState:
    """Accept a measure: the unit its own, or the coordinator for somebody who said yes in the room (E9).

    Returns the state of the version it stands in.
    """
    sight = held(work, Permission.measure_report, case_id)
    version, line = queries.reportable(work, sight, measure_id, fixed=False)
    if line.unit is None:
        raise Refused(PlanProblem.owner_needed)
    if line.pending:
        note(work, case_id, line, ReportTerms(MeasureState.accepted))
    return version.state


def report(work: Work, case_id: UUID, measure_id: UUID, terms: ReportTerms) -> None:
    """Say how a measure of the fixed version went; the unit its own, the coordinator any. The same again is once."""
    _, line = queries.reportable(work, held(work, Permission.measure_report, case_id), measure_id)
    if needs_reason(terms.state, terms.reason, terms.why):
        raise Refused(PlanProblem.reason_needed, "reason")
    if line.state is not terms.state or terms.reason or terms.why:
        note(work, case_id, line, terms)


def note(work: Work, case_id: UUID, line: MeasureLine, terms: ReportTerms, follow_up_id: UUID | None = None) -> None:
    """Add what was said of a measure, after everything that was said of it before."""
    last = work.session.scalar(select(func.max(MeasureReport.number)).where(MeasureReport.thread == line.thread))
    known = {"case_id": case_id, "thread": line.thread, "number": (last or 0) + 1, "unit": line.unit, "at": work.now}
    told = {"account_id": work.actor.account_id, "follow_up_id": follow_up_id}
    work.add(MeasureReport(**known, **told, **asdict(terms)))
    work.record(events.MeasureReported(case_id, line.id, terms.state))
