"""Recording who came to a group's meeting, and who came instead of whom."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit import events
from sspf.errors import NotFound, Refused
from sspf.groups.models.meetings import GroupInvitee, GroupMeeting
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
    who = _people(work, meeting, rows.values())
    for invitee_id, came in said.items():
        if invitee_id not in rows:
            raise NotFound
        _write(rows[invitee_id], came, who.get(invitee_id, frozenset()))
    work.record(events.GroupAttendanceRecorded(meeting.id))


def _why(meeting: GroupMeeting) -> GroupMeetingProblem:
    planned = meeting.state is GroupMeetingState.planned
    return GroupMeetingProblem.not_called if planned else GroupMeetingProblem.meeting_over


def _people(work: Work, meeting: GroupMeeting, rows: Iterable[GroupInvitee]) -> dict[UUID, frozenset[UUID]]:
    """Who could have come for each function that is invited, in two statements."""
    seats = {each.id: each.seat for each in rows if each.seat}
    held = invitees.standing(work, meeting, list(seats.values()))
    units = {work.catalogue.seats[seat].unit for seat in seats.values()}
    colleagues = accounts.colleagues_of(work, *units)
    return {
        row_id: frozenset(each.id for each in invitees.could_come(work, seat, held, colleagues))
        for row_id, seat in seats.items()
    }


def _write(row: GroupInvitee, came: Came, could: frozenset[UUID]) -> None:
    row.attendance, row.came_id = came.attendance, None
    if came.attendance not in CAME:
        return
    if row.seat is None:
        row.came_id = row.account_id
    elif came.account_id is not None:
        if came.account_id not in could:
            raise NotFound
        row.came_id = came.account_id
