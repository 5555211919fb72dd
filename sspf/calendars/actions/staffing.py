"""An agency says who comes."""

from uuid import UUID

from sspf.audit import events as log
from sspf.audit.events import Slug
from sspf.calendars.models import CalendarStaffing
from sspf.calendars.queries import entries
from sspf.calendars.rules import events as rules
from sspf.calendars.rules.events import CalendarProblem, EventState, StaffingTerms
from sspf.cases.rules import nameless
from sspf.cases.rules.names_in_text import known_words
from sspf.errors import Refused
from sspf.work import Work


def plan(work: Work, event_id: UUID, agency: str, terms: StaffingTerms, seen: int | None = None) -> None:
    """Say how many come from an agency and which function holds it together, or that it cannot this time."""
    event, row = entries.of_agency(work, event_id, agency)
    if event.state is not EventState.planned:
        raise Refused(CalendarProblem.called_off)
    rules.check_staffing(terms)
    texts = {"lead": terms.lead, "note": terms.note}
    nameless.check_texts(texts, known_words(work.catalogue), terms.nameless)
    if row is None:
        row = CalendarStaffing(event_id=event.id, agency=agency)
        work.add(row)
    else:
        work.same_version(row, seen, {"lead": row.lead, "note": row.note})
    row.count, row.lead, row.note = terms.count, terms.lead, terms.note
    work.record(log.StaffingPlanned(event.id, Slug(agency)))
