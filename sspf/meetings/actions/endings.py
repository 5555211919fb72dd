"""What ends with a meeting, and what with its case: drafts go, minutes begin, what lies ahead is called off."""

from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, select

from sspf.audit import events
from sspf.clock import local_date
from sspf.meetings.actions import mails, taking
from sspf.meetings.models import Contribution, Meeting, Minutes
from sspf.meetings.queries import meetings as queries
from sspf.meetings.rules.minutes import MinutesState, due_on
from sspf.meetings.rules.states import MEETING_TRANSITIONS, MeetingState
from sspf.states import advance
from sspf.work import Work


def drafts_go(work: Work, meeting: Meeting) -> None:
    """Remove what was prepared and never placed on the table: it was its author's own and becomes nobody's (E8)."""
    _remove_drafts(work, Contribution.meeting_id == meeting.id)


def close_with_case(work: Work, case_id: UUID) -> None:
    """A case closes: its meetings ahead are called off and who was called is told; nothing stays booked for it.

    Nobody can reach their drafts any more, so they go. The caller reaches the case and closes it.
    """
    query = select(Meeting).where(Meeting.case_id == case_id, Meeting.state == MeetingState.summoned)
    for meeting in work.session.scalars(query).all():
        if meeting.starts_at > work.now:
            meeting.state = advance(MEETING_TRANSITIONS, meeting.state, MeetingState.cancelled)
            meeting.version += 1
            mails.called_off(work, meeting, queries.called(work, meeting))
            work.record(events.MeetingCancelled(case_id, meeting.id))
        taking.let_go(work, meeting)
    _remove_drafts(work, Contribution.case_id == case_id)


def minutes_begin(work: Work, meeting: Meeting) -> None:
    """From now on the meeting's notes, attendance and plan are its minutes, to be sent out within so many days."""
    row = work.session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id)).one_or_none()
    if row is None:
        work.add(_minutes(work, meeting))


def plan_fixed(work: Work, case_id: UUID, number: int) -> None:
    """A version of the plan was fixed: it belongs to the minutes of the latest meeting, while these are written."""
    query = (
        select(Meeting, Minutes)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.case_id == case_id, Meeting.state != MeetingState.cancelled, Meeting.starts_at <= work.now)
        .order_by(Meeting.starts_at.desc(), Meeting.id)
        .limit(1)
    )
    latest = work.session.execute(query).one_or_none()
    if latest is None:
        return
    meeting, minutes = latest[0], cast(Minutes | None, latest[1])
    if minutes is None and meeting.state is MeetingState.summoned:  # the plan is fixed in the room, before the end
        minutes = _minutes(work, meeting)
        work.add(minutes)
    if minutes is not None and minutes.state is MinutesState.draft:
        minutes.plan_number = number


def _remove_drafts(work: Work, whose: ColumnElement[bool]) -> None:
    for row in work.session.scalars(select(Contribution).where(whose, Contribution.placed_at.is_(None))):
        work.session.delete(row)
        work.record(events.ContributionThrownAway(row.case_id, row.meeting_id, row.id))


def _minutes(work: Work, meeting: Meeting) -> Minutes:
    due = due_on(local_date(meeting.starts_at), work.catalogue.deadlines.minutes_working_days)
    return Minutes(case_id=meeting.case_id, meeting_id=meeting.id, state=MinutesState.draft, due_on=due)
