"""What may be called, what must be said about who came, and when a meeting has been held."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sspf.meetings.rules import appointments
from sspf.meetings.rules import attendance as meeting_attendance
from sspf.meetings.rules.states import Attendance, AttendeeRole, MeetingProblem
from sspf.meetings.rules.terms import Appointment, Presence

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def meeting(starts_in: timedelta, lasts: timedelta = HOUR, place: str = "Rum 2", link: str = "") -> Appointment:
    return Appointment(NOW + starts_in, NOW + starts_in + lasts, place, link)


@pytest.mark.parametrize(
    ("wanted", "problem", "field"),
    [
        (meeting(-HOUR), MeetingProblem.in_the_past, "day"),
        (meeting(timedelta(days=367)), MeetingProblem.too_far_ahead, "day"),
        (meeting(HOUR, lasts=timedelta(0)), MeetingProblem.ends_before_start, "ends"),
        (meeting(HOUR, lasts=-HOUR), MeetingProblem.ends_before_start, "ends"),
        (meeting(HOUR, place=""), MeetingProblem.place_missing, "place"),
        (meeting(HOUR, link="http://mote.example"), MeetingProblem.link_unsafe, "link"),
        (meeting(HOUR, link="javascript:alert(1)"), MeetingProblem.link_unsafe, "link"),
    ],
)
def test_a_meeting_that_cannot_be_says_what_is_wrong_and_where(
    wanted: Appointment, problem: MeetingProblem, field: str
) -> None:
    assert appointments.appointment_problem(wanted, NOW) == (problem, field)


@pytest.mark.parametrize("wanted", [meeting(timedelta(0)), meeting(HOUR, place="", link="https://mote.example/1")])
def test_a_meeting_may_begin_at_once_and_be_digital_only(wanted: Appointment) -> None:
    assert appointments.appointment_problem(wanted, NOW) is None


@pytest.mark.parametrize("role", [AttendeeRole.youth, AttendeeRole.guardian])
def test_the_family_is_away_only_with_a_reason_and_need_not_say_why_they_are_there(role: AttendeeRole) -> None:
    away = Presence(Attendance.absent)
    assert meeting_attendance.presence_problem(role, away) == (MeetingProblem.absence_unexplained, "reason")
    assert meeting_attendance.presence_problem(role, Presence(Attendance.absent, reason="sjuk")) is None
    assert meeting_attendance.presence_problem(role, Presence(Attendance.present)) is None


@pytest.mark.parametrize("attendance", [Attendance.present, Attendance.digital])
def test_a_partner_who_comes_says_why(attendance: Attendance) -> None:
    silent = Presence(attendance)
    assert meeting_attendance.presence_problem(AttendeeRole.partner, silent) == (
        MeetingProblem.why_here_missing,
        "why_here",
    )
    assert meeting_attendance.presence_problem(AttendeeRole.partner, Presence(attendance, "Mentor")) is None
    assert meeting_attendance.presence_problem(AttendeeRole.partner, Presence(Attendance.absent)) is None


def test_a_meeting_is_held_once_it_has_begun_and_everyone_is_accounted_for() -> None:
    assert meeting_attendance.holding_problem(NOW + HOUR, NOW, [Attendance.present]) is MeetingProblem.not_started
    assert meeting_attendance.holding_problem(NOW, NOW, [Attendance.present, None]) is MeetingProblem.attendance_missing
    assert meeting_attendance.holding_problem(NOW, NOW, [Attendance.absent, Attendance.digital]) is None


def test_working_days_leave_out_weekends_and_red_days() -> None:
    friday = date(2026, 11, 27)
    assert appointments.working_days(friday, date(2026, 11, 30)) == 1
    assert appointments.working_days(date(2026, 12, 23), date(2026, 12, 28)) == 1
    assert appointments.working_days(friday, friday) == 0


def test_the_answer_is_due_after_so_many_working_days_but_never_after_the_meeting() -> None:
    monday = date(2026, 11, 23)
    assert appointments.answer_by(monday, date(2026, 12, 9), 5) == date(2026, 11, 30)
    assert appointments.answer_by(monday, date(2026, 11, 25), 5) == date(2026, 11, 25)
