"""Who is invited to a group's meeting, and who came."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.access.roles import CASE_ROLES, Role
from sspf.accounts import queries as accounts
from sspf.accounts.queries import Colleague
from sspf.bookings.rules import Claim
from sspf.clock import local_date
from sspf.groups.models.meetings import GroupInvitee, GroupMeeting
from sspf.groups.queries import reach
from sspf.groups.rules import members
from sspf.groups.rules.attendance import is_substitute
from sspf.meetings.rules.states import CAME, Attendance
from sspf.work import Work

Held = dict[str, list[Colleague]]
WELCOME = (*sorted(CASE_ROLES), Role.steering_member)
"""Whose account can be invited: those who can open the meeting's page."""


@dataclass(frozen=True, slots=True)
class InviteeView:
    """Somebody invited. `name`: a function's label or a person's name; `holders`: who holds the function that day.

    `came`: who came for the function, "" for somebody without an account; `substitute`: who came does not hold it.
    """

    id: UUID
    seat: str | None
    account_id: UUID | None
    name: str
    organisation: str
    email: str
    holders: tuple[str, ...]
    attendance: Attendance | None
    came_id: UUID | None
    came: str
    substitute: bool

    @property
    def outside(self) -> bool:
        """Whether it is a guest without an account."""
        return self.seat is None and self.account_id is None


def rows(work: Work, meeting: GroupMeeting) -> list[GroupInvitee]:
    """Everyone invited, the functions first in the order of `config/seats.toml`."""
    order = {name: place for place, name in enumerate(work.catalogue.seats)}
    found = work.session.scalars(select(GroupInvitee).where(GroupInvitee.meeting_id == meeting.id))
    return sorted(found, key=lambda each: (order.get(each.seat or "", len(order)), str(each.id)))


def views(work: Work, meeting: GroupMeeting) -> list[InviteeView]:
    """The same as plain values, in three statements."""
    found = rows(work, meeting)
    held = standing(work, meeting, [each.seat for each in found if each.seat])
    names = accounts.names(work, [*(each.account_id for each in found), *(each.came_id for each in found)])
    return [_view(work, each, held, names) for each in found]


def standing(work: Work, meeting: GroupMeeting, seats: list[str]) -> Held:
    """Who holds each function on the meeting's day, in one statement with their deputies' functions."""
    deputies = [deputy for seat in seats for deputy in _deputies(work, seat)]
    return accounts.holders(work, [*seats, *deputies], local_date(meeting.starts_at))


def reading(work: Work, seat: str, held: Held) -> list[Colleague]:
    """Who is told for a function: whoever holds it, or its deputies while nobody does (K17)."""
    return held.get(seat) or [each for deputy in _deputies(work, seat) for each in held.get(deputy, [])]


def could_come(work: Work, seat: str, held: Held, colleagues: list[Colleague]) -> list[Colleague]:
    """Who can come for a function: holders, deputies, and then the unit's other colleagues, each once."""
    known = [*held.get(seat, []), *(each for name in _deputies(work, seat) for each in held.get(name, []))]
    ours = [each for each in colleagues if each.unit == work.catalogue.seats[seat].unit]
    return list({each.id: each for each in (*known, *ours)}.values())


def claim(meeting: GroupMeeting, invited: Iterable[GroupInvitee | InviteeView]) -> Claim:
    """What the meeting takes: its room, the functions that are called, and colleagues who are invited by name."""
    known = list(invited)
    seats = tuple(each.seat for each in known if each.seat)
    people = tuple(each.account_id for each in known if each.account_id)
    return Claim(meeting.starts_at, meeting.ends_at, (meeting.room,) if meeting.room else (), seats, people)


def welcome(work: Work, meeting_id: UUID) -> list[tuple[str, str]]:
    """Id and name, with the unit, of colleagues who can be invited and are not yet, for whoever leads."""
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    there = {each.account_id for each in rows(work, meeting)}
    units = work.catalogue.units
    return [
        (str(each.id), f"{each.name}, {units[each.unit].label}" if each.unit else each.name)
        for each in accounts.with_role(work, *WELCOME)
        if each.id not in there and each.id != work.actor.account_id
    ]


def _deputies(work: Work, seat: str) -> tuple[str, ...]:
    return members.deputies_of(work.catalogue.seats, seat)


def _view(work: Work, row: GroupInvitee, held: Held, names: dict[UUID, str]) -> InviteeView:
    holders = held.get(row.seat or "", [])
    came = row.attendance in CAME
    return InviteeView(
        row.id,
        row.seat,
        row.account_id,
        _name(work, row, names),
        row.organisation or "",
        row.email or "",
        tuple(each.name for each in holders),
        row.attendance,
        row.came_id,
        names.get(row.came_id, "") if row.came_id else "",
        came and row.seat is not None and is_substitute(row.came_id, [each.id for each in holders]),
    )


def _name(work: Work, row: GroupInvitee, names: dict[UUID, str]) -> str:
    if row.seat:
        return work.catalogue.seats[row.seat].label
    return names.get(row.account_id, "") if row.account_id else row.function
