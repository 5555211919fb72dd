"""Who is expected at a group's meeting, and who could come for each function."""

from dataclasses import dataclass
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.groups.queries import invitees, meetings, reach
from sspf.groups.queries.invitees import InviteeView
from sspf.groups.queries.meetings import GroupMeetingView
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody invited, with those who could come for a function, as id and name; `came`: who did, or is thought to."""

    invitee: InviteeView
    could_come: tuple[tuple[str, str], ...]
    came: str


def expected(work: Work, meeting_id: UUID) -> tuple[GroupMeetingView, list[Expected]]:
    """The meeting and everyone invited, for whoever leads; each unit's colleagues are fetched once for all."""
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    people = invitees.views(work, meeting)
    seats = [each.seat for each in people if each.seat]
    held = invitees.standing(work, meeting, seats)
    units = {work.catalogue.seats[seat].unit for seat in seats}
    colleagues = accounts.colleagues_of(work, *units)
    lines = []
    for each in people:
        could = invitees.could_come(work, each.seat, held, colleagues) if each.seat else []
        chosen = each.came_id or (could[0].id if could and each.attendance is None else "")
        lines.append(Expected(each, tuple((str(who.id), who.name) for who in could), str(chosen)))
    return meetings.show(work, meeting), lines


def presenters(work: Work, meeting_id: UUID) -> list[str]:
    """What those who are invited are called, as functions where they come for one: who can present a point."""
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    return list(dict.fromkeys(each.name for each in invitees.views(work, meeting)))
