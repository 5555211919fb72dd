"""Recording who came to a group's meeting, and who came instead of whom."""

from collections.abc import Mapping
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.errors import NotFound, Refused
from sspf.groups.models import GroupInvitee, GroupMeeting
from sspf.groups.queries import invitees, minutes, reach
from sspf.groups.rules.states import GroupMeetingProblem, GroupMeetingState
from sspf.groups.rules.terms import Came
from sspf.meetings.rules import minutes as rules
from sspf.meetings.rules.states import CAME
from sspf.work import Work


def attend(work: Work, meeting_id: UUID, said: Mapping[UUID, Came], seen: int | None) -> None:
    """Record who came, by invitee; whoever is left out stays as recorded.

    Raises `NotFound` for anybody who is not invited, and for a person who cannot come for that function.
    """
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    if meeting.state not in (GroupMeetingState.called, GroupMeetingState.held):
        raise Refused(_why(meeting))
    found = minutes.row(work, meeting)
    if (problem := rules.changing_problem(found.state if found else None)) is not None:
        raise Refused(problem)
    work.same_version(meeting, seen, {})
    rows = {each.id: each for each in invitees.rows(work, meeting)}
    held = invitees.standing(work, meeting, [each.seat for each in rows.values() if each.seat])
    for invitee_id, came in said.items():
        if invitee_id not in rows:
            raise NotFound
        _write(work, rows[invitee_id], came, held)
    work.record(events.GroupAttendanceRecorded(meeting.id))


def _why(meeting: GroupMeeting) -> GroupMeetingProblem:
    planned = meeting.state is GroupMeetingState.planned
    return GroupMeetingProblem.not_called if planned else GroupMeetingProblem.meeting_over


def _write(work: Work, row: GroupInvitee, came: Came, held: invitees.Held) -> None:
    row.attendance, row.came_id = came.attendance, None
    if came.attendance not in CAME:
        return
    if row.seat is None:
        row.came_id = row.account_id
    elif came.account_id is not None:
        if came.account_id not in {each.id for each in invitees.could_come(work, row.seat, held)}:
            raise NotFound
        row.came_id = came.account_id
