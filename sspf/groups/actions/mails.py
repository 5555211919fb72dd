"""Who is told of a group's meeting by mail: functions, colleagues invited by name, guests without an account."""

from collections.abc import Iterable
from uuid import UUID

from sspf.groups.models.meetings import GroupInvitee, GroupMeeting
from sspf.groups.queries import invitees
from sspf.outbox.actions.posting import post, post_outside
from sspf.outbox.rules.messages import Invitation, calendar_uid
from sspf.outbox.rules.schedule import MailKind
from sspf.work import Work


def called(work: Work, meeting: GroupMeeting, rows: Iterable[GroupInvitee]) -> None:
    """Call them: the time is in the mail and nothing else."""
    _tell(work, meeting, rows, (MailKind.group_summons, MailKind.guest_summons))


def moved(work: Work, meeting: GroupMeeting, rows: Iterable[GroupInvitee]) -> None:
    """Tell everyone who was called that the time is another."""
    _tell(work, meeting, rows, (MailKind.group_moved, MailKind.guest_moved))


def called_off(work: Work, meeting: GroupMeeting, rows: Iterable[GroupInvitee]) -> None:
    """Tell them that it will not be, or not with them."""
    _tell(work, meeting, rows, (MailKind.group_called_off, MailKind.guest_called_off))


def briefed(work: Work, meeting: GroupMeeting, rows: Iterable[GroupInvitee]) -> None:
    """Tell those with an account that there is something to read before the meeting."""
    post(work, _accounts(work, meeting, list(rows)), MailKind.group_briefing)


def _tell(work: Work, meeting: GroupMeeting, rows: Iterable[GroupInvitee], kinds: tuple[MailKind, MailKind]) -> None:
    known = list(rows)
    outside = [each.email for each in known if each.seat is None and each.account_id is None]
    post(work, _accounts(work, meeting, known), kinds[0], _invitation(meeting))
    post_outside(work, outside, kinds[1], _invitation(meeting))


def _accounts(work: Work, meeting: GroupMeeting, known: list[GroupInvitee]) -> list[UUID]:
    held = invitees.standing(work, meeting, [each.seat for each in known if each.seat])
    holders = [who.id for each in known if each.seat for who in invitees.reading(work, each.seat, held)]
    return [*holders, *(each.account_id for each in known if each.account_id is not None)]


def _invitation(meeting: GroupMeeting) -> Invitation:
    # The time is this part's alone: the calendar of a guest of Allmän does not tell that anything follows.
    return Invitation(calendar_uid(meeting.id), meeting.version - 1, meeting.starts_at, meeting.ends_at)
