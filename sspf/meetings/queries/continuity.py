"""Who came for a unit the last time the family was met, and how often it is the same person again."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select

from sspf.meetings.models import Attendee, Meeting, Summons
from sspf.meetings.rules.continuity import Continuity, Visit, counted, last_of
from sspf.meetings.rules.states import CAME, WITH_FAMILY, MeetingState
from sspf.work import Work

Rows = Select[UUID, str, UUID | None, datetime]


def last_time(work: Work, meeting: Meeting) -> dict[str, UUID]:
    """Who came for each unit the last time before a meeting that the actor reaches. In one statement."""
    query = _visits().where(Meeting.case_id == meeting.case_id, Meeting.starts_at < meeting.starts_at)
    return last_of(_read(work, query))


def figures(work: Work, from_at: datetime, until_at: datetime) -> Continuity:
    """The same counted over everything in a period; reads no sealed value. The caller has decided who may know."""
    return counted(_read(work, _visits().where(Meeting.starts_at < until_at)), from_at, until_at)


def _visits() -> Rows:
    """Everyone who came for a unit to a meeting with the family that was held."""
    return (
        select(Meeting.case_id, Summons.unit, Summons.nominee_id, Meeting.starts_at)
        .join(Summons, Summons.meeting_id == Meeting.id)
        .join(Attendee, Attendee.summons_id == Summons.id)
        .where(Meeting.state == MeetingState.held, Meeting.kind.in_(WITH_FAMILY))
        .where(Attendee.attendance.in_(CAME))
    )


def _read(work: Work, query: Rows) -> list[Visit]:
    rows = work.session.execute(query).all()
    return [Visit(case_id, unit, who, starts_at) for case_id, unit, who, starts_at in rows if who is not None]
