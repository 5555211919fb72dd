"""A group as plain values: its functions, its rhythm, its meetings, the time of those who lead."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.catalogue.agencies import Group
from sspf.groups.queries import meetings, reach, seats
from sspf.groups.queries.meetings import GroupMeetingLine
from sspf.groups.queries.seats import Capacity
from sspf.groups.rules import members, rhythm
from sspf.groups.rules.members import Place
from sspf.groups.rules.rhythm import Count
from sspf.groups.rules.states import AHEAD
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A group in the list: who leads it, how many functions are empty, where too few meetings are booked."""

    group: Group
    places: tuple[Place, ...]
    counts: tuple[Count, ...]

    @property
    def empty(self) -> tuple[Place, ...]:
        """Functions that nobody holds today."""
        return tuple(each for each in self.places if each.is_empty)

    @property
    def short(self) -> tuple[Count, ...]:
        """Periods in which too few meetings are booked."""
        return tuple(each for each in self.counts if each.missing)


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group's page. `capacity` is None for whoever may not see figures."""

    card: GroupCard
    ahead: tuple[GroupMeetingLine, ...]
    before: tuple[GroupMeetingLine, ...]
    capacity: tuple[Capacity, ...] | None

    @property
    def meeting_ids(self) -> tuple[UUID, ...]:
        """The meetings that are shown, for the log."""
        return tuple(each.id for each in (*self.ahead, *self.before))


def cards(work: Work) -> list[GroupCard]:
    """The groups that the actor sits in, or leads."""
    shown = reach.groups(work, Permission.group_read)
    needed = {name for group in shown for name in members.sitting(work.catalogue.seats, group)}
    held = seats.holdings(work, needed, work.today) if needed else {}
    return [_card(work, group, held) for group in shown]


def show(work: Work, name: str) -> GroupView:
    """One group; `NotFound` for whoever does not sit in it."""
    group = reach.group(work, Permission.group_read, name)
    held = seats.holdings(work, members.sitting(work.catalogue.seats, group), work.today)
    lines = meetings.of_group(work, group.id)
    ahead = [each for each in lines if each.state in AHEAD]
    figures = work.may(Permission.statistics_read)
    return GroupView(
        _card(work, group, held),
        tuple(reversed(ahead)),
        tuple(each for each in lines if each.state not in AHEAD),
        seats.capacity(work) if figures else None,
    )


def _card(work: Work, group: Group, held: dict[str, tuple[members.Holding, ...]]) -> GroupCard:
    places = members.places(work.catalogue.seats, group, held)
    days = meetings.occasions(work, group.id, work.today.replace(month=1, day=1), date.max)
    counts = rhythm.counts(group.rhythm, days, work.today, work.catalogue.terms.values())
    return GroupCard(group, places, counts)
