"""Knows what an entry in the calendar says, on which days it falls, and when it does not hold together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sspf import workdays
from sspf.catalogue.hours import Weekday
from sspf.catalogue.quiet import Quiet
from sspf.catalogue.yearly import DayKind
from sspf.errors import Refused

LONGEST: Final = timedelta(days=400)
WEEK: Final = timedelta(days=7)


class EventState(StrEnum):
    """Whether it is going to be."""

    planned = "planned"
    called_off = "called_off"


EVENT_TRANSITIONS: Final[Mapping[EventState, frozenset[EventState]]] = {
    EventState.planned: frozenset({EventState.called_off}),
    EventState.called_off: frozenset({EventState.planned}),
}


class CalendarProblem(StrEnum):
    """Why something in the calendar is refused; the label tells what to do."""

    ends_before = "ends_before"
    too_long = "too_long"
    time_missing = "time_missing"
    same_time = "same_time"
    never_falls = "never_falls"
    other_area = "other_area"
    called_off = "called_off"
    lead_missing = "lead_missing"


@dataclass(frozen=True, slots=True)
class EventTerms:
    """What somebody enters. No area is the whole municipality; `ends` before `starts` is past midnight.

    With `weekdays` it comes back each week until the last day, with `school_days` not in holidays. `asked`: agencies
    that are wanted there. `yearly`: the day of `config/calendar.toml` that it is the planning of.
    """

    title: str
    kind: DayKind
    area: str
    first_on: date
    last_on: date
    starts: str = ""
    ends: str = ""
    place: str = ""
    weekdays: tuple[Weekday, ...] = ()
    school_days: bool = False
    asked: tuple[str, ...] = ()
    note: str = ""
    yearly: str = ""
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class StaffingTerms:
    """Who comes from one agency: how many, and which function holds it together. None of them: it cannot this time."""

    count: int
    lead: str = ""
    note: str = ""
    nameless: bool = False


def check_event(terms: EventTerms) -> None:
    """Raise `Refused` unless there is a day on which it is, and times that follow each other."""
    if terms.last_on < terms.first_on:
        raise Refused(CalendarProblem.ends_before, "last_on")
    if terms.last_on - terms.first_on > LONGEST:
        raise Refused(CalendarProblem.too_long, "last_on")
    if terms.ends and not terms.starts:
        raise Refused(CalendarProblem.time_missing, "starts")
    if terms.starts and terms.ends == terms.starts:
        raise Refused(CalendarProblem.same_time, "ends")
    if terms.weekdays and not any(weekday(day) in terms.weekdays for day in days(terms.first_on, terms.last_on)):
        raise Refused(CalendarProblem.never_falls, "weekdays")


def check_staffing(terms: StaffingTerms) -> None:
    """Raise `Refused` when somebody comes and no function is said to hold it together."""
    if terms.count and not terms.lead:
        raise Refused(CalendarProblem.lead_missing, "lead")


def falls(terms: EventTerms, first: date, last: date, quiet: Quiet) -> Iterator[date]:
    """The days between `first` and `last` on which it is shown: each weekday it comes back on, else its first there."""
    begins, ends = max(first, terms.first_on), min(last, terms.last_on)
    if not terms.weekdays:
        if begins <= ends:
            yield begins
        return
    for day in days(begins, ends):
        if weekday(day) in terms.weekdays and not (terms.school_days and not _is_school_day(day, quiet)):
            yield day


def days(first: date, last: date) -> Iterator[date]:
    """Every day from the first through the last."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def weekday(day: date) -> Weekday:
    """The weekday of a day."""
    return list(Weekday)[day.weekday()]


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _is_school_day(day: date, quiet: Quiet) -> bool:
    return workdays.is_working_day(day) and not any(each.in_use(day) for each in quiet.holidays.values())
