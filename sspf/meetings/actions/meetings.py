"""The coordinator's acts on a meeting: call it, move it, call it off, mark it as held."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import parts as case_parts
from sspf.cases.actions.parts import Part
from sspf.cases.queries import parts as querie_parts
from sspf.cases.queries import people as case_people
from sspf.cases.queries import places, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.states import CaseState
from sspf.clock import TIME_ZONE, local_date
from sspf.errors import Refused
from sspf.meetings.actions import endings, mails, parts
from sspf.meetings.models import Meeting, Summons
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
    _summon(work, sight, meeting, terms.seats)
    return meeting.id


def change(work: Work, case_id: UUID, meeting_id: UUID, terms: MeetingTerms, seen: int | None) -> None:
    """Move the meeting, say something else about it, or call more functions. The kind stays what it is.

    With a new time every kallelse waits for an answer again; whoever was named stays named until the unit answers.
    """
    sight = lead(work, case_id)
    meeting = open_row(work, sight, meeting_id)
    work.same_version(meeting, seen, stored(meeting))
    _check(work, sight, terms.appointment)
    moved = (meeting.starts_at, meeting.ends_at) != (terms.appointment.starts_at, terms.appointment.ends_at)
    _write(meeting, terms)
    work.record(events.MeetingChanged(case_id, meeting_id))
    if moved:
        _ask_again(work, meeting)
    _summon(work, sight, meeting, terms.seats)


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
    endings.drafts_go(work, meeting)
    work.record(events.MeetingCancelled(case_id, meeting_id))


def hold(work: Work, case_id: UUID, meeting_id: UUID) -> None:
    """Mark the meeting as held, once it has begun and it is written for everyone expected whether they came.

    Units that declined have no more part in the case through this meeting.
    """
    sight = lead(work, case_id)
    meeting = open_row(work, sight, meeting_id)
    people = case_people.persons(work, sight)
    called = queries.called(work, meeting)
    expected = queries.expected(people, called, {}, queries.attendees(work, meeting))
    problem = attendance.holding_problem(meeting.starts_at, work.now, [each.attendance for each in expected])
    if problem is not None:
        raise Refused(problem)
    meeting.state = advance(MEETING_TRANSITIONS, meeting.state, MeetingState.held)
    meeting.version += 1
    for each in called:
        if each.state is SummonsState.declined:
            parts.release_seat(work, each)
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
    return {**times, "place": meeting.place, "link": meeting.link, "purpose": meeting.purpose}


def _check(work: Work, sight: Sight, appointment: Appointment) -> None:
    if appointment.place and places.digital_only(work, sight):
        raise Refused(MeetingProblem.digital_only, "place")
    if (found := appointments.appointment_problem(appointment, work.now)) is not None:
        raise Refused(*found)


def _write(meeting: Meeting, terms: MeetingTerms) -> None:
    meeting.starts_at, meeting.ends_at = terms.appointment.starts_at, terms.appointment.ends_at
    meeting.place, meeting.link = terms.appointment.place, terms.appointment.link
    meeting.purpose = terms.purpose


def _ask_again(work: Work, meeting: Meeting) -> None:
    meeting.called_at = work.now
    called = queries.called(work, meeting)
    mails.moved(work, meeting, called)
    for each in called:
        each.state, each.sent_at, each.answered_at = SummonsState.sent, work.now, None
        each.version += 1
        work.record(events.SummonsSent(meeting.case_id, meeting.id, events.Slug(each.seat)))


def _summon(work: Work, sight: Sight, meeting: Meeting, seats: Sequence[str]) -> None:
    """Send a kallelse to each function and let it take part, so that whoever holds it sees what it is about."""
    inside = reach.units_inside(work, meeting.case_id)
    callable_seats = {each.id: each for each in work.catalogue.seats.values() if each.receives_summons}
    called = {each.seat for each in queries.called(work, meeting)}
    known = {each.id for each in querie_parts.participants(work, sight)}
    mails.to_holders(work, meeting, [name for name in seats if name not in called])
    for name in seats:
        seat = callable_seats.get(name)
        if seat is None or seat.unit not in inside:
            raise Refused(MeetingProblem.seat_outside_consent, "seats")
        if name in called:
            continue
        part = case_parts.take_part(work, meeting.case_id, Part(seat.unit, seat=name))
        summons = Summons(
            case_id=meeting.case_id,
            meeting_id=meeting.id,
            seat=name,
            unit=seat.unit,
            state=SummonsState.sent,
            sent_at=work.now,
            seat_part_id=None if part in known else part,
        )
        work.flush()  # the part before the kallelse that points at it
        work.add(summons)
        work.record(events.SummonsSent(meeting.case_id, meeting.id, events.Slug(name)))
