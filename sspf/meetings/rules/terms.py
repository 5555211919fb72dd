"""Knows what people write about a meeting: the plain values that forms hand to actions."""

from dataclasses import dataclass
from datetime import datetime

from sspf.meetings.rules.states import Attendance


@dataclass(frozen=True, slots=True)
class Appointment:
    """When and where. Instants are aware; `place` and `link` are as typed, `room` is an id of `config/rooms.toml`."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    link: str = ""
    room: str | None = None

    @property
    def somewhere(self) -> bool:
        """Whether people are to come to a place."""
        return bool(self.place or self.room)


@dataclass(frozen=True, slots=True)
class MeetingTerms:
    """What a kallelse says. `seats` are the functions to call; when a meeting is changed, those to call as well."""

    appointment: Appointment
    purpose: str
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclineTerms:
    """Why nobody can come: an id of `reasons.summons_declined`, what more there is to say, and a time that would do."""

    reason: str
    message: str = ""
    other_time: str = ""


@dataclass(frozen=True, slots=True)
class NoteTerms:
    """What is noted, and which kind of information it is: only units that may have that kind read it (R13)."""

    information: str
    text: str
    decision: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """What is recorded about one who was expected. `reason` is an id of `reasons.absence`."""

    attendance: Attendance
    why_here: str = ""
    reason: str | None = None
