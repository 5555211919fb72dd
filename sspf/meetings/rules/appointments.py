"""Knows when a meeting may be called, and by when a unit answers."""

from datetime import date, datetime, timedelta
from typing import Final

from sspf import workdays
from sspf.meetings.rules.states import Found, MeetingProblem
from sspf.meetings.rules.terms import Appointment

FARTHEST: Final = timedelta(days=366)
"""A consent holds for at most a year, so a day beyond that is a slip of the hand."""


def appointment_problem(wanted: Appointment, now: datetime) -> Found | None:
    """What keeps a meeting from being called then and there; None when nothing does."""
    if wanted.starts_at < now:
        return MeetingProblem.in_the_past, "day"
    if wanted.starts_at - now > FARTHEST:
        return MeetingProblem.too_far_ahead, "day"
    if wanted.ends_at <= wanted.starts_at:
        return MeetingProblem.ends_before_start, "ends"
    if not wanted.somewhere and not wanted.link:
        return MeetingProblem.place_missing, "place"
    if wanted.link and not wanted.link.startswith("https://"):
        return MeetingProblem.link_unsafe, "link"
    return None


def working_days(after: date, until: date) -> int:
    """Working days after `after`, up to and including `until`."""
    days = (after + timedelta(days=each) for each in range(1, (until - after).days + 1))
    return sum(workdays.is_working_day(day) for day in days)


def answer_by(sent_on: date, meeting_on: date, days: int) -> date:
    """The day by which a unit says who comes: so many working days after the kallelse, but not after the meeting."""
    return min(workdays.after(sent_on, days), meeting_on)
