"""By when the measures of a version are to be done instead, where their owners have moved them."""

from uuid import UUID

from sqlalchemy import and_, select

from sspf.dues import Due
from sspf.plans.models.follow_ups import MeasureReport
from sspf.plans.models.measures import Measure
from sspf.plans.models.versions import Plan
from sspf.plans.models.wordings import due
from sspf.plans.queries.overview import latest_reports
from sspf.work import Work


def moved_days(work: Work, plan: Plan) -> dict[UUID, Due]:
    """By the thread of each measure that was moved, what holds now: the latest report of its owner tells."""
    last = latest_reports(MeasureReport.case_id == plan.case_id)
    query = (
        select(Measure.thread, MeasureReport)
        .join(last, and_(last.c.thread == Measure.thread, last.c.unit == Measure.unit))
        .join(MeasureReport, and_(MeasureReport.thread == last.c.thread, MeasureReport.number == last.c.number))
        .where(Measure.plan_id == plan.id, MeasureReport.moved_to.is_not(None))
    )
    found = {thread: due(row.moved_code, row.moved_to) for thread, row in work.session.execute(query)}
    return {thread: day for thread, day in found.items() if day is not None}
