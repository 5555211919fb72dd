"""Periods and what may be told of them."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.periods import Period
from sspf.statistics import rules
from sspf.statistics.rules import Facts, Journey

YEAR = Period(2026)
PARTS = ("", "vt", "ht", "k1", "k2", "k3", "k4")
QUARTERS = ("k1", "k2", "k3", "k4")


def quarters(*counts: int) -> list[date]:
    """So many days in each quarter of 2026."""
    return [
        Period(2026, part).first_on + timedelta(days=place)
        for part, count in zip(QUARTERS, counts, strict=True)
        for place in range(count)
    ]


@pytest.mark.parametrize(
    ("slug", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-vt", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-ht", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-k1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2024-k1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2026-k4", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(slug: str, first: date, last: date) -> None:
    period = rules.parse(slug, date(2026, 12, 31))
    assert period is not None
    assert (period.slug, period.first_on, period.last_on) == (slug, first, last)


@pytest.mark.parametrize("slug", ["", "2026-", "2026-k5", "2026-xx", "2027", "2023", "2026-k4", "igår", "2026-vt "])
def test_what_is_no_period_or_has_not_begun_is_none(slug: str) -> None:
    assert rules.parse(slug, date(2026, 9, 30)) is None


def test_the_parts_of_a_year_cover_it_without_overlap() -> None:
    for parts in (("vt", "ht"), QUARTERS):
        ends = [YEAR.first_on] + [Period(2026, part).after for part in parts]
        assert [Period(2026, part).first_on for part in parts] == ends[:-1]
        assert ends[-1] == YEAR.after


def test_periods_are_offered_once_they_have_begun_the_newest_year_first() -> None:
    offered = [each.slug for each in rules.offered(date(2026, 4, 1))]
    assert offered[:5] == ["2026", "2026-vt", "2026-k1", "2026-k2", "2025"]
    assert offered[-1] == "2024-k4"


@pytest.mark.parametrize(("count", "value", "small"), [(0, 0, False), (1, None, True), (4, None, True), (5, 5, False)])
def test_one_to_four_persons_are_never_told(count: int, value: int | None, small: bool) -> None:
    told = rules.told(quarters(count, 0, 0, 0), YEAR)
    assert (told.value, told.small) == (value, small)


def test_a_term_is_kept_back_when_the_year_would_tell_the_other_one() -> None:
    days = quarters(10, 8, 2, 0)
    assert rules.told(days, YEAR).value == 20
    assert rules.told(days, Period(2026, "ht")) == rules.Told(None, small=True)
    assert rules.told(days, Period(2026, "vt")) == rules.Told(None)


def test_a_quarter_is_kept_back_when_its_term_would_tell_the_other_one() -> None:
    days = quarters(6, 6, 6, 2)
    assert [rules.told(days, Period(2026, part)).value for part in PARTS] == [20, 12, 8, 6, 6, None, None]


def test_parts_are_told_all_or_none() -> None:
    parts = {"accepted": quarters(6, 6, 6, 6), "closed": quarters(0, 0, 0, 3)}
    assert rules.told_parts(parts, YEAR) is None
    assert rules.told_parts({**parts, "closed": []}, YEAR) == {"accepted": 24, "closed": 0}


def everything_told(counts: tuple[int, ...]) -> tuple[int | None, ...]:
    return tuple(rules.told(quarters(*counts), Period(2026, part)).value for part in PARTS)


def true_counts(counts: tuple[int, ...]) -> tuple[int, ...]:
    one, two, three, four = counts
    return (sum(counts), one + two, three + four, *counts)


WORLDS: dict[tuple[int | None, ...], list[tuple[int, ...]]] = {}
for _counts in product(range(8), repeat=4):
    WORLDS.setdefault(everything_told(_counts), []).append(_counts)


@given(st.tuples(*[st.integers(0, 7)] * 4))
def test_nobody_who_sees_every_period_can_work_out_a_count_of_one_to_four(counts: tuple[int, ...]) -> None:
    """An attacker who knows the rule and every told figure is left with at least two possible values for each."""
    possible = [true_counts(each) for each in WORLDS[everything_told(counts)]]
    for place, true in enumerate(true_counts(counts)):
        if 1 <= true <= 4:
            assert len({each[place] for each in possible}) > 1, (counts, PARTS[place])


def journey(*days: int | None) -> Journey:
    """A case whose steps were taken so many days into 2026."""
    first, *rest = [None if day is None else YEAR.first_on + timedelta(days=day) for day in days]
    assert first is not None
    return Journey(first, *rest)


def test_lead_times_are_medians_over_at_least_five_cases_that_took_the_later_step_in_the_period() -> None:
    cases = [journey(0, 10 + each, 20) for each in range(5)]
    assert list(rules.lead_times(cases, YEAR)) == [12, 8, None, None]
    assert list(rules.lead_times(cases[:4], YEAR)) == [None] * 4
    assert list(rules.lead_times(cases, Period(2026, "ht"))) == [None] * 4


def test_plans_with_follow_up_are_told_only_when_those_without_are_not_one_to_four() -> None:
    followed = [journey(0, 1, 2, 3, 40) for _ in range(6)]
    waiting = [journey(0, 1, 2, 3) for _ in range(5)]
    told = rules.report(Facts(tuple(followed + waiting)), YEAR)
    assert (told.plans.value, told.followed_up) == (11, 6)
    hidden = rules.report(Facts(tuple(followed + waiting[:2])), YEAR)
    assert (hidden.plans.value, hidden.followed_up) == (8, None)


def test_consents_in_force_are_kept_back_from_one_to_four() -> None:
    assert rules.report(Facts(sharing=4), YEAR).sharing == rules.Told(None, small=True)
    assert rules.report(Facts(sharing=5), YEAR).sharing == rules.Told(5)
