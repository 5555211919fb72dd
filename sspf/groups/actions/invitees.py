"""Guests of a group's meeting: a colleague invited by name, or somebody outside with an address."""

from uuid import UUID

from sspf.accounts import queries as accounts
from sspf.accounts.rules import is_address
from sspf.audit import events
from sspf.errors import NotFound, Refused
from sspf.groups.actions import mails
from sspf.groups.actions.meetings import open_row
from sspf.groups.models.meetings import GroupInvitee, GroupMeeting
from sspf.groups.queries import invitees, reach
from sspf.groups.rules import terms
from sspf.groups.rules.states import GroupMeetingProblem, GroupMeetingState
from sspf.groups.rules.terms import GuestTerms
from sspf.work import Work


def invite(work: Work, meeting_id: UUID, guest: GuestTerms) -> UUID:
    """Invite somebody beside the group; they are told at once when the others have been called.

    Raises `Refused` at Individ, where only the group's own functions are called (protocol item 23).
    """
    meeting = open_row(work, meeting_id)
    if reach.is_individual(work, meeting):
        raise Refused(GroupMeetingProblem.no_guests_here)
    _check(work, meeting, guest)
    row = GroupInvitee(
        meeting_id=meeting.id,
        seat=None,
        account_id=guest.account_id,
        attendance=None,
        came_id=None,
        function=guest.function,
        organisation=guest.organisation,
        email=guest.email,
    )
    work.add(row)
    if meeting.state is GroupMeetingState.called:
        mails.called(work, meeting, [row])
    work.record(events.GroupGuestInvited(meeting.id, guest.account_id))
    return row.id


def uninvite(work: Work, meeting_id: UUID, invitee_id: UUID) -> None:
    """Take a guest's invitation back; whoever was called is told so. The page is closed to a colleague at once."""
    meeting = open_row(work, meeting_id)
    row = work.session.get(GroupInvitee, invitee_id)
    if row is None or row.meeting_id != meeting.id or row.seat is not None:
        raise NotFound
    if meeting.state is GroupMeetingState.called:
        mails.called_off(work, meeting, [row])
    work.session.delete(row)
    work.record(events.GroupGuestLeft(meeting.id, row.account_id))


def _check(work: Work, meeting: GroupMeeting, guest: GuestTerms) -> None:
    if (problem := terms.guest_problem(guest)) is not None:
        raise Refused(*problem)
    if guest.account_id is None:
        if not is_address(guest.email):
            raise Refused(GroupMeetingProblem.guest_address_odd, "email")
        return
    if guest.account_id not in {each.id for each in accounts.with_role(work, *invitees.WELCOME)}:
        raise NotFound
    if any(each.account_id == guest.account_id for each in invitees.rows(work, meeting)):
        raise Refused(GroupMeetingProblem.guest_there_already, "account")
