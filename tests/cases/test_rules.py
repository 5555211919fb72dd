"""Personal numbers as people type them, birthdays, and the states of a case."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sspf.cases.rules.numbers import PersonalNumber, PersonalNumberError, PersonalNumberProblem
from sspf.cases.rules.people import age_on, birthday
from sspf.cases.rules.states import CASE_TRANSITIONS, CaseState
from sspf.errors import Refused
from sspf.states import advance

TODAY = date(2026, 6, 15)


def with_check_digit(nine: str) -> str:
    """The only tenth digit that gives a sum divisible by ten, found by trying, not by the rule under test."""
    odd = {digit: sum(divmod(int(digit) * 2, 10)) for digit in "0123456789"}
    total = sum(odd[digit] for digit in nine[::2]) + sum(int(digit) for digit in nine[1::2])
    return next(f"{nine}{last}" for last in range(10) if (total + last) % 10 == 0)


def refused(text: str, *, today: date = TODAY, allow_test: bool = True) -> PersonalNumberProblem:
    with pytest.raises(PersonalNumberError) as error:
        PersonalNumber.parse(text, today, allow_test=allow_test)
    assert str(error.value) == error.value.reason.value, "what was typed must not reach a log"
    return error.value.reason


@pytest.mark.parametrize(
    "typed",
    [
        "201701012393",
        "20170101-2393",
        "170101-2393",
        "1701012393",
        " 20170101 2393 ",
        "2017 01 01 23 93",
        "170101 - 2393",
        "20170101–2393",
        "20170101−2393",
        "20170101\u00a02393",
        "\t170101-2393\r\n",
    ],
)
def test_every_usual_way_to_write_a_number_gives_the_same_person(typed: str) -> None:
    number = PersonalNumber.parse(typed, TODAY, allow_test=True)
    assert number == PersonalNumber("201701012393", date(2017, 1, 1), coordination=False)
    assert number.formatted == "20170101-2393"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "17010-12393",
        "20170101-239",
        "20170101-23933",
        "20170101--2393",
        "20170101/2393",
        "2017-01-01-2393",
        "TF170101-2393",
        "20170101-A393",
        "٢٠١٧٠١٠١٢٣٩٣",
        "２０１７０１０１２３９３",
        "20170101-2393; drop",
        "9" * 10_000,
    ],
)
def test_anything_else_is_called_malformed(typed: str) -> None:
    assert refused(typed) is PersonalNumberProblem.malformed


@pytest.mark.parametrize(
    "typed",
    [
        "20170229-2385",
        "19000229-2395",
        "20171301-2380",
        "20170001-2385",
        "20170100-2380",
        "20170132-2380",
        "20170160-2380",
        "20170192-2380",
        "20170289-2380",
        "00170101-2393",
        "17170101-2393",
    ],
)
def test_a_day_that_does_not_exist_is_named_before_the_check_digit(typed: str) -> None:
    assert refused(typed) is PersonalNumberProblem.no_such_date


def test_exactly_one_check_digit_fits() -> None:
    outcomes = {}
    for last in range(10):
        try:
            outcomes[last] = PersonalNumber.parse(f"20170101-239{last}", TODAY, allow_test=True).digits[-1]
        except PersonalNumberError as error:
            outcomes[last] = error.reason
    assert outcomes.pop(3) == "3"
    assert set(outcomes.values()) == {PersonalNumberProblem.check_digit}


def test_two_digits_that_changed_places_are_found() -> None:
    assert refused("20170101-2933") is PersonalNumberProblem.check_digit


def test_a_birth_today_is_accepted_and_one_tomorrow_is_not() -> None:
    today, tomorrow = (f"20{with_check_digit(f'{day:%y%m%d}239')}" for day in (TODAY, TODAY + timedelta(days=1)))
    assert PersonalNumber.parse(today, TODAY, allow_test=True).born_on == TODAY
    assert refused(tomorrow) is PersonalNumberProblem.in_future
    assert refused(tomorrow[2:]) is PersonalNumberProblem.in_future


def test_a_coordination_number_carries_the_day_plus_sixty() -> None:
    number = PersonalNumber.parse(f"20{with_check_digit('170161239')}", TODAY, allow_test=True)
    assert (number.born_on, number.coordination) == (date(2017, 1, 1), True)
    assert number.formatted.startswith("20170161-")
    last = PersonalNumber.parse(f"20{with_check_digit('170191239')}", TODAY, allow_test=True)
    assert last.born_on == date(2017, 1, 31)


@pytest.mark.parametrize("serial", ["238", "239"])
def test_the_test_series_is_refused_outside_demo_and_tests(serial: str) -> None:
    typed = f"20{with_check_digit(f'170101{serial}')}"
    assert PersonalNumber.parse(typed, TODAY, allow_test=True).test_series
    assert refused(typed, allow_test=False) is PersonalNumberProblem.test_series


@pytest.mark.parametrize("serial", ["237", "240"])
def test_neighbours_of_the_test_series_are_ordinary_numbers(serial: str) -> None:
    number = PersonalNumber.parse(f"20{with_check_digit(f'170101{serial}')}", TODAY, allow_test=False)
    assert not number.test_series


@pytest.mark.parametrize(
    ("six", "sign", "born_on"),
    [
        ("260101", "-", date(2026, 1, 1)),
        ("270101", "-", date(1927, 1, 1)),
        ("000229", "-", date(2000, 2, 29)),
        ("260101", "+", date(1926, 1, 1)),
        ("261231", "+", date(1926, 12, 31)),
        ("000301", "+", date(1900, 3, 1)),
        ("270101", "+", date(1827, 1, 1)),
    ],
)
def test_ten_digits_get_their_century_from_today_and_the_plus_sign(six: str, sign: str, born_on: date) -> None:
    ten = with_check_digit(f"{six}238")
    number = PersonalNumber.parse(f"{ten[:6]}{sign}{ten[6:]}", TODAY, allow_test=True)
    assert number.born_on == born_on
    assert number.digits[:4] == f"{born_on:%Y}"


def test_a_plus_sign_can_point_at_a_leap_day_that_was_not() -> None:
    ten = with_check_digit("000229238")
    assert refused(f"{ten[:6]}+{ten[6:]}") is PersonalNumberProblem.no_such_date


def test_a_number_shows_nothing_of_itself_in_a_log() -> None:
    number = PersonalNumber.parse("20170101-2393", TODAY, allow_test=True)
    assert repr(number) == "PersonalNumber()"


@settings(max_examples=200, deadline=None, database=None)
@given(
    born_on=st.dates(min_value=date(1927, 1, 1), max_value=TODAY),
    serial=st.integers(0, 999),
    coordination=st.booleans(),
)
def test_every_number_comes_back_as_it_was_written(born_on: date, serial: int, coordination: bool) -> None:
    day = born_on.day + (60 if coordination else 0)
    ten = with_check_digit(f"{born_on:%y%m}{day:02d}{serial:03d}")
    short = PersonalNumber.parse(f"{ten[:6]}-{ten[6:]}", TODAY, allow_test=True)
    assert short == PersonalNumber.parse(short.formatted, TODAY, allow_test=True)
    assert (short.born_on, short.coordination) == (born_on, coordination)


@pytest.mark.parametrize(
    ("born_on", "age", "expected"),
    [
        (date(2011, 6, 15), 15, date(2026, 6, 15)),
        (date(2012, 2, 29), 15, date(2027, 2, 28)),
        (date(2012, 2, 29), 16, date(2028, 2, 29)),
        (date(2012, 2, 29), 18, date(2030, 2, 28)),
        (date(2012, 3, 1), 15, date(2027, 3, 1)),
        (date(2012, 2, 28), 15, date(2027, 2, 28)),
    ],
)
def test_r10_birthdays_fall_on_28_february_in_common_years(born_on: date, age: int, expected: date) -> None:
    assert birthday(born_on, age) == expected
    assert age_on(born_on, expected) == age
    assert age_on(born_on, expected - timedelta(days=1)) == age - 1


def test_age_is_below_zero_before_birth() -> None:
    assert [age_on(date(2020, 5, 1), day) for day in (date(2020, 4, 30), date(2020, 5, 1))] == [-1, 0]


def test_every_state_has_its_row_and_no_state_follows_itself() -> None:
    assert set(CASE_TRANSITIONS) == set(CaseState)
    assert [state for state, following in CASE_TRANSITIONS.items() if state in following] == []


def test_a_case_walks_from_opened_to_closed_and_rests_when_consent_fails() -> None:
    walk = ["opened", "awaiting_consent", "active", "dormant", "active", "closing", "closed", "awaiting_consent"]
    states = [CaseState(name) for name in walk]
    assert [advance(CASE_TRANSITIONS, a, b) for a, b in pairwise(states)] == states[1:]


@pytest.mark.parametrize(
    ("current", "wanted"),
    [
        (CaseState.opened, CaseState.active),
        (CaseState.awaiting_consent, CaseState.dormant),
        (CaseState.active, CaseState.closed),
        (CaseState.active, CaseState.awaiting_consent),
        (CaseState.dormant, CaseState.closed),
        (CaseState.closed, CaseState.active),
        (CaseState.closed, CaseState.opened),
    ],
)
def test_a_case_never_jumps_over_consent_or_over_its_closing(current: CaseState, wanted: CaseState) -> None:
    with pytest.raises(Refused):
        advance(CASE_TRANSITIONS, current, wanted)
