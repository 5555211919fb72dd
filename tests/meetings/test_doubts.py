"""What is worth a second thought before a kallelse goes out."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf import workdays
from sspf.catalogue.hours import Hours, Weekday
from sspf.clock import TIME_ZONE
from sspf.meetings.rules import doubts
from sspf.meetings.rules.doubts import Custom, DoubtKind
from sspf.settings import PROJECT
from tests.house import read_catalogue

CATALOGUE = read_catalogue(PROJECT / "config")
CUSTOM = Custom(CATALOGUE.deadlines.summons_working_days, CATALOGUE.quiet)
TODAY = date(2026, 11, 23)


def at(day: date, clock: str = "13.00") -> datetime:
    """That time of that day on the wall's clock."""
    return datetime.combine(day, time.fromisoformat(clock.replace(".", ":")), TIME_ZONE)


def kinds(starts: datetime, hours: float = 1, today: date = TODAY) -> set[DoubtKind]:
    """What speaks against a meeting that begins then."""
    return {each.kind for each in doubts.of_time(starts, starts + timedelta(hours=hours), today, CUSTOM)}


@pytest.mark.parametrize(
    ("starts", "hours", "found"),
    [
        (at(date(2026, 12, 9)), 1, set()),
        (at(date(2026, 12, 9), "16.00"), 1, set()),  # ends as offices close
        (at(date(2026, 12, 9), "16.30"), 1, {DoubtKind.odd_hours}),
        (at(date(2026, 12, 9), "07.30"), 1, {DoubtKind.odd_hours}),
        (at(date(2026, 12, 4)), 1, {DoubtKind.short_notice}),
        (at(date(2026, 12, 12)), 1, {DoubtKind.day_off}),  # a Saturday
        (at(date(2027, 1, 6)), 1, {DoubtKind.day_off, DoubtKind.school_holiday}),  # trettondedagen
        (at(date(2027, 6, 25)), 1, {DoubtKind.day_off, DoubtKind.school_holiday}),  # midsommarafton
        (at(date(2027, 2, 16)), 1, {DoubtKind.school_holiday}),
        (at(TODAY, "18.00"), 1, {DoubtKind.short_notice, DoubtKind.odd_hours}),
    ],
)
def test_each_thing_that_speaks_against_a_time_is_told(starts: datetime, hours: float, found: set[DoubtKind]) -> None:
    assert kinds(starts, hours) == found


@given(st.dates(TODAY, date(2027, 11, 1)))
def test_notice_is_short_when_fewer_working_days_are_left_than_is_usual(day: date) -> None:
    short = day < workdays.after(TODAY, CUSTOM.notice_working_days)
    assert (DoubtKind.short_notice in kinds(at(day))) is short


@given(st.dates(TODAY, date(2027, 11, 1)), st.integers(0, 22), st.integers(0, 22))
def test_what_is_ticked_for_one_time_is_not_ticked_for_another(day: date, hour: int, other: int) -> None:
    def keys(begins: int) -> set[str]:
        starts = at(day, f"{begins:02}.00")
        police = CATALOGUE.units["omradespolis"]
        ends = starts + timedelta(minutes=45)
        found = [*doubts.of_time(starts, ends, TODAY, CUSTOM), *doubts.of_units(starts, ends, [police])]
        return {each.key for each in found}

    assert hour == other or not keys(hour) & keys(other)


def test_complaint_p13_the_morning_after_a_night_shift_is_told_to_whoever_calls() -> None:
    police, leisure = CATALOGUE.units["omradespolis"], CATALOGUE.units["fritid-unga"]
    monday, tuesday = at(date(2026, 12, 14), "09.00"), at(date(2026, 12, 15), "09.00")
    hour = timedelta(hours=1)
    [found] = doubts.of_units(monday, monday + hour, [police, leisure])
    assert (found.kind, found.detail) == (DoubtKind.unit_hours, "Områdespolisen, efter helgens nattpass")
    assert list(doubts.of_units(tuesday, tuesday + hour, [police, leisure])) == []


@pytest.mark.parametrize(
    ("begins", "ends", "touches"),
    [("07.00", "08.00", False), ("07.30", "08.30", True), ("08.15", "09.00", True), ("09.45", "11.00", True),
     ("10.00", "11.00", False), ("07.00", "11.00", True)],
)  # fmt: skip
def test_hours_are_touched_by_what_falls_into_them_and_not_by_what_meets_them(
    begins: str, ends: str, touches: bool
) -> None:
    lessons = Hours(days=(Weekday.wednesday,), starts="08.00", ends="10.00", why="alla undervisar")
    day = date(2026, 12, 9)
    assert lessons.touch(at(day, begins), at(day, ends)) is touches
    assert lessons.touch(at(day + timedelta(days=1), begins), at(day + timedelta(days=1), ends)) is False


@pytest.mark.parametrize("wrong", [{"starts": "8"}, {"ends": "25.00"}, {"starts": "11.00"}])
def test_hours_that_cannot_be_are_refused_when_config_is_read(wrong: dict[str, str]) -> None:
    given = {"starts": "08.00", "ends": "10.00", **wrong}
    assert list(Hours(days=(Weekday.monday,), why="prov", **given).problems())
