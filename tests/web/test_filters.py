"""Dates, numbers and names as Swedes write them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.web import filters
from tests.web.bare import bare_app, render

SATURDAY = date(2026, 11, 28)
TODAY = date(2026, 11, 22)


def test_a_day_is_written_in_four_ways() -> None:
    assert filters.date_iso(SATURDAY) == "2026-11-28"
    assert filters.date_long(SATURDAY) == "28 november 2026"
    assert filters.day_and_month(SATURDAY) == "28 nov"
    assert filters.weekday_date(SATURDAY) == "lördag 28 november"


def test_a_stored_instant_is_shown_as_swedish_time_in_winter_and_in_summer() -> None:
    assert filters.moment(datetime(2026, 11, 28, 12, tzinfo=UTC)) == "lördag 28 november kl. 13.00"
    assert filters.moment(datetime(2026, 6, 6, 12, tzinfo=UTC)) == "lördag 6 juni kl. 14.00"


def test_late_in_the_evening_utc_is_already_the_next_swedish_day() -> None:
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert filters.date_long(late) == "1 januari 2027"
    assert filters.instant(late) == "2027-01-01 00.30"
    assert filters.relative(late, date(2027, 1, 1)) == "i dag"


def test_a_time_without_zone_is_taken_as_it_stands() -> None:
    assert filters.clock_time(datetime(2026, 11, 28, 9, 5)) == "09.05"  # noqa: DTZ001  a form gives it so


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "i dag"),
        (1, "i morgon"),
        (-1, "i går"),
        (6, "om 6 dagar"),
        (-3, "3 dagar sedan"),
        (60, "om 60 dagar"),
        (61, "om 2 månader"),
        (-365, "12 månader sedan"),
    ],
)
def test_the_distance_to_a_day_is_said_in_words(days: int, words: str) -> None:
    with bare_app().test_request_context():
        assert filters.relative(TODAY + timedelta(days=days), TODAY) == words


@given(st.integers(2, 3000))
def test_as_far_ahead_as_behind_is_the_same_number(days: int) -> None:
    ahead = filters.relative(TODAY + timedelta(days=days), TODAY)
    behind = filters.relative(TODAY - timedelta(days=days), TODAY)
    assert ahead.removeprefix("om ") == behind.removesuffix(" sedan")


def test_what_is_missing_is_written_as_nothing() -> None:
    for write in (filters.date_iso, filters.date_long, filters.day_and_month, filters.weekday_date):
        assert write(None) == ""
    for tell in (filters.moment, filters.instant, filters.clock_time):
        assert tell(None) == ""
    assert filters.relative(None, TODAY) == ""
    assert filters.number(None) == ""


def test_numbers_have_a_hard_space_between_thousands_and_a_comma_before_decimals() -> None:
    assert filters.number(1234567) == "1\u00a0234\u00a0567"
    assert filters.number(0) == "0"
    assert filters.number(Decimal("3.45"), 1) == "3,4"
    assert filters.number(7.0, 1) == "7,0"


def test_the_word_follows_the_count() -> None:
    assert filters.plural(1, "möte", "möten") == "1 möte"
    assert filters.plural(0, "möte", "möten") == "0 möten"
    assert filters.plural(1200, "möte", "möten") == "1\u00a0200 möten"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Åsa-Lena von Berg", "ÅB"), ("maria lind", "ML"), ("Ali", "A"), ("  ", "?"), ("", "?"), ("Bo  Ek ", "BE")],
)
def test_initials_are_those_of_the_first_and_the_last_name(name: str, letters: str) -> None:
    assert filters.initials(name) == letters


def test_a_list_in_a_sentence_has_och_before_its_last() -> None:
    with bare_app().test_request_context():
        assert filters.listed(["skola", "polis", "fritid"]) == "skola, polis och fritid"
        assert filters.listed(["skola"]) == "skola"
        assert filters.listed([]) == ""


def test_every_filter_is_at_hand_in_templates() -> None:
    assert render("{{ day|date_long }}, {{ day|relative(today) }}", day=SATURDAY, today=TODAY) == (
        "28 november 2026, om 6 dagar"
    )
    assert render("{{ 2|plural('mål', 'mål') }} av {{ 'Bo Ek'|initials }}") == "2 mål av BE"
