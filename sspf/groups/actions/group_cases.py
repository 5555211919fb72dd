"""A group case is put on the point for groups of young people, and taken off it."""

from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.errors import NotFound, Refused
from sspf.group_cases.queries import reach as group_cases
from sspf.groups.actions.meetings import open_row
from sspf.groups.models.items import GroupCaseOnAgenda
from sspf.groups.queries import meetings
from sspf.groups.rules.states import GroupMeetingProblem
from sspf.work import Work


def put_up(work: Work, meeting_id: UUID, group_case_id: UUID) -> None:
    """Put a group case on the agenda. `NotFound` where the meeting has no point for group cases."""
    meeting = open_row(work, meeting_id)
    point = next((each for each in meetings.points(work, meeting) if each.group_cases), None)
    if point is None:
        raise NotFound
    found = group_cases.find(work, Permission.group_case_write, group_case_id)
    there = select(GroupCaseOnAgenda.id).where(
        GroupCaseOnAgenda.meeting_id == meeting.id, GroupCaseOnAgenda.group_case_id == found.id
    )
    if work.session.scalars(there).first() is not None:
        raise Refused(GroupMeetingProblem.group_case_there_already, "group_case")
    work.add(GroupCaseOnAgenda(meeting_id=meeting.id, group_case_id=found.id, point=point.id))
    work.record(events.GroupCasePutOnAgenda(meeting.id, found.id))


def take_off(work: Work, meeting_id: UUID, link_id: UUID) -> None:
    """Take it off again."""
    meeting = open_row(work, meeting_id)
    row = work.session.get(GroupCaseOnAgenda, link_id)
    if row is None or row.meeting_id != meeting.id:
        raise NotFound
    work.session.delete(row)
    work.record(events.GroupCaseTakenOff(meeting.id, row.group_case_id))
