"""What is decided about groups without any database: who sits there, how often they meet, what may follow what."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from uuid import uuid4

import pytest

from sspf.catalogue.agencies import Group, Rhythm, RhythmPeriod, Seat, SeatKind
from sspf.catalogue.terms import SchoolTerm
from sspf.errors import Refused
from sspf.groups.rules import attendance, members, rhythm, terms
from sspf.groups.rules.capacity import Load
from sspf.groups.rules.members import Holding
from sspf.groups.rules.states import GROUP_MEETING_TRANSITIONS, GroupMeetingProblem, GroupMeetingState
from sspf.groups.rules.terms import GuestTerms
from sspf.meetings.rules.states import Attendance
from sspf.meetings.rules.terms import Appointment
from sspf.states import advance
from tests.house import START

S = GroupMeetingState
MAY_FOLLOW = {(S.planned, S.called), (S.planned, S.cancelled), (S.called, S.held), (S.called, S.cancelled)}
MONTHLY = Rhythm(minimum=1, maximum=2, per=RhythmPeriod.manad)
BY_TERM = Rhythm(minimum=2, per=RhythmPeriod.termin)
AUTUMN = SchoolTerm(id="2026-ht", label="ht", valid_from=date(2026, 8, 18), valid_until=date(2026, 12, 18))
SPRING = SchoolTerm(id="2026-vt", label="vt", valid_from=date(2026, 1, 12), valid_until=date(2026, 6, 11))
YEAR = (SPRING, AUTUMN)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(("before", "after"), list(product(S, S)), ids=lambda each: each.value)
def test_every_pair_of_states_of_a_groups_meeting(before: S, after: S) -> None:
    if (before, after) in MAY_FOLLOW:
        assert advance(GROUP_MEETING_TRANSITIONS, before, after) is after
    else:
        with pytest.raises(Refused):
            advance(GROUP_MEETING_TRANSITIONS, before, after)


def missing(rule: Rhythm, days: list[date], today: date = TODAY) -> list[int]:
    return [each.missing for each in rhythm.counts(rule, days, today, YEAR)]


def test_a_month_without_a_meeting_asks_for_one_and_so_does_the_next() -> None:
    assert missing(MONTHLY, []) == [1, 1]
    assert missing(MONTHLY, [date(2026, 11, 3)]) == [0, 1]
    assert missing(MONTHLY, [date(2026, 11, 30), date(2026, 12, 1)]) == [0, 0]


def test_two_meetings_a_term_are_counted_from_the_first_to_the_last_day_of_the_half_year() -> None:
    assert missing(BY_TERM, [date(2026, 7, 1), date(2026, 12, 31)]) == [0, 2]
    assert missing(BY_TERM, [date(2026, 6, 30), date(2027, 1, 1)]) == [2, 1]


def test_july_asks_for_no_meeting_and_june_does() -> None:
    assert missing(MONTHLY, [], date(2026, 6, 2)) == [1, 0]
    assert missing(MONTHLY, [], date(2026, 7, 31)) == [0, 1]


def test_of_a_year_that_nobody_has_written_the_terms_of_every_month_counts() -> None:
    assert missing(MONTHLY, [], date(2030, 7, 1)) == [1, 1]


def test_the_running_period_is_told_from_the_next() -> None:
    running, following = rhythm.counts(MONTHLY, [], TODAY, YEAR)
    assert (running.runs, following.runs) == (True, False)
    assert (running.period.last_on, following.period.first_on) == (date(2026, 11, 30), date(2026, 12, 1))


def seats() -> dict[str, Seat]:
    plain = Seat(id="a", label="A", unit="u", kind=SeatKind.member)
    return {
        "a": plain,
        "b": replace(plain, id="b", deputy_for="a"),
        "c": replace(plain, id="c", temporary=True),
        "d": replace(plain, id="d"),
    }


def group_of(*names: str) -> Group:
    return Group(id="g", label="G", seats=names, chair=names[0], rhythm=MONTHLY, agenda="working_group")


def test_a_deputy_sits_where_the_function_sits_and_nobody_else_does() -> None:
    group = group_of("a", "c")
    assert members.sitting(seats(), group) == {"a", "b", "c"}
    assert members.groups_of(seats(), [group], {"b"}) == (group.id,)
    assert members.groups_of(seats(), [group], {"d"}) == ()


def test_places_tell_who_holds_what_who_is_deputy_and_what_is_empty() -> None:
    held = {"b": (Holding("Elias", None),), "c": (Holding("Tove", None),)}
    first, second = members.places(seats(), group_of("a", "c"), held)
    assert (first.is_empty, first.leads, [each.name for each in first.deputies]) == (True, True, ["Elias"])
    assert (second.is_empty, second.leads, second.endless) == (False, False, True)


def test_a_temporary_function_with_a_last_day_is_not_endless() -> None:
    held = {"c": (Holding("Tove", TODAY),)}
    assert not members.places(seats(), group_of("a", "c"), held)[1].endless


@pytest.mark.parametrize(
    ("load", "full"), [(Load(8, 50), 16), (Load(3, 100), 3), (Load(5, 80), 6), (Load(4, None), None), (Load(0, 50), 0)]
)
def test_complaint_s18_cases_are_told_as_on_full_time_for_each_coordinator(load: Load, full: int | None) -> None:
    assert load.on_full_time == full


def at(hour: int, minutes: int = 60) -> Appointment:
    starts = START.replace(hour=hour)
    return Appointment(starts, starts + timedelta(minutes=minutes), "Rum")


def test_parts_with_different_invitees_do_not_overlap() -> None:
    assert terms.times_problem({"allman": at(9), "individ": at(10)}) is None
    assert terms.times_problem({"allman": at(9, 61), "individ": at(10)}) == ("parts_overlap", "individ_starts")
    assert terms.times_problem({"individ": at(9), "allman": at(9)}) == ("parts_overlap", "allman_starts")


@pytest.mark.parametrize(
    ("guest", "problem"),
    [
        (GuestTerms(account_id=uuid4()), None),
        (GuestTerms(None, "Fältare", "Bolaget", "f@demo.example"), None),
        (GuestTerms(), (GroupMeetingProblem.guest_incomplete, "function")),
        (GuestTerms(function="Fältare"), (GroupMeetingProblem.guest_incomplete, "email")),
        (GuestTerms(uuid4(), "Fältare"), (GroupMeetingProblem.guest_twice, "account")),
    ],
)
def test_a_guest_is_a_colleague_or_a_function_outside(guest: GuestTerms, problem: object) -> None:
    assert terms.guest_problem(guest) == problem


@pytest.mark.parametrize(
    ("now", "recorded", "problem"),
    [
        (START - timedelta(minutes=1), [Attendance.present], GroupMeetingProblem.not_started),
        (START, [Attendance.present, None], GroupMeetingProblem.attendance_missing),
        (START, [Attendance.present, Attendance.absent], None),
    ],
)
def test_a_meeting_is_held_once_it_has_begun_and_everyone_is_accounted_for(
    now: datetime, recorded: list[Attendance | None], problem: GroupMeetingProblem | None
) -> None:
    assert attendance.holding_problem(START, now, recorded) is problem


def test_whoever_does_not_hold_the_function_came_as_a_substitute() -> None:
    assert attendance.is_substitute(None, ["a"])
    assert attendance.is_substitute("b", ["a"])
    assert not attendance.is_substitute("a", ["a", "b"])
