"""The pure decisions about passwords, sessions, throttling, units and seats."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.access.roles import ACCOUNT_ROLES, CASE_ROLES, Role
from sspf.accounts import rules
from sspf.accounts.rules import AccountProblem, Lifetime

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 1))
PERIODS = st.tuples(DAYS, st.none() | DAYS).filter(lambda each: each[1] is None or each[0] <= each[1])


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("fjorton tecken", AccountProblem.password_short),
        ("femton tecken!!", None),
        ("blå cykel under trappan", None),
        ("ÅÄÖ 漢字 och en fisk", None),
        ("x" * 257, AccountProblem.password_long),
        ("hästkrubba " * 23 + "abc", None),
        ("sspfsspfsspfsspf", AccountProblem.password_weak),
        ("Sommar2026Sommar2026", AccountProblem.password_weak),
        ("kommunkommunkommun1", AccountProblem.password_weak),
        ("aaaaaaaaaaaaaaaaaa", AccountProblem.password_weak),
        ("majamajamajamaja", AccountProblem.password_weak),
    ],
)
def test_a_password_is_long_and_not_easy_to_guess(password: str, problem: AccountProblem | None) -> None:
    assert rules.password_problem(password, ("maja", "ny")) is problem


@given(st.text(max_size=300))
def test_any_text_is_judged_as_a_password_without_fail(password: str) -> None:
    problem = rules.password_problem(password)
    assert (problem is AccountProblem.password_short) == (len(password) < 15)


@pytest.mark.parametrize(
    ("started", "used", "alive"),
    [
        (0, 0, True),
        (14, 14, True),
        (15, 15, False),
        (479, 0, True),
        (480, 0, False),
        (0, -1, True),
        (0, -2, False),
    ],
)
def test_a_login_lives_fifteen_idle_minutes_and_eight_hours_in_all(started: int, used: int, alive: bool) -> None:
    lifetime = Lifetime(NOW - timedelta(minutes=started), NOW - timedelta(minutes=used))
    assert rules.is_alive(lifetime, NOW) is alive


@pytest.mark.parametrize(
    ("pair", "account", "address", "waits"),
    [(4, 99, 49, False), (5, 5, 5, True), (0, 100, 0, True), (0, 0, 50, True), (0, 0, 0, False)],
)
def test_failures_are_counted_for_the_account_from_here_at_all_and_from_here(
    pair: int, account: int, address: int, waits: bool
) -> None:
    assert rules.is_throttled(pair, account, address) is waits


@pytest.mark.parametrize("role", ACCOUNT_ROLES)
def test_case_roles_have_a_unit_and_the_others_have_none(role: Role) -> None:
    with_unit, without = rules.unit_problem(role, "skola-norr"), rules.unit_problem(role, None)
    expected = (None, AccountProblem.unit_needed) if role in CASE_ROLES else (AccountProblem.unit_not_allowed, None)
    assert (with_unit, without) == expected


NOT_FOR, OTHER = AccountProblem.seat_not_for_role, AccountProblem.seat_of_other_unit


@pytest.mark.parametrize(
    ("role", "own_unit", "other_unit", "figures_only"),
    [
        (Role.coordinator, None, OTHER, None),
        (Role.unit_manager, None, OTHER, None),
        (Role.participant, None, OTHER, None),
        (Role.steering_member, NOT_FOR, NOT_FOR, None),
        (Role.log_reviewer, NOT_FOR, NOT_FOR, NOT_FOR),
        (Role.administrator, NOT_FOR, NOT_FOR, NOT_FOR),
    ],
)
def test_who_may_hold_which_seat(
    role: Role,
    own_unit: AccountProblem | None,
    other_unit: AccountProblem | None,
    figures_only: AccountProblem | None,
) -> None:
    unit = "skola-norr" if role in CASE_ROLES else None
    assert rules.seat_problem(role, unit, "skola-norr", figures_only=False) is own_unit
    assert rules.seat_problem(role, unit, "polis", figures_only=False) is other_unit
    assert rules.seat_problem(role, unit, "polis", figures_only=True) is figures_only


@given(PERIODS, PERIODS)
def test_two_periods_overlap_when_they_share_a_day(one: tuple[date, date], other: tuple[date, date]) -> None:
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(61)]
    shared = any(rules.holds_on(*one, day) and rules.holds_on(*other, day) for day in days)
    assert rules.overlap(one, other) is shared


@pytest.mark.parametrize("text", ["maja@demo.example", "å.ö@kommun.se", "a+b@x.y.z"])
def test_what_can_be_an_address_is_taken(text: str) -> None:
    assert rules.is_address(text)


@pytest.mark.parametrize(
    "text", ["", "maja", "maja@", "@x.se", "maja@kommun", "a b@x.se", "a@x..se", "a@b@x.se", "a@x.se\n"]
)
def test_what_cannot_be_an_address_is_refused(text: str) -> None:
    assert not rules.is_address(text)


CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME}", "Chrome, Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Edg/130.0", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox, Linux"),
        (f"Mozilla/5.0 (Linux; Android 14; SM-A546B) {CHROME}", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17 Safari/605", "Safari, Mac"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_device_is_a_few_words_and_never_the_raw_string(user_agent: str, words: str) -> None:
    assert rules.device(user_agent) == words
    assert len(words) <= 40
