"""What the reader's own unit has promised, in every case at once: for the page on the telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Executable, and_, select, tuple_

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.cases.models import Case, Person
from sspf.cases.queries import people, reach
from sspf.cases.rules.people import PersonRole
from sspf.catalogue.measures import Performer
from sspf.clock import local_date
from sspf.plans.models.follow_ups import MeasureReport
from sspf.plans.models.measures import Measure
from sspf.plans.models.versions import Plan
from sspf.plans.models.wordings import due
from sspf.plans.queries.openings import owner_may_know
from sspf.plans.queries.overview import due_now, latest_reports
from sspf.plans.rules.own_promises import OwnPromise, PromisedCase
from sspf.plans.rules.states import ANSWERED, PlanState, is_overdue, state_of
from sspf.work import Work

ROWS = 300
"""More than one colleague answers for; the earliest days come first."""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """The cases in which the reader takes part, and what the own unit has promised in them."""

    cases: Sequence[PromisedCase]
    promises: Sequence[OwnPromise]

    @property
    def case_ids(self) -> tuple[UUID, ...]:
        """The cases that are shown, for the log."""
        return tuple(each.id for each in self.cases)


def page(work: Work) -> OwnPage:
    """Everything on the page, in one statement. Whoever reaches every case sees those with promises of the own unit."""
    rows = work.session.execute(_query(work)).all()
    reach.admit(work, Permission.measure_report, [case.id for case, *_ in rows])
    cases = {case.id: PromisedCase(case.id, case.number, _called(youth)) for case, youth, *_ in rows}
    told = [_promise(work, cases[case.id], row, last) for case, _, row, last in rows if row is not None]
    shown = [each for each in told if each.stays(work.today)]
    return OwnPage(sorted(cases.values(), key=lambda each: each.youth), shown)


def _query(work: Work) -> Executable:
    visible = reach.visible_ids(work, Permission.measure_report)
    last = latest_reports(MeasureReport.case_id.in_(visible))
    everywhere = work.grant(Permission.measure_report).reach is Reach.everything
    held = and_(Plan.case_id == Case.id, Plan.state == PlanState.fixed)
    ours = and_(Measure.plan_id == Plan.id, _mine(work), Measure.performer == Performer.agency, owner_may_know(work))
    return (
        select(Case, Person, Measure, MeasureReport)
        .join(Person, and_(Person.case_id == Case.id, Person.role == PersonRole.youth))
        .join(Plan, held, isouter=not everywhere)
        .join(Measure, ours, isouter=not everywhere)
        .outerjoin(last, and_(last.c.thread == Measure.thread, last.c.unit == Measure.unit))
        .outerjoin(MeasureReport, and_(MeasureReport.thread == last.c.thread, MeasureReport.number == last.c.number))
        .where(Case.id.in_(visible))
        .order_by(due_now(), Case.id)
        .limit(ROWS)
    )


def _mine(work: Work) -> ColumnElement[bool]:
    """Measures of a unit for which the reader takes part; whoever leads the work answers for the leading unit."""
    if work.grant(Permission.measure_report).reach is Reach.everything:
        return Measure.unit == work.actor.unit
    return tuple_(Measure.case_id, Measure.unit).in_(reach.own_parts(work))


def _called(youth: Person) -> str:
    """The given name alone: others may see the screen, and the case's number tells two of a name apart (F4)."""
    return youth.given_name or people.full_name(youth)


def _promise(work: Work, case: PromisedCase, row: Measure, last: MeasureReport | None) -> OwnPromise:
    state = state_of(last.state if last else None, row.start_on, work.today)
    moved = due(last.moved_code, last.moved_to) if last else None
    by = moved or due(row.due_code, row.due_on)
    late = is_overdue(state, by.last if by else None, work.today)
    answered_on = local_date(last.at) if last and last.state in ANSWERED else None
    return OwnPromise(case, row.id, row.text, by, state, late, answered_on)
