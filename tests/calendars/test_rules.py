"""What stands in the calendar: on which days, when it does not hold together, and which days come back every year."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.calendars.rules.events import (
    CalendarProblem,
    EventTerms,
    StaffingTerms,
    check_event,
    check_staffing,
    falls,
    monday,
)
from sspf.calendars.rules.yearly import yearly
from sspf.catalogue import loader
from sspf.catalogue.hours import Weekday
from sspf.errors import Refused
from sspf.settings import PROJECT
from tests.factories.calendars import DISCO, FRIDAY

CATALOGUE = loader.load(PROJECT / "config")
WEEKLY = replace(DISCO, weekdays=(Weekday.tuesday, Weekday.friday), last_on=date(2027, 1, 31))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"last_on": FRIDAY - timedelta(days=1)}, (CalendarProblem.ends_before, "last_on")),
        ({"last_on": FRIDAY + timedelta(days=401)}, (CalendarProblem.too_long, "last_on")),
        ({"starts": ""}, (CalendarProblem.time_missing, "starts")),
        ({"ends": "19:00"}, (CalendarProblem.same_time, "ends")),
        ({"weekdays": (Weekday.monday,)}, (CalendarProblem.never_falls, "weekdays")),
    ],
)
def test_what_does_not_hold_together_is_refused_at_its_field(changes: dict[str, Any], expected: object) -> None:
    with pytest.raises(Refused) as refused:
        check_event(replace(DISCO, **changes))
    assert (refused.value.reason, refused.value.field) == expected


def test_complaint_f11_evenings_past_midnight_and_weekends_are_ordinary_times() -> None:
    saturday = FRIDAY + timedelta(days=1)
    check_event(replace(DISCO, first_on=saturday, last_on=saturday, starts="21:00", ends="02:00"))


def test_who_comes_says_which_function_and_who_cannot_says_nothing_more() -> None:
    with pytest.raises(Refused) as refused:
        check_staffing(StaffingTerms(2))
    assert (refused.value.reason, refused.value.field) == (CalendarProblem.lead_missing, "lead")
    check_staffing(StaffingTerms(0))


def test_what_comes_back_each_week_falls_on_its_weekdays_and_rests_in_holidays_when_it_follows_school() -> None:
    first, last = date(2026, 12, 14), date(2027, 1, 17)
    always = list(falls(WEEKLY, first, last, CATALOGUE.quiet))
    at_school = list(falls(replace(WEEKLY, school_days=True), first, last, CATALOGUE.quiet))

    assert always == [date(2026, 12, day) for day in (15, 18, 22, 25, 29)] + [
        date(2027, 1, day) for day in (1, 5, 8, 12, 15)
    ]
    assert at_school == [date(2026, 12, 15), date(2026, 12, 18), date(2027, 1, 12), date(2027, 1, 15)]


def test_what_lasts_for_days_is_shown_once_in_each_stretch_that_it_touches() -> None:
    camp = replace(DISCO, first_on=date(2026, 12, 30), last_on=date(2027, 1, 5))

    assert list(falls(camp, date(2026, 12, 28), date(2027, 1, 3), CATALOGUE.quiet)) == [date(2026, 12, 30)]
    assert list(falls(camp, date(2027, 1, 4), date(2027, 1, 10), CATALOGUE.quiet)) == [date(2027, 1, 4)]
    assert list(falls(camp, date(2027, 1, 11), date(2027, 1, 17), CATALOGUE.quiet)) == []


@given(st.dates(date(2026, 8, 1), date(2027, 6, 1)), st.integers(0, 60), st.booleans())
def test_nothing_falls_outside_its_own_days(first: date, length: int, school_days: bool) -> None:
    terms: EventTerms = replace(WEEKLY, school_days=school_days)
    found = list(falls(terms, first, first + timedelta(days=length), CATALOGUE.quiet))

    assert all(terms.first_on <= day <= terms.last_on for day in found)
    assert all(first <= day <= first + timedelta(days=length) for day in found)
    assert found == sorted(set(found))


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 29)])
def test_a_week_begins_on_its_monday(day: date) -> None:
    assert monday(day) == date(2026, 11, 23)


def test_complaint_f12_valborg_the_last_day_of_school_and_the_others_are_there_every_year() -> None:
    found = {(each.label, each.day) for each in yearly(CATALOGUE, date(2027, 1, 1), date(2027, 12, 31))}

    assert found == {
        ("Skolan börjar", date(2027, 1, 11)),
        ("Skärtorsdag", date(2027, 3, 25)),
        ("Valborgsmässoafton", date(2027, 4, 30)),
        ("Skolavslutning", date(2027, 6, 11)),
        ("Midsommarafton", date(2027, 6, 25)),
        ("Skolan börjar", date(2027, 8, 18)),
        ("Halloween", date(2027, 10, 31)),
        ("Lucianatten", date(2027, 12, 12)),
        ("Skolavslutning", date(2027, 12, 17)),
        ("Nyårsafton", date(2027, 12, 31)),
    }


def test_a_year_whose_terms_nobody_has_entered_has_no_day_of_school_and_all_the_others() -> None:
    found = yearly(CATALOGUE, date(2040, 1, 1), date(2040, 12, 31))

    assert "valborg" in {each.id for each in found}
    assert not {"skolavslutning", "skolstart"} & {each.id for each in found}
