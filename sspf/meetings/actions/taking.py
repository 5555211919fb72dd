"""A meeting takes its room and its people when it is called, and lets go of them when it is over or will not be."""

from sspf.bookings import actions as bookings
from sspf.cases.models import Case
from sspf.meetings.models import Meeting
from sspf.meetings.queries import meetings as queries
from sspf.meetings.queries.doubts import claim
from sspf.meetings.rules.terms import Appointment
from sspf.work import Work


def take(work: Work, meeting: Meeting) -> None:
    """Book what the meeting takes now, instead of what it took before."""
    when = Appointment(meeting.starts_at, meeting.ends_at, room=meeting.room)
    leader = work.session.get_one(Case, meeting.case_id).coordinator_id
    bookings.book(work, meeting.id, claim(when, leader, queries.called(work, meeting)))


def let_go(work: Work, meeting: Meeting) -> None:
    """Everybody and the room are free."""
    bookings.release(work, meeting.id)
