"""A group's meeting: planned, changed, arranged, attended, held."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.bookings.models import Booking
from sspf.cases.rules.nameless import NamelessProblem
from sspf.errors import Conflict, NotFound, Refused
from sspf.group_cases.queries import reach as group_reach
from sspf.groups.actions import attendances, group_cases, invitees, meetings, points
from sspf.groups.queries import minutes as group_minutes
from sspf.groups.rules.states import GroupMeetingProblem, GroupMeetingState
from sspf.groups.rules.terms import WHOLE, Came, GuestTerms, PointTerms
from sspf.meetings.rules.agendas import AgendaLine, AgendaProblem
from sspf.meetings.rules.minutes import MinutesState
from sspf.meetings.rules.states import Attendance
from tests.factories import group_cases as group_case_factory
from tests.factories import groups
from tests.groups.acting import OUTSIDE, acted, page, refused
from tests.house import START, House


def test_a_planned_meeting_books_the_functions_and_a_held_one_lets_them_go(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)

    def booked() -> set[str | None]:
        with house.work() as work:
            return set(work.session.scalars(select(Booking.seat).where(Booking.thing_id == meeting_id)))

    assert "kommunpolis" in booked()
    second = groups.steering(house, groups.AHEAD + timedelta(minutes=30))
    assert {each.name for each in page(house, second).taken} >= {"Kommunpolis", "Koordinator"}
    assert page(house, second, "styrgrupp").taken == ()
    groups.called(house, meeting_id)
    groups.held(house, meeting_id)
    assert booked() == set()


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_what_is_over_is_not_changed(sqlite_house: House, state: str) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    groups.called(house, meeting_id)
    if state == "held":
        groups.held(house, meeting_id)
    else:
        acted(house, meetings.cancel, meeting_id)
    over = GroupMeetingProblem.meeting_over
    later = groups.at(house.clock.at + timedelta(days=20))
    assert refused(house, meetings.change, meeting_id, later, None) is over
    assert refused(house, meetings.cancel, meeting_id) is over
    assert refused(house, meetings.call, meeting_id) is over
    assert refused(house, meetings.choose, meeting_id, ["koordinator"], None) is over
    assert refused(house, invitees.invite, meeting_id, OUTSIDE) is over
    assert refused(house, points.arrange, meeting_id, [AgendaLine("moten")], None) is over
    assert page(house, meeting_id).view.line.state is GroupMeetingState(state)


def test_a_time_that_cannot_be_is_refused_at_its_own_field(sqlite_house: House) -> None:
    house = sqlite_house
    backwards = groups.at(groups.AHEAD, -1)
    with house.work() as work, pytest.raises(Refused) as refusal:
        meetings.plan(work, "arbetsgrupp", {"allman": groups.at(groups.AHEAD), "individ": backwards})
    assert refusal.value.field == "individ_ends"
    with house.work() as work, pytest.raises(Refused) as refusal:
        meetings.plan(work, "styrgrupp", {WHOLE: groups.at(START - timedelta(days=1))})
    assert refusal.value.field == "day"


def test_two_who_change_a_meeting_see_each_other(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    acted(house, meetings.change, meeting_id, groups.at(groups.AHEAD + timedelta(days=1)), 1)
    with house.work() as work, pytest.raises(Conflict) as conflict:
        meetings.change(work, meeting_id, groups.at(groups.AHEAD), 1)
    assert conflict.value.theirs["day"] == (groups.AHEAD + timedelta(days=1)).date().isoformat()


def test_who_came_for_whom_is_written_and_only_from_the_right_unit(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id, _ = groups.working(house)
    groups.called(house, meeting_id)
    police, leisure = (groups.invitee_of(house, meeting_id, each) for each in ("gruppchef", "fritidschef"))
    said = {police: Came(Attendance.present, house.ids["polis"]), leisure: Came(Attendance.digital, None)}
    acted(house, attendances.attend, meeting_id, said, None)
    found = {each.seat: each for each in page(house, meeting_id).invitees}
    assert (found["gruppchef"].came, found["gruppchef"].substitute) == ("Petra Ahlgren", True)
    assert (found["fritidschef"].came, found["fritidschef"].substitute) == ("", True)
    for wrong in ({police: Came(Attendance.present, house.ids["kurator"])}, {uuid4(): Came(Attendance.absent)}):
        with house.work() as work, pytest.raises(NotFound):
            attendances.attend(work, meeting_id, wrong, None)


def test_a_meeting_is_held_when_everyone_is_accounted_for(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id = groups.steering(house)
    assert refused(house, attendances.attend, meeting_id, {}, None) is GroupMeetingProblem.not_called
    groups.called(house, meeting_id)
    assert refused(house, meetings.hold, meeting_id) is GroupMeetingProblem.not_started
    house.clock.at = groups.AHEAD
    assert refused(house, meetings.hold, meeting_id) is GroupMeetingProblem.attendance_missing
    groups.held(house, meeting_id, "kommunpolis")
    assert page(house, meeting_id).view.line.minutes is MinutesState.draft


def test_the_paragraphs_run_through_the_year_for_each_group(house: House) -> None:
    first, second = groups.steering(house), groups.steering(house, groups.AHEAD + timedelta(days=14))
    working, _ = groups.working(house, groups.AHEAD + timedelta(days=15))
    next_year = groups.steering(house, groups.AHEAD + timedelta(days=60))
    numbers = []
    for each in (first, second, working, next_year):
        groups.called(house, each)
        groups.held(house, each)
        with house.work() as work:
            numbers.append(group_minutes.of_meeting(work, each).paragraphs)
    assert numbers == [(1, 8), (9, 16), (1, 4), (1, 8)]  # the last of each closes the meeting


def test_complaint_k11_the_agenda_of_one_meeting_is_left_out_of_moved_and_added_to(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id, individual = groups.working(house)
    lines = [AgendaLine("kalender"), AgendaLine("nulage"), AgendaLine("egen-1", "Ny fritidsgård", "allman")]
    acted(house, points.arrange, meeting_id, lines, 1)
    assert [each.point.label for each in page(house, meeting_id).view.points][1:] == [
        "Nulägesituation i området",
        "Ny fritidsgård",
    ]
    assert refused(house, points.arrange, meeting_id, [AgendaLine("nya")], None) is AgendaProblem.point_unknown
    groups.written(house, meeting_id, "nulage")
    assert refused(house, points.arrange, meeting_id, lines[:1], None) is AgendaProblem.point_noted
    assert [each.point.id for each in page(house, individual).view.points] == ["sedan-sist", "nya", "planer"]


def test_names_and_numbers_do_not_go_into_what_is_said_at_allman(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id, individual = groups.working(house)

    def problem(text: str, vouched: bool = False) -> object:
        return refused(house, points.write, meeting_id, "nulage", PointTerms(text, vouched=vouched), None)

    assert problem("Det gäller 20120512-2383.", vouched=True) is NamelessProblem.personal_number
    assert problem("Vi såg Alva vid torget.") is NamelessProblem.may_name_someone
    acted(house, points.write, meeting_id, "nulage", PointTerms("Lugnt vid torget."), None)
    with house.work() as work, pytest.raises(NotFound):  # at Individ everything belongs to a case
        points.write(work, individual, "nya", PointTerms("Något."), None)


def test_a_group_case_on_the_agenda_shows_to_the_units_that_work_with_it(sqlite_house: House) -> None:
    house = sqlite_house
    group_id = group_case_factory.opened(house, units=("omradespolis",))
    meeting_id, individual = groups.working(house)
    acted(house, group_cases.put_up, meeting_id, group_id)
    again = GroupMeetingProblem.group_case_there_already
    assert refused(house, group_cases.put_up, meeting_id, group_id) is again
    assert [each.group_id for each in page(house, meeting_id, "gruppchef").group_cases] == [group_id]
    assert page(house, meeting_id, "fritidschef").group_cases == ()
    for elsewhere in (individual, groups.steering(house)):
        with house.work() as work, pytest.raises(NotFound):
            group_cases.put_up(work, elsewhere, group_id)
    (line,) = page(house, meeting_id).group_cases
    acted(house, group_cases.take_off, meeting_id, line.id)
    assert page(house, meeting_id).group_cases == ()
    with house.work("gruppchef") as work:
        group_reach.find(work, Permission.group_case_read, group_id)


def test_guests_are_colleagues_once_or_addresses_that_can_be(sqlite_house: House) -> None:
    house = sqlite_house
    meeting_id, _ = groups.working(house)
    groups.guest(house, meeting_id, "kurator")
    twice = GuestTerms(account_id=house.ids["kurator"])
    assert refused(house, invitees.invite, meeting_id, twice) is GroupMeetingProblem.guest_there_already
    odd = replace(OUTSIDE, email="inte en adress")
    assert refused(house, invitees.invite, meeting_id, odd) is GroupMeetingProblem.guest_address_odd
    with house.work() as work, pytest.raises(NotFound):  # nobody who only reads the log is invited
        invitees.invite(work, meeting_id, GuestTerms(account_id=house.ids["granskare"]))
    with house.work() as work, pytest.raises(NotFound):  # a function is not taken off like a guest
        invitees.uninvite(work, meeting_id, groups.invitee_of(house, meeting_id, "gruppchef"))
