"""The underlag of a group's meeting, for whoever leads at once and for the others once it has been given out."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.errors import NotFound
from sspf.groups.models.briefings import GroupBriefing, GroupBriefingPoint
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import meetings, reach
from sspf.groups.queries.meetings import GroupMeetingView
from sspf.groups.rules import briefings as rules
from sspf.groups.rules.briefings import Part
from sspf.groups.rules.states import AHEAD, GroupMeetingState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class BriefingPoint:
    """The underlag at one point of the agenda. Whoever leads sees also figures that are left out, the others none."""

    point: str
    version: int
    parts: tuple[Part, ...]
    comment: str
    left_out: bool

    @property
    def says_something(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.comment or (self.parts and not self.left_out))


@dataclass(frozen=True, slots=True)
class Briefing:
    """An underlag. `stands`: it was given out, or the meeting is over: nothing in it changes any more."""

    filled_at: datetime
    sent_at: datetime | None
    period: str
    stands: bool
    points: tuple[BriefingPoint, ...]

    def at(self, point: str) -> BriefingPoint | None:
        """What there is at a point."""
        return next((each for each in self.points if each.point == point), None)


def of_meeting(work: Work, meeting: GroupMeeting) -> Briefing | None:
    """The underlag of a meeting found by `reach.find`, in one statement.

    None while only whoever leads may see it: until it is given out or the meeting is held.
    """
    if reach.is_individual(work, meeting):
        return None
    query = (
        select(GroupBriefing, GroupBriefingPoint)
        .join(GroupBriefingPoint, GroupBriefingPoint.meeting_id == GroupBriefing.meeting_id)
        .where(GroupBriefing.meeting_id == meeting.id)
    )
    rows = work.session.execute(query).all()
    if not rows:
        return None
    head = rows[0][0]
    leads = work.may(Permission.group_lead)
    if not (leads or head.sent_at is not None or meeting.state is GroupMeetingState.held):
        return None
    return Briefing(
        head.filled_at,
        head.sent_at,
        head.period,
        has_become_fixed(meeting, head),
        tuple(_point(each, leads=leads) for _, each in rows),
    )


def show(work: Work, meeting_id: UUID) -> tuple[GroupMeetingView, Briefing]:
    """A meeting with its underlag; `NotFound` while there is none to see."""
    meeting = reach.find(work, Permission.group_read, meeting_id)
    found = of_meeting(work, meeting)
    if found is None:
        raise NotFound
    return meetings.show(work, meeting), found


def has_become_fixed(meeting: GroupMeeting, head: GroupBriefing) -> bool:
    """Whether nothing in it changes any more."""
    return head.sent_at is not None or meeting.state not in AHEAD


def row(work: Work, meeting: GroupMeeting) -> GroupBriefing | None:
    """The head of a meeting's underlag."""
    return work.session.scalars(select(GroupBriefing).where(GroupBriefing.meeting_id == meeting.id)).one_or_none()


def point_rows(work: Work, meeting: GroupMeeting) -> dict[str, GroupBriefingPoint]:
    """What is kept, by point."""
    query = select(GroupBriefingPoint).where(GroupBriefingPoint.meeting_id == meeting.id)
    return {each.point: each for each in work.session.scalars(query)}


def _point(found: GroupBriefingPoint, *, leads: bool) -> BriefingPoint:
    parts = rules.kept(found.content) if leads or not found.left_out else ()
    return BriefingPoint(found.point, found.version, parts, found.comment or "", found.left_out)
