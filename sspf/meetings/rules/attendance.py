"""Knows what must be said about who was there, and when a meeting has been held."""

from collections.abc import Iterable
from datetime import datetime

from sspf.meetings.rules.states import FAMILY, Attendance, AttendeeRole, Found, MeetingProblem
from sspf.meetings.rules.terms import Presence


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
