"""Knows the words a group's meeting is told in, and which state may follow which."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class GroupMeetingState(StrEnum):
    """How far a group's meeting has come. Nobody is told by mail of one that is only planned."""

    planned = "planned"
    called = "called"
    held = "held"
    cancelled = "cancelled"


class GroupMeetingProblem(StrEnum):
    """Why something about a group's meeting is refused; the label tells what to do."""

    meeting_over = "meeting_over"
    not_called = "not_called"
    not_started = "not_started"
    attendance_missing = "attendance_missing"
    nobody_called = "nobody_called"
    parts_overlap = "parts_overlap"
    guest_incomplete = "guest_incomplete"
    guest_twice = "guest_twice"
    guest_there_already = "guest_there_already"
    guest_address_odd = "guest_address_odd"
    no_guests_here = "no_guests_here"
    no_consent = "no_consent"
    case_closed = "case_closed"
    case_there_already = "case_there_already"
    seat_outside_consent = "seat_outside_consent"
    group_case_there_already = "group_case_there_already"


GROUP_MEETING_TRANSITIONS: Final[Mapping[GroupMeetingState, frozenset[GroupMeetingState]]] = {
    GroupMeetingState.planned: frozenset({GroupMeetingState.called, GroupMeetingState.cancelled}),
    GroupMeetingState.called: frozenset({GroupMeetingState.held, GroupMeetingState.cancelled}),
    GroupMeetingState.held: frozenset(),
    GroupMeetingState.cancelled: frozenset(),
}

AHEAD: Final = frozenset({GroupMeetingState.planned, GroupMeetingState.called})

Found = tuple[GroupMeetingProblem, str]
"""What is wrong, and the field it is wrong in."""
