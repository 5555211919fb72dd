"""Swedish working days."""

from datetime import date, timedelta

import pytest

from sspf import workdays

RED_DAYS = (
    "2026-01-01",
    "2026-01-06",
    "2026-04-03",
    "2026-04-06",
    "2026-05-01",
    "2026-05-14",
    "2025-06-06",
    "2025-12-26",
)
EVES = ("2026-06-19", "2026-12-24", "2026-12-31")


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2000, (4, 23)),
        (2008, (3, 23)),
        (2019, (4, 21)),
        (2024, (3, 31)),
        (2026, (4, 5)),
        (2027, (3, 28)),
        (2038, (4, 25)),
    ],
)
def test_easter_falls_where_the_almanac_has_it(year: int, day: tuple[int, int]) -> None:
    assert workdays.easter(year) == date(year, *day)


@pytest.mark.parametrize("day", [*RED_DAYS, *EVES, "2026-11-21", "2026-11-22"])
def test_offices_are_closed(day: str) -> None:
    assert not workdays.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day", ["2026-01-02", "2026-01-05", "2026-04-02", "2026-05-15", "2026-06-18", "2026-06-26", "2026-12-23"]
)
def test_offices_are_open(day: str) -> None:
    assert workdays.is_working_day(date.fromisoformat(day))


def test_days_are_counted_over_weekends_and_christmas() -> None:
    assert workdays.after(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert workdays.after(date(2026, 12, 23), 1) == date(2026, 12, 28)
    assert workdays.before(date(2026, 12, 28), 1) == date(2026, 12, 23)


def test_counting_forth_and_back_leads_home_from_every_working_day_of_a_year() -> None:
    days = (date(2026, 1, 1) + timedelta(days=each) for each in range(365))
    for day in filter(workdays.is_working_day, days):
        assert workdays.before(workdays.after(day, 7), 7) == day
