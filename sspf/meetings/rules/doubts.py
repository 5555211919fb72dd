"""Knows what is worth a second thought before a kallelse goes out: each is told, and none is a wall."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf import workdays
from sspf.catalogue.agencies import Unit
from sspf.catalogue.quiet import Quiet
from sspf.meetings.rules import appointments


class DoubtKind(StrEnum):
    """What speaks against a time, a room or somebody's being called."""

    short_notice = "short_notice"
    day_off = "day_off"
    school_holiday = "school_holiday"
    odd_hours = "odd_hours"
    unit_hours = "unit_hours"
    person_taken = "person_taken"
    room_taken = "room_taken"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One of them. `detail` names what it is about, `count` is a number of working days.

    `key` is what is ticked: it is another one for another time, so that nobody has agreed to what was not asked.
    """

    kind: DoubtKind
    key: str
    detail: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Custom:
    """What the municipality does as a rule: how long before the kallelse goes out, and when people are left alone."""

    notice_working_days: int
    quiet: Quiet


def of_time(starts: datetime, ends: datetime, today: date, custom: Custom) -> Iterator[Doubt]:
    """What speaks against a time; `starts` and `ends` are on the wall's clock (E10, E14, F11)."""
    day = starts.date()
    left = appointments.working_days(today, day)
    if left < custom.notice_working_days:
        yield _doubt(DoubtKind.short_notice, starts, count=left)
    if not workdays.is_working_day(day):
        yield _doubt(DoubtKind.day_off, starts)
    for holiday in custom.quiet.holidays.values():
        if holiday.in_use(day):
            yield _doubt(DoubtKind.school_holiday, starts, holiday.label)
    if starts.hour < custom.quiet.first_hour or (ends.hour, ends.minute) > (custom.quiet.last_hour, 0):
        yield _doubt(DoubtKind.odd_hours, starts)


def of_units(starts: datetime, ends: datetime, units: Iterable[Unit]) -> Iterator[Doubt]:
    """What units have said of the hours that suit them badly (P13)."""
    for unit in units:
        for hours in unit.inconvenient:
            if hours.touch(starts, ends):
                yield _doubt(DoubtKind.unit_hours, starts, f"{unit.label}, {hours.why}", about=unit.id)


def _doubt(kind: DoubtKind, starts: datetime, detail: str = "", count: int = 0, about: str = "") -> Doubt:
    return Doubt(kind, f"{kind}:{about}:{starts:%Y%m%dT%H%M}", detail, count)
