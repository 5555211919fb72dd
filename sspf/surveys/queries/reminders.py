"""Which units are to be reminded of a questionnaire at this very time. Reads open columns only: ids, units and days."""

from sqlalchemy import select, tuple_

from sspf.cases.models import Case
from sspf.cases.queries import reach
from sspf.catalogue.municipality import MOST_REMINDERS
from sspf.clock import TIME_ZONE
from sspf.surveys.models import Dispatch
from sspf.surveys.rules.dispatches import WAITING, remind_on
from sspf.work import Work


def due(work: Work) -> list[Dispatch]:
    """Those of units that have not answered, while the consent lets the unit in, outside its quiet times (E14, F11)."""
    query = (
        select(Dispatch)
        .join(Case, Case.id == Dispatch.case_id)
        .where(Dispatch.unit.is_not(None), Dispatch.state.in_(WAITING), Dispatch.until_on >= work.today)
        .where(Dispatch.reminders < MOST_REMINDERS, tuple_(Dispatch.case_id, Dispatch.unit).in_(reach.units_open(work)))
        .order_by(Dispatch.id)
        .with_for_update(of=Dispatch, skip_locked=True)
    )
    return [row for row in work.session.scalars(query) if _falls(work, row)]


def _falls(work: Work, row: Dispatch) -> bool:
    quiet = work.catalogue.quiet.of(work.catalogue.agency_of(row.unit or "").side)
    day = remind_on(row.issued_on, row.reminded_on, row.reminders, work.catalogue.deadlines.survey_reminder_days)
    return day is not None and day <= work.today and quiet.allows(work.now.astimezone(TIME_ZONE))
