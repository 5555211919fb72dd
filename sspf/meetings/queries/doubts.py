"""What is worth a second thought about a meeting that is to be called or changed, before anybody hears of it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol
from uuid import UUID

from sspf.bookings.queries import Collision, collisions
from sspf.bookings.rules import Claim
from sspf.cases.queries.reach import Sight
from sspf.clock import TIME_ZONE
from sspf.meetings.queries import meetings
from sspf.meetings.queries.meetings import Details
from sspf.meetings.rules import doubts as rules
from sspf.meetings.rules.doubts import Custom, Doubt, DoubtKind
from sspf.meetings.rules.states import SummonsState
from sspf.meetings.rules.terms import Appointment, MeetingTerms
from sspf.work import Work


class Called(Protocol):
    """What a claim needs to know of a kallelse."""

    @property
    def seat(self) -> str:
        """The called function."""

    @property
    def state(self) -> SummonsState:
        """What it has answered."""

    @property
    def nominee_id(self) -> UUID | None:
        """Who comes."""


def of_new(work: Work, sight: Sight, wanted: MeetingTerms) -> list[Doubt]:
    """What speaks against calling a meeting then, there and with these functions."""
    when, seats = wanted.appointment, _known(work, wanted.seats)
    found = [*_about_time(work, when), *_about_units(work, when, seats)]
    return [*found, *_collisions(work, claim(when, sight.case.coordinator_id, (), seats))]


def of_change(work: Work, sight: Sight, meeting_id: UUID, wanted: MeetingTerms) -> list[Doubt]:
    """What speaks against changing a meeting so. What stays as it was is not asked about again."""
    meeting = meetings.row(work, sight, meeting_id)
    called, when, more = meetings.called(work, meeting), wanted.appointment, _known(work, wanted.seats)
    if (when.starts_at, when.ends_at) != (meeting.starts_at, meeting.ends_at):
        seats = [*(each.seat for each in called), *more]
        found = [*_about_time(work, when), *_about_units(work, when, seats)]
        return [*found, *_collisions(work, claim(when, sight.case.coordinator_id, called, more), meeting_id)]
    room = when.room if when.room != meeting.room else None
    added = Claim(when.starts_at, when.ends_at, (room,) if room else (), tuple(more))
    return [*_about_units(work, when, more), *_collisions(work, added, meeting_id)]


def standing(work: Work, sight: Sight, meeting: Details, called: Iterable[Called]) -> list[Doubt]:
    """What collides with a meeting that is called already, because something else was booked since."""
    when = Appointment(meeting.starts_at, meeting.ends_at, room=meeting.room)
    return list(_collisions(work, claim(when, sight.case.coordinator_id, called), meeting.id))


def claim(when: Appointment, leader: UUID, called: Iterable[Called], more: Iterable[str] = ()) -> Claim:
    """What a meeting takes: its room, who leads the case, and from each unit who comes, or else the called function.

    The functions in `more` are to be called as well; who has said no is left alone.
    """
    coming = [each for each in called if each.state is not SummonsState.declined]
    named = [each.nominee_id for each in coming if each.nominee_id is not None]
    seats = [each.seat for each in coming if each.nominee_id is None]
    rooms = (when.room,) if when.room else ()
    return Claim(when.starts_at, when.ends_at, rooms, (*seats, *more), (leader, *named))


def _known(work: Work, seats: Iterable[str]) -> list[str]:
    """What is not in `config/` is refused by the act itself."""
    return [each for each in seats if each in work.catalogue.seats]


def _about_time(work: Work, when: Appointment) -> Iterator[Doubt]:
    custom = Custom(work.catalogue.deadlines.summons_working_days, work.catalogue.quiet)
    return rules.of_time(*_on_the_wall(when), work.today, custom)


def _about_units(work: Work, when: Appointment, seats: Iterable[str]) -> Iterator[Doubt]:
    units = dict.fromkeys(work.catalogue.seats[each].unit for each in seats)
    return rules.of_units(*_on_the_wall(when), [work.catalogue.units[each] for each in units])


def _collisions(work: Work, wanted: Claim, meeting_id: UUID | None = None) -> Iterator[Doubt]:
    if wanted.ends_at > wanted.starts_at:
        yield from map(_collision, collisions(work, wanted, meeting_id))


def _collision(found: Collision) -> Doubt:
    starts, ends = found.starts_at.astimezone(TIME_ZONE), found.ends_at.astimezone(TIME_ZONE)
    kind = DoubtKind.room_taken if found.is_room else DoubtKind.person_taken
    return Doubt(kind, found.key, f"{found.name} {starts:%H.%M}–{ends:%H.%M}")


def _on_the_wall(when: Appointment) -> tuple[datetime, datetime]:
    return when.starts_at.astimezone(TIME_ZONE), when.ends_at.astimezone(TIME_ZONE)
