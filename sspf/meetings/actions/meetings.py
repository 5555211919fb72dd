"""The coordinator's acts on a meeting: call it, move it, call it off, mark it as held."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import places, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.states import CaseState
from sspf.clock import TIME_ZONE, local_date
from sspf.errors import Refused
from sspf.meetings.actions import calls, endings, mails, parts, taking
from sspf.meetings.models import Meeting
from sspf.meetings.queries import meetings as queries
from sspf.meetings.rules import appointments, attendance
from sspf.meetings.rules.states import MEETING_TRANSITIONS, MeetingKind, MeetingProblem, MeetingState, SummonsState
from sspf.meetings.rules.terms import Appointment, MeetingTerms
from sspf.states import advance
from sspf.work import Work

NOTICE = timedelta(days=7)
"""How long those who were called can still see that a meeting is called off, at most."""


def call(work: Work, case_id: UUID, kind: MeetingKind, terms: MeetingTerms) -> UUID:
    """Call a meeting and send a kallelse to each chosen function (protocol item 38).

    Raises `Refused` without a consent that holds now, for a unit outside it (R13), for a time that cannot be, and for a
    place when somebody in the case must not learn where somebody else is (R64).
    """
    sight = lead(work, case_id)
    if not reach.units_inside(work, case_id):
        raise Refused(MeetingProblem.no_consent)
    if not terms.seats:
        raise Refused(MeetingProblem.nobody_called, "seats")
    _check(work, sight, terms.appointment)
    meeting = Meeting(case_id=case_id, kind=kind, state=MeetingState.summoned, called_at=work.now)
    _write(meeting, terms)
    work.add(meeting)
    work.flush()
    work.record(events.MeetingCalled(case_id, meeting.id))
    calls.summon(work, sight, meeting, terms.seats)
    taking.take(work, meeting)
    return meeting.id


def change(work: Work, case_id: UUID, meeting_id: UUID, terms: MeetingTerms, seen: int | None) -> None:
    """Move the meeting, say something else about it, or call more functions. The kind stays what it is.

    With a new time every kallelse waits for an answer again; whoever was named stays named until the unit answers.
    """
    sight = lead(work, case_id)
    meeting = open_row(work, sight, meeting_id)
    work.same_version(meeting, seen, stored(meeting))
    _check(work, sight, terms.appointment)
    before = stored(meeting)
    _write(meeting, terms)
    work.record(events.MeetingChanged(case_id, meeting_id))
    _tell(work, meeting, {name for name, value in stored(meeting).items() if value != before[name]})
    calls.summon(work, sight, meeting, terms.seats)
    taking.take(work, meeting)


def cancel(work: Work, case_id: UUID, meeting_id: UUID) -> None:
    """Call the meeting off. Parts that its kallelser opened end within a week, so that everyone learns of it first."""
    meeting = open_row(work, lead(work, case_id), meeting_id)
    meeting.state = advance(MEETING_TRANSITIONS, meeting.state, MeetingState.cancelled)
    meeting.version += 1
    last_day = min(max(local_date(meeting.starts_at), work.today), work.today + NOTICE)
    called = queries.called(work, meeting)
    mails.called_off(work, meeting, called)
    for each in called:
        parts.release_seat(work, each, last_day)
        parts.release_nominee(work, each, last_day)
    taking.let_go(work, meeting)
    endings.drafts_go(work, meeting)
    work.record(events.MeetingCancelled(case_id, meeting_id))


def hold(work: Work, case_id: UUID, meeting_id: UUID) -> None:
    """Mark the meeting as held, once it has begun and it is written for everyone expected whether they came.

    Units that declined have no more part in the case through this meeting.
    """
    sight = lead(work, case_id)
    meeting = open_row(work, sight, meeting_id)
    called, people = queries.called(work, meeting), queries.family(work, sight, meeting)
    expected = queries.expected(people, called, {}, queries.attendees(work, meeting))
    problem = attendance.holding_problem(meeting.starts_at, work.now, [each.attendance for each in expected])
    if problem is not None:
        raise Refused(problem)
    meeting.state = advance(MEETING_TRANSITIONS, meeting.state, MeetingState.held)
    meeting.version += 1
    for each in called:
        if each.state is SummonsState.declined:
            parts.release_seat(work, each)
    taking.let_go(work, meeting)
    endings.drafts_go(work, meeting)
    endings.minutes_begin(work, meeting)
    work.record(events.MeetingHeld(case_id, meeting_id))


def lead(work: Work, case_id: UUID) -> Sight:
    """The case, for whoever leads its meetings; `Refused` when it is closed."""
    sight = reach.find(work, Permission.meeting_lead, case_id)
    if sight.case.state is CaseState.closed:
        raise Refused(MeetingProblem.case_closed)
    return sight


def open_row(work: Work, sight: Sight, meeting_id: UUID) -> Meeting:
    """The meeting, while it is neither held nor called off."""
    meeting = queries.row(work, sight, meeting_id)
    if meeting.state is not MeetingState.summoned:
        raise Refused(MeetingProblem.meeting_over)
    return meeting


def stored(meeting: Meeting) -> dict[str, str]:
    """What is stored, by form field, to show beside what someone else typed."""
    starts, ends = meeting.starts_at.astimezone(TIME_ZONE), meeting.ends_at.astimezone(TIME_ZONE)
    times = {"day": starts.date().isoformat(), "starts": f"{starts:%H.%M}", "ends": f"{ends:%H.%M}"}
    where = {"room": meeting.room or "", "place": meeting.place, "link": meeting.link}
    return {**times, **where, "purpose": meeting.purpose}


def _check(work: Work, sight: Sight, appointment: Appointment) -> None:
    if appointment.somewhere and places.digital_only(work, sight):
        raise Refused(MeetingProblem.digital_only, "place")
    if (found := appointments.appointment_problem(appointment, work.now)) is not None:
        raise Refused(*found)


def _write(meeting: Meeting, terms: MeetingTerms) -> None:
    meeting.starts_at, meeting.ends_at = terms.appointment.starts_at, terms.appointment.ends_at
    meeting.place, meeting.link = terms.appointment.place, terms.appointment.link
    meeting.room = terms.appointment.room
    meeting.purpose = terms.purpose


def _tell(work: Work, meeting: Meeting, changed: Collection[str]) -> None:
    """A new time is asked about, and of another place everybody is told; what it is about they read when they look."""
    if not {"day", "starts", "ends"}.isdisjoint(changed):
        calls.ask_again(work, meeting)
    elif not {"room", "place", "link"}.isdisjoint(changed):
        mails.elsewhere(work, meeting, queries.called(work, meeting))
