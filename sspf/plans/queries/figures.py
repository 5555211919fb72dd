"""How the agencies' promises ended, counted from open columns only."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, select

from sspf.catalogue.measures import Performer
from sspf.clock import local_date
from sspf.plans.models.follow_ups import MeasureReport
from sspf.plans.models.measures import Measure
from sspf.plans.models.versions import Plan
from sspf.plans.queries.overview import due_now, latest_reports
from sspf.plans.rules.overviews import AgencyPromises
from sspf.plans.rules.states import ANSWERED, Kept, kept
from sspf.work import Work


def promises(work: Work, from_at: datetime, until_at: datetime) -> list[AgencyPromises]:
    """What the agencies promised for the period, as the newest version has it, against what they last reported.

    The caller has decided who may know.
    """
    first, beyond = local_date(from_at), local_date(until_at)
    due = select(Measure.thread).where(Measure.due_on >= first, Measure.due_on < beyond)
    moved = select(MeasureReport.thread).where(MeasureReport.moved_to >= first, MeasureReport.moved_to < beyond)
    last, by = latest_reports(MeasureReport.at < until_at), due_now().label("due_on")
    query = (
        select(Measure.thread, Measure.unit, by, Plan.ended_at, MeasureReport.state, MeasureReport.at)
        .join(Plan, Plan.id == Measure.plan_id)
        .outerjoin(last, and_(last.c.thread == Measure.thread, last.c.unit == Measure.unit))
        .outerjoin(MeasureReport, and_(MeasureReport.thread == last.c.thread, MeasureReport.number == last.c.number))
        .where(Measure.thread.in_(due.union(moved)), Measure.performer == Performer.agency, Plan.fixed_at < until_at)
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
