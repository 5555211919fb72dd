"""Recording who came to a meeting, as what and why."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sspf.audit import events
from sspf.errors import NotFound, Refused
from sspf.meetings.actions.meetings import lead
from sspf.meetings.models import Attendee, Meeting
from sspf.meetings.queries import meetings as queries
from sspf.meetings.queries.meetings import Expected
from sspf.meetings.rules import attendance as meeting_attendance
from sspf.meetings.rules.states import FAMILY, Attendance, MeetingProblem, MeetingState
from sspf.meetings.rules.terms import Presence
from sspf.work import Work


def attend(work: Work, case_id: UUID, meeting_id: UUID, said: Mapping[str, Presence], seen: int | None) -> None:
    """Record who came, by the keys of `Expected`; whoever is left out stays as recorded.

    Raises `Refused` when one of the family is away without a reason, or another is there without saying why.
    """
    sight = lead(work, case_id)
    meeting = queries.row(work, sight, meeting_id)
    if meeting.state is MeetingState.cancelled:
        raise Refused(MeetingProblem.meeting_over)
    recorded = {str(each.person_id or each.summons_id): each for each in queries.attendees(work, meeting)}
    people, called = queries.family(work, sight, meeting), queries.called(work, meeting)
    expected = {each.key: each for each in queries.expected(people, called, {}, recorded.values())}
    work.same_version(meeting, seen, _stored(work, expected.values()))
    for key, presence in said.items():
        if key not in expected:
            raise NotFound
        if (problem := meeting_attendance.presence_problem(expected[key].role, presence)) is not None:
            raise Refused(*problem)
        if key not in recorded:
            recorded[key] = _new(meeting, expected[key])
            work.add(recorded[key])
        _write(recorded[key], presence)
    work.record(events.AttendanceRecorded(case_id, meeting_id))


def _new(meeting: Meeting, expected: Expected) -> Attendee:
    family = expected.role in FAMILY
    return Attendee(
        case_id=meeting.case_id,
        meeting_id=meeting.id,
        role=expected.role,
        attendance=Attendance.absent,
        person_id=UUID(expected.key) if family else None,
        summons_id=None if family else UUID(expected.key),
    )


def _write(row: Attendee, presence: Presence) -> None:
    """A reason is kept for the family's absence, and why someone is there for the others; nothing else is kept."""
    absent, family = presence.attendance is Attendance.absent, row.role in FAMILY
    row.attendance = presence.attendance
    row.reason = presence.reason if absent and family else None
    row.why_here = "" if absent or family else presence.why_here


def _stored(work: Work, expected: Iterable[Expected]) -> dict[str, str]:
    """What is recorded now, by name, to show beside what someone else typed."""
    return {
        each.name or work.catalogue.seats[each.seat or ""].label: work.catalogue.label(each.attendance)
        for each in expected
        if each.attendance is not None
    }
