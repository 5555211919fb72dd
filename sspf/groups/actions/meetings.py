"""The coordinator's acts on a group's meeting: plan it, move it, call to it, call it off, mark it as held."""

from collections.abc import Collection, Mapping
from uuid import UUID, uuid4

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.bookings.actions import book, release
from sspf.clock import TIME_ZONE
from sspf.errors import Refused
from sspf.groups.actions import items, mails, minutes, paragraphs
from sspf.groups.models.meetings import MEETING_ZONES, GroupInvitee, GroupMeeting
from sspf.groups.queries import invitees, reach
from sspf.groups.rules import attendance, members, terms
from sspf.groups.rules.states import AHEAD, GROUP_MEETING_TRANSITIONS, GroupMeetingProblem, GroupMeetingState
from sspf.meetings.rules.appointments import appointment_problem
from sspf.meetings.rules.terms import Appointment
from sspf.states import advance
from sspf.work import Work


def plan(work: Work, group: str, parts: Mapping[str, Appointment]) -> dict[str, UUID]:
    """Put a meeting of a group into the plan, with a key for each part. `parts`: by the part's id, or `WHOLE`.

    The group's own functions are put down as those to call. Returns the ids in the same order.
    """
    found = reach.group(work, Permission.group_lead, group)
    for name, appointment in parts.items():
        _check(work, appointment, name)
    if (problem := terms.times_problem(parts)) is not None:
        raise Refused(*problem)
    occasion = uuid4()
    return {name: _new(work, found.id, name, occasion, each).id for name, each in parts.items()}


def change(work: Work, meeting_id: UUID, appointment: Appointment, seen: int | None) -> None:
    """Move a meeting, or say something else of where. With a new time everyone who was called is told."""
    meeting = open_row(work, meeting_id)
    work.same_version(meeting, seen, stored(meeting))
    _check(work, appointment, terms.WHOLE)
    moved = (meeting.starts_at, meeting.ends_at) != (appointment.starts_at, appointment.ends_at)
    _write(meeting, appointment)
    work.record(events.GroupMeetingChanged(meeting.id))
    rows = invitees.rows(work, meeting)
    if moved and meeting.state is GroupMeetingState.called:
        mails.moved(work, meeting, rows)
    book(work, meeting.id, invitees.claim(meeting, rows))


def choose(work: Work, meeting_id: UUID, seats: Collection[str], seen: int | None) -> None:
    """Say which of the group's functions are called. Whoever is left out of a called meeting is told so by mail."""
    meeting = open_row(work, meeting_id)
    work.same_version(meeting, seen, {})
    rows = {each.seat: each for each in invitees.rows(work, meeting) if each.seat}
    if not seats:
        raise Refused(GroupMeetingProblem.nobody_called, "seats")
    fresh = [_invite(work, meeting, name) for name in seats if name not in rows]
    gone = [each for name, each in rows.items() if name not in seats]
    if meeting.state is GroupMeetingState.called:
        mails.called(work, meeting, fresh)
        mails.called_off(work, meeting, gone)
    for each in gone:
        items.let_go(work, meeting, each.seat or "")
        work.session.delete(each)
    work.record(events.GroupMeetingChanged(meeting.id))
    work.flush()
    book(work, meeting.id, invitees.claim(meeting, invitees.rows(work, meeting)))


def call(work: Work, meeting_id: UUID) -> None:
    """Send the kallelse to everyone who is put down."""
    meeting = open_row(work, meeting_id)
    rows = invitees.rows(work, meeting)
    if not rows:
        raise Refused(GroupMeetingProblem.nobody_called)
    meeting.state = advance(GROUP_MEETING_TRANSITIONS, meeting.state, GroupMeetingState.called)
    meeting.called_at = work.now
    work.same_version(meeting, None, {})
    mails.called(work, meeting, rows)
    work.record(events.GroupMeetingCalled(meeting.id))


def cancel(work: Work, meeting_id: UUID) -> None:
    """Call the meeting off. Whoever was called is told; parts in cases that it opened end at once."""
    meeting = open_row(work, meeting_id)
    was_called = meeting.state is GroupMeetingState.called
    meeting.state = advance(GROUP_MEETING_TRANSITIONS, meeting.state, GroupMeetingState.cancelled)
    work.same_version(meeting, None, {})
    if was_called:
        mails.called_off(work, meeting, invitees.rows(work, meeting))
    items.let_everyone_go(work, meeting)
    release(work, meeting.id)
    work.record(events.GroupMeetingCancelled(meeting.id))


def hold(work: Work, meeting_id: UUID) -> None:
    """Mark the meeting as held, once it has begun and it is written for everyone whether they came.

    The points get their numbers in the group's series of the year; parts in cases that it opened end with the day.
    """
    meeting = open_row(work, meeting_id)
    recorded = [each.attendance for each in invitees.rows(work, meeting)]
    if (problem := attendance.holding_problem(meeting.starts_at, work.now, recorded)) is not None:
        raise Refused(problem)
    meeting.state = advance(GROUP_MEETING_TRANSITIONS, meeting.state, GroupMeetingState.held)
    work.same_version(meeting, None, {})
    if not reach.is_individual(work, meeting):
        minutes.begin(work, meeting, paragraphs.number(work, meeting))
    items.let_everyone_go(work, meeting, work.today)
    release(work, meeting.id)
    work.record(events.GroupMeetingHeld(meeting.id))


def open_row(work: Work, meeting_id: UUID) -> GroupMeeting:
    """A meeting that the actor leads and that lies ahead or goes on; `Refused` when it is over or called off."""
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    if meeting.state not in AHEAD:
        raise Refused(GroupMeetingProblem.meeting_over)
    return meeting


def stored(meeting: GroupMeeting) -> dict[str, str]:
    """What is stored, by form field, to show beside what someone else typed."""
    starts, ends = meeting.starts_at.astimezone(TIME_ZONE), meeting.ends_at.astimezone(TIME_ZONE)
    times = {"day": starts.date().isoformat(), "starts": f"{starts:%H.%M}", "ends": f"{ends:%H.%M}"}
    return {**times, "place": meeting.place, "link": meeting.link}


def _check(work: Work, appointment: Appointment, part: str) -> None:
    if (found := appointment_problem(appointment, work.now)) is not None:
        reason, field = found
        raise Refused(reason, f"{part}_{field}" if part and field in ("starts", "ends") else field)


def _new(work: Work, group: str, part: str, occasion: UUID, appointment: Appointment) -> GroupMeeting:
    meeting = GroupMeeting(
        group=group, part=part or None, occasion=occasion, state=GroupMeetingState.planned, called_at=None
    )
    work.keys.make(meeting.seal_scope, MEETING_ZONES)
    _write(meeting, appointment)
    work.add(meeting)
    work.flush()
    rows = [_invite(work, meeting, name) for name in work.catalogue.groups[group].seats]
    book(work, meeting.id, invitees.claim(meeting, rows))
    work.record(events.GroupMeetingPlanned(meeting.id, events.Slug(group)))
    return meeting


def _write(meeting: GroupMeeting, appointment: Appointment) -> None:
    meeting.starts_at, meeting.ends_at = appointment.starts_at, appointment.ends_at
    meeting.place, meeting.link, meeting.room = appointment.place, appointment.link, appointment.room


def _invite(work: Work, meeting: GroupMeeting, seat: str) -> GroupInvitee:
    """Put a function of the group down; any other is not asked for here."""
    catalogue = work.catalogue
    if seat not in members.sitting(catalogue.seats, catalogue.groups[meeting.group]):
        raise Refused(GroupMeetingProblem.no_guests_here, "seats")
    row = GroupInvitee(meeting_id=meeting.id, seat=seat, account_id=None, attendance=None, came_id=None)
    work.add(row)
    return row
