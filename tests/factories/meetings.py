"""Builds meetings: called, answered, attended and held."""

from datetime import datetime, timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.cases.queries import reach
from sspf.meetings.actions import attendances, contributions, meetings, notes, summonses
from sspf.meetings.queries import meetings as queries
from sspf.meetings.queries.meetings import MeetingView
from sspf.meetings.rules.contributions import ContributionTerms
from sspf.meetings.rules.states import Attendance, AttendeeRole, MeetingKind
from sspf.meetings.rules.terms import Appointment, MeetingTerms, NoteTerms, Presence
from tests.house import START, House

WHEN = datetime(2026, 12, 9, 12, 0, tzinfo=START.tzinfo)
"""A Wednesday, 13.00 in Sweden, twelve working days after `START`."""


def terms(*seats: str, starts_at: datetime = WHEN, place: str = "Biblioteket, lilla rummet") -> MeetingTerms:
    """What an ordinary kallelse says."""
    appointment = Appointment(starts_at, starts_at + timedelta(hours=1), place)
    return MeetingTerms(appointment, "Hur vi hjälps åt med frånvaron.", seats)


def called(
    house: House, case_id: UUID, *seats: str, starts_at: datetime = WHEN, kind: MeetingKind = MeetingKind.family_meeting
) -> UUID:
    """A meeting to which the functions are called."""
    with house.work("koordinator") as work:
        meeting_id = meetings.call(work, case_id, kind, terms(*seats, starts_at=starts_at))
        work.commit()
    return meeting_id


def view(house: House, case_id: UUID, meeting_id: UUID, login: str = "koordinator") -> MeetingView:
    """The meeting as one of the staff sees it."""
    with house.work(login, writing=False) as work:
        return queries.show(work, reach.find(work, Permission.meeting_read, case_id), meeting_id)


def summons_of(house: House, case_id: UUID, meeting_id: UUID, seat: str) -> UUID:
    """The kallelse to a function."""
    return next(each.id for each in view(house, case_id, meeting_id).summonses if each.seat == seat)


def named(house: House, summons_id: UUID, by: str, login: str) -> None:
    """The unit says who comes."""
    with house.work(by) as work:
        summonses.answer(work, summons_id, house.ids[login], None)
        work.commit()


def noted(house: House, case_id: UUID, meeting_id: UUID, point: str, text: str, information: str = "samverkan") -> UUID:
    """A note at a point."""
    with house.work("koordinator") as work:
        note_id = notes.write(work, case_id, meeting_id, point, NoteTerms(information, text))
        work.commit()
    return note_id


def came(house: House, case_id: UUID, meeting_id: UUID, *away: AttendeeRole) -> dict[str, Presence]:
    """That everyone expected came, but for those with the roles in `away`, who are sick."""
    sick, here = Presence(Attendance.absent, reason="sjuk"), Presence(Attendance.present, "Känner ungdomen väl")
    expected = view(house, case_id, meeting_id).expected
    return {each.key: sick if each.role in away else here for each in expected}


def held(house: House, case_id: UUID, meeting_id: UUID, *away: AttendeeRole) -> None:
    """The meeting is held; lets the time pass until it has begun."""
    house.clock.at = max(house.clock.at, view(house, case_id, meeting_id).meeting.starts_at)
    said = came(house, case_id, meeting_id, *away)
    with house.work("koordinator") as work:
        attendances.attend(work, case_id, meeting_id, said, None)
        meetings.hold(work, case_id, meeting_id)
        work.commit()


def prepared(
    house: House,
    case_id: UUID,
    meeting_id: UUID,
    who: str,
    text: str,
    information: str = "skola",
    *,
    place: bool = False,
) -> UUID:
    """What somebody prepares: a draft, or placed on the table at once."""
    with house.work(who) as work:
        made = contributions.write(work, case_id, meeting_id, ContributionTerms(information, text))
        if place:
            contributions.place(work, case_id, meeting_id, made)
        work.commit()
    return made
