"""A group as plain values: its functions, its rhythm, its meetings, the time of those who lead."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sspf import halfyears
from sspf.access.permissions import Permission
from sspf.catalogue.agencies import Group
from sspf.groups.queries import meetings, reach, seats
from sspf.groups.queries.meetings import GroupMeetingLine
from sspf.groups.queries.seats import Capacity
from sspf.groups.rules import members, rhythm
from sspf.groups.rules.members import Holding, Place
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
    """A group's page. `capacity` is as it is today, for whoever leads; None for others (decision 0057)."""

    card: GroupCard
    ahead: tuple[GroupMeetingLine, ...]
    before: tuple[GroupMeetingLine, ...]
    capacity: tuple[Capacity, ...] | None


def cards(work: Work) -> list[GroupCard]:
    """The groups that the actor sits in, or leads; in two statements."""
    return _cards(work, reach.groups(work, Permission.group_read))


def show(work: Work, name: str) -> GroupView:
    """One group; `NotFound` for whoever does not sit in it."""
    group = reach.group(work, Permission.group_read, name)
    lines = meetings.of_group(work, group.id)
    ahead = [each for each in lines if each.state in AHEAD]
    return GroupView(
        _cards(work, [group])[0],
        tuple(reversed(ahead)),
        tuple(each for each in lines if each.state not in AHEAD),
        seats.capacity(work) if work.may(Permission.group_lead) else None,
    )


def _cards(work: Work, groups: Collection[Group]) -> list[GroupCard]:
    if not groups:
        return []
    needed = {name for group in groups for name in members.sitting(work.catalogue.seats, group)}
    held = seats.holdings(work, needed, work.today)
    days = meetings.occasions(work, [each.id for each in groups], halfyears.of(work.today).first_on)
    return [_card(work, each, held, days.get(each.id, [])) for each in groups]


def _card(work: Work, group: Group, held: dict[str, tuple[Holding, ...]], days: Collection[date]) -> GroupCard:
    places = members.places(work.catalogue.seats, group, held)
    return GroupCard(group, places, rhythm.counts(group.rhythm, days, work.today, work.catalogue.terms.values()))
