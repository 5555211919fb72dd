"""Which groups and which of their meetings an actor reaches: one clause, for lists and for one (product decision 4)."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.catalogue.agencies import Group
from sspf.errors import NotFound
from sspf.groups.models.meetings import GroupInvitee, GroupMeeting
from sspf.groups.rules import members
from sspf.groups.rules.states import GroupMeetingState
from sspf.work import Work


def own_groups(work: Work) -> tuple[str, ...]:
    """The groups that the actor sits in today, by a function held today or as a deputy for one."""
    catalogue = work.catalogue
    return members.groups_of(catalogue.seats, catalogue.groups.values(), work.actor.seats)


def groups(work: Work, permission: Permission) -> tuple[Group, ...]:
    """The groups whose page the actor may see: all for whoever leads them, otherwise the actor's own."""
    everything = work.grant(permission).reach is Reach.everything
    own = own_groups(work)
    return tuple(each for each in work.catalogue.groups.values() if everything or each.id in own)


def group(work: Work, permission: Permission, name: str) -> Group:
    """One such group; `NotFound` for one that the actor does not sit in, as for one that does not exist."""
    found = next((each for each in groups(work, permission) if each.id == name), None)
    if found is None:
        raise NotFound
    return found


def individual_parts(work: Work) -> tuple[str, ...]:
    """The parts of agendas in which single cases are spoken of."""
    parts = (part for agenda in work.catalogue.agendas.values() for part in agenda.parts)
    return tuple(each.id for each in parts if each.individual)


def reached(work: Work, permission: Permission) -> ColumnElement[bool]:
    """The clause on `GroupMeeting` for what the actor reaches.

    Whoever sits in the group reaches its meetings, but of Individ only those that the own function is called to. A
    colleague who is invited by name, or who came for a function, reaches that one meeting, once people are called to
    it, and never Individ.
    """
    match work.grant(permission).reach:
        case Reach.everything:
            return true()
        case Reach.own:
            sits, individual = GroupMeeting.group.in_(own_groups(work)), GroupMeeting.part.in_(individual_parts(work))
            called = GroupMeeting.id.in_(select(GroupInvitee.meeting_id).where(GroupInvitee.seat.in_(own_seats(work))))
            common = or_(GroupMeeting.part.is_(None), ~individual)
            return or_(and_(sits, common), and_(sits, individual, called), and_(common, _is_guest(work)))
        case _:
            return false()


def find(work: Work, permission: Permission, meeting_id: UUID) -> GroupMeeting:
    """The meeting, if the actor reaches it; otherwise `NotFound`. Admits the grant's zones."""
    query = select(GroupMeeting).where(GroupMeeting.id == meeting_id, reached(work, permission))
    found = work.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    admit(work, permission, [found])
    return found


def admit(work: Work, permission: Permission, meetings: Iterable[GroupMeeting]) -> None:
    """Admit the grant's zones for meetings that came through `reached` in this unit of work."""
    zones = work.grant(permission).zones
    for each in meetings:
        work.admit(each.seal_scope, zones)


def is_individual(work: Work, meeting: GroupMeeting) -> bool:
    """Whether single cases are spoken of at this meeting."""
    return meeting.part in individual_parts(work)


def sits_in(work: Work, meeting: GroupMeeting) -> bool:
    """Whether the actor leads the groups or sits in the meeting's; a guest does not."""
    return work.grant(Permission.group_read).reach is Reach.everything or meeting.group in own_groups(work)


def own_seats(work: Work) -> frozenset[str]:
    """The functions that the actor holds today or is deputy for."""
    seats = work.catalogue.seats
    stood_in_for = {seats[each].deputy_for for each in work.actor.seats if each in seats}
    return work.actor.seats | {each for each in stood_in_for if each is not None}


def _is_guest(work: Work) -> ColumnElement[bool]:
    me = work.actor.account_id
    mine = select(GroupInvitee.meeting_id).where(or_(GroupInvitee.account_id == me, GroupInvitee.came_id == me))
    return and_(GroupMeeting.id.in_(mine), GroupMeeting.state != GroupMeetingState.planned)
