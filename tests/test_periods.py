"""Years and their parts."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf import halfyears, periods
from sspf.periods import PARTS, Period, PeriodKind

DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))
KINDS = st.sampled_from(PeriodKind)


@pytest.mark.parametrize(
    ("slug", "words", "first", "last"),
    [
        ("2026", "hela 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-vt", "vårterminen 2026", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-ht", "höstterminen 2026", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-t2", "andra tertialet 2026", date(2026, 5, 1), date(2026, 8, 31)),
        ("2024-k1", "första kvartalet 2024", date(2024, 1, 1), date(2024, 3, 31)),
        ("2026-k4", "fjärde kvartalet 2026", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_words_and_a_first_and_a_last_day(slug: str, words: str, first: date, last: date) -> None:
    period = periods.read(slug)
    assert period is not None
    assert (period.slug, period.words, period.first_on, period.last_on) == (slug, words, first, last)


@pytest.mark.parametrize("slug", ["", "2026-", "2026-k5", "2026-t4", "2026-xx", "26", "igår", "2026-vt ", "1999"])
def test_what_is_no_period_is_none(slug: str) -> None:
    assert periods.read(slug) is None


@given(DAYS, KINDS)
def test_every_day_belongs_to_one_period_of_a_kind(day: date, kind: PeriodKind) -> None:
    period = periods.of(day, kind)
    assert period.holds(day)
    assert [each for each in PARTS[kind] if Period(day.year, each).holds(day)] == [period.part]


@given(DAYS, KINDS)
def test_periods_of_a_kind_follow_each_other_without_a_gap(day: date, kind: PeriodKind) -> None:
    period = periods.of(day, kind)
    assert period.next.first_on == period.last_on + timedelta(days=1)
    assert period.next.previous == period
    assert period.year_before.kind is kind


@given(DAYS)
def test_terms_are_the_ones_that_everybody_else_counts(day: date) -> None:
    term, half = periods.of(day, PeriodKind.term), halfyears.of(day)
    assert (term.slug, term.words, term.first_on, term.last_on) == (half.slug, half.words, half.first_on, half.last_on)


def test_a_period_is_over_when_its_last_day_has_passed() -> None:
    assert not Period(2026, "k1").is_over(date(2026, 3, 31))
    assert Period(2026, "k1").is_over(date(2026, 4, 1))


def test_those_that_are_over_come_latest_first() -> None:
    found = [each.slug for each in islice(periods.ended(PeriodKind.tertial, date(2026, 5, 1)), 2)]
    assert found == ["2026-t1", "2025-t3"]


def test_only_what_has_begun_is_offered() -> None:
    found = [each.slug for each in periods.begun(date(2026, 5, 1), 1)]
    assert found == ["2026", "2026-vt", "2026-t1", "2026-t2", "2026-k1", "2026-k2"]


@pytest.mark.parametrize(
    ("slug", "short"), [("2026", "2026"), ("2026-vt", "VT 2026"), ("2026-t2", "T2 2026"), ("2026-k4", "K4 2026")]
)
def test_a_period_has_a_short_name_for_an_axis(slug: str, short: str) -> None:
    period = periods.read(slug)
    assert period is not None
    assert period.short == short
