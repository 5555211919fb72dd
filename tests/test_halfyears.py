"""The two terms of a year: every day belongs to one, and each follows the other."""

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf import halfyears
from sspf.halfyears import HalfYear, Term
from sspf.periods import Period
from sspf.surveys.rules import rounds

DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@pytest.mark.parametrize(
    ("day", "slug", "words"),
    [
        (date(2026, 11, 23), "2026-ht", "höstterminen 2026"),
        (date(2026, 7, 1), "2026-ht", "höstterminen 2026"),
        (date(2026, 6, 30), "2026-vt", "vårterminen 2026"),
        (date(2027, 1, 1), "2027-vt", "vårterminen 2027"),
    ],
)
def test_a_day_belongs_to_a_term(day: date, slug: str, words: str) -> None:
    assert (halfyears.of(day).slug, halfyears.of(day).words) == (slug, words)


@given(DAYS)
def test_terms_lie_side_by_side_and_share_every_day_between_them(day: date) -> None:
    one = halfyears.of(day)

    assert one.first_on <= day <= one.last_on
    assert one.holds(one.first_on)
    assert one.holds(one.last_on)
    assert one.last_on + timedelta(days=1) == one.next.first_on
    assert one.next.previous == one
    assert halfyears.read(one.slug) == one


@given(DAYS)
def test_complaint_s15_figures_and_questionnaires_mean_the_same_days_by_a_term(day: date) -> None:
    one = halfyears.of(day)
    period = Period(one.year, one.term)

    assert (period.first_on, period.last_on) == (one.first_on, one.last_on)
    assert rounds.days_of(rounds.half_year(day)) == (one.first_on, one.last_on)


@pytest.mark.parametrize("slug", ["", "2026", "2026-xt", "1926-ht", "2026-ht ", "26-ht"])
def test_what_is_no_term_is_not_read(slug: str) -> None:
    assert halfyears.read(slug) is None


def test_those_that_are_over_come_latest_first() -> None:
    over = list(islice(halfyears.ended(date(2026, 11, 23)), 3))

    assert over == [HalfYear(2026, Term.vt), HalfYear(2025, Term.ht), HalfYear(2025, Term.vt)]
