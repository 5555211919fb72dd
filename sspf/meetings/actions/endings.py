"""What the end of a meeting does to the papers around it: drafts go, and the minutes begin."""

from sqlalchemy import select

from sspf.audit import events
from sspf.clock import local_date
from sspf.meetings.models import Contribution, Meeting, Minutes
from sspf.meetings.rules.minutes import MinutesState, due_on
from sspf.work import Work


def drafts_go(work: Work, meeting: Meeting) -> None:
    """Remove what was prepared and never placed on the table: it was its author's own and becomes nobody's (E8)."""
    query = select(Contribution).where(Contribution.meeting_id == meeting.id, Contribution.placed_at.is_(None))
    for row in work.session.scalars(query):
        work.session.delete(row)
        work.record(events.ContributionThrownAway(meeting.case_id, meeting.id, row.id))


def minutes_begin(work: Work, meeting: Meeting) -> None:
    """From now on the meeting's notes, attendance and plan are its minutes, to be sent out within so many days."""
    days = work.catalogue.deadlines.minutes_working_days
    row = work.session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id)).one_or_none()
    if row is None:
        row = Minutes(case_id=meeting.case_id, meeting_id=meeting.id, state=MinutesState.draft)
        work.add(row)
    row.due_on = due_on(local_date(meeting.starts_at), days)
