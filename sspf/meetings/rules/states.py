"""Knows the words a meeting is told in, and which state may follow which."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class MeetingKind(StrEnum):
    """Which meeting of a case; each has the agenda of the same name (protocol items 41–44)."""

    family_meeting = "family_meeting"
    preparatory = "preparatory"
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
    think_twice = "think_twice"
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


WITH_FAMILY: Final = frozenset({MeetingKind.family_meeting, MeetingKind.follow_up})
"""Kinds to which the family comes. To prepare, colleagues meet by themselves, and the family knows of it (item 41)."""


FAMILY: Final = frozenset({AttendeeRole.youth, AttendeeRole.guardian})


CAME: Final = frozenset({Attendance.present, Attendance.digital})


Found = tuple[MeetingProblem, str]
"""What is wrong, and the field it is wrong in."""


def offered(preparatory: bool) -> tuple[MeetingKind, ...]:
    """The kinds of meeting that can be called; to prepare only where the municipality does so (items 41 and 120)."""
    return tuple(kind for kind in MeetingKind if preparatory or kind is not MeetingKind.preparatory)
