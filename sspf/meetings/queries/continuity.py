"""Who came for a unit the last time the family was met, and how often it is the same person again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from sspf.meetings.models import Attendee, Meeting, Summons
from sspf.meetings.rules.continuity import Continuity, Visit, counted, last_of
from sspf.meetings.rules.states import CAME, WITH_FAMILY, MeetingState
from sspf.work import Work


def last_time(work: Work, meeting: Meeting) -> dict[str, UUID]:
    """Who came for each unit the last time before a meeting that the actor reaches. In one statement."""
    query = _visits().where(Meeting.case_id == meeting.case_id, Meeting.starts_at < meeting.starts_at)
    return last_of(Visit(*each) for each in work.session.execute(query))


def figures(work: Work, from_at: datetime, until_at: datetime) -> Continuity:
    """The same counted over everything in a period; reads no sealed value. The caller has decided who may know."""
    rows = work.session.execute(_visits().where(Meeting.starts_at < until_at))
    return counted((Visit(*each) for each in rows), from_at, until_at)


def _visits() -> Select[Any]:
    """Everyone who came for a unit to a meeting with the family that was held."""
    return (
        select(Meeting.case_id, Summons.unit, Summons.nominee_id, Meeting.starts_at)
        .join(Summons, Summons.meeting_id == Meeting.id)
        .join(Attendee, Attendee.summons_id == Summons.id)
        .where(Meeting.state == MeetingState.held, Meeting.kind.in_(WITH_FAMILY))
        .where(Attendee.attendance.in_(CAME), Summons.nominee_id.is_not(None))
    )
