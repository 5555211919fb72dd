"""Knows when a meeting may be called, answered and held, and what must be said about who was there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from sspf import workdays


class MeetingKind(StrEnum):
    """Which meeting with the family; each has the agenda of the same name (protocol items 42–44)."""

    family_meeting = "family_meeting"
    follow_up = "follow_up"


class MeetingState(StrEnum):
    """How far a meeting has come. It exists from the moment the kallelse is sent."""

    summoned = "summoned"
    held = "held"
    cancelled = "cancelled"


class SummonsState(StrEnum):
    """What a called function has answered. The answer may change until the meeting is held."""

    sent = "sent"
    answered = "answered"
    declined = "declined"


class Attendance(StrEnum):
    """Whether someone who was expected came (protocol item 45)."""

    present = "present"
    digital = "digital"
    absent = "absent"


class AttendeeRole(StrEnum):
    """As what someone is at the meeting."""

    youth = "youth"
    guardian = "guardian"
    partner = "partner"


class MeetingProblem(StrEnum):
    """Why something about a meeting is refused; the label tells what to do."""

    no_consent = "no_consent"
    nobody_called = "nobody_called"
    seat_outside_consent = "seat_outside_consent"
    in_the_past = "in_the_past"
    too_far_ahead = "too_far_ahead"
    ends_before_start = "ends_before_start"
    place_missing = "place_missing"
    digital_only = "digital_only"
    link_unsafe = "link_unsafe"
    meeting_over = "meeting_over"
    case_closed = "case_closed"
    nominee_of_other_unit = "nominee_of_other_unit"
    absence_unexplained = "absence_unexplained"
    why_here_missing = "why_here_missing"
    not_started = "not_started"
    attendance_missing = "attendance_missing"


MEETING_TRANSITIONS: Final[Mapping[MeetingState, frozenset[MeetingState]]] = {
    MeetingState.summoned: frozenset({MeetingState.held, MeetingState.cancelled}),
    MeetingState.held: frozenset(),
    MeetingState.cancelled: frozenset(),
}

FAMILY: Final = frozenset({AttendeeRole.youth, AttendeeRole.guardian})
CAME: Final = frozenset({Attendance.present, Attendance.digital})
FARTHEST: Final = timedelta(days=366)
"""A consent holds for at most a year, so a day beyond that is a slip of the hand."""

Found = tuple[MeetingProblem, str]
"""What is wrong, and the field it is wrong in."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """When and where. Instants are aware; `place` and `link` are as typed."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class MeetingTerms:
    """What a kallelse says. `seats` are the functions to call; when a meeting is changed, those to call as well."""

    appointment: Appointment
    purpose: str
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclineTerms:
    """Why nobody can come: an id of `reasons.summons_declined`, and what more there is to say."""

    reason: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class NoteTerms:
    """What is noted, and which kind of information it is: only units that may have that kind read it (R13)."""

    information: str
    text: str


@dataclass(frozen=True, slots=True)
class Presence:
    """What is recorded about one who was expected. `reason` is an id of `reasons.absence`."""

    attendance: Attendance
    why_here: str = ""
    reason: str | None = None


def appointment_problem(wanted: Appointment, now: datetime) -> Found | None:
    """What keeps a meeting from being called then and there; None when nothing does."""
    if wanted.starts_at < now:
        return MeetingProblem.in_the_past, "day"
    if wanted.starts_at - now > FARTHEST:
        return MeetingProblem.too_far_ahead, "day"
    if wanted.ends_at <= wanted.starts_at:
        return MeetingProblem.ends_before_start, "ends"
    if not wanted.place and not wanted.link:
        return MeetingProblem.place_missing, "place"
    if wanted.link and not wanted.link.startswith("https://"):
        return MeetingProblem.link_unsafe, "link"
    return None


def presence_problem(role: AttendeeRole, presence: Presence) -> Found | None:
    """The family is away only with a reason (protocol item 42); whoever else comes says why (item 45)."""
    absent = presence.attendance is Attendance.absent
    if role in FAMILY:
        return (MeetingProblem.absence_unexplained, "reason") if absent and not presence.reason else None
    return None if absent or presence.why_here else (MeetingProblem.why_here_missing, "why_here")


def holding_problem(starts_at: datetime, now: datetime, recorded: Iterable[Attendance | None]) -> MeetingProblem | None:
    """A meeting has been held once it has begun and it is written down for everyone expected whether they came."""
    if now < starts_at:
        return MeetingProblem.not_started
    return MeetingProblem.attendance_missing if None in recorded else None


def working_days(after: date, until: date) -> int:
    """Working days after `after`, up to and including `until`."""
    days = (after + timedelta(days=each) for each in range(1, (until - after).days + 1))
    return sum(workdays.is_working_day(day) for day in days)


def answer_by(sent_on: date, meeting_on: date, days: int) -> date:
    """The day by which a unit says who comes: so many working days after the kallelse, but not after the meeting."""
    return min(workdays.after(sent_on, days), meeting_on)
