"""Knows when colleagues are left in peace by reminders: school holidays, days that are no working days, and hours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sspf import workdays
from sspf.catalogue.agencies import AgencySide
from sspf.catalogue.entries import Entry, Positive, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Entry):
    """A school holiday: `from` and `until` are its first and its last day."""

    def problems(self) -> Iterator[tuple[str, str]]:
        """A holiday without an end would keep everybody quiet for ever."""
        yield from Entry.problems(self)
        if self.valid_from is None or self.valid_until is None:
            yield "from", "första och sista dagen ska anges med from och until"


def _hour_problems(first: int, last: int) -> Iterator[tuple[str, str]]:
    """There must be an hour left."""
    if not first < last <= 24:
        yield "last_hour", "ska vara efter first_hour och högst 24"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherHours(Entry):
    """The hours of a side of SSPF that works at other times than offices do, such as leisure (complaint F11)."""

    first_hour: Positive
    last_hour: Positive
    in_holidays: bool = False

    def problems(self) -> Iterator[tuple[str, str]]:
        """It is one of the sides, and there is an hour left."""
        yield from Entry.problems(self)
        yield from _hour_problems(self.first_hour, self.last_hour)
        if self.id not in set(AgencySide):
            yield "label", f"delen ska heta som en av {', '.join(AgencySide)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet(Record):
    """Reminders go out from the first hour until the last one begins, on working days outside school holidays."""

    first_hour: Positive
    last_hour: Positive
    holidays: Mapping[str, Holiday]
    sides: Mapping[str, OtherHours] | None = None

    def problems(self) -> Iterator[tuple[str, str]]:
        """There must be an hour left."""
        yield from _hour_problems(self.first_hour, self.last_hour)

    def of(self, side: AgencySide) -> "Quiet":
        """When those of one side are left in peace: as everybody, unless it works at other hours."""
        other = (self.sides or {}).get(side)
        if other is None:
            return self
        holidays = {} if other.in_holidays else self.holidays
        return replace(self, first_hour=other.first_hour, last_hour=other.last_hour, holidays=holidays)

    def is_open(self, day: date) -> bool:
        """Whether a reminder may go out on this day."""
        return workdays.is_working_day(day) and not any(each.in_use(day) for each in self.holidays.values())

    def next_open(self, day: date) -> date:
        """The day itself, or the first day after it on which a reminder may go out."""
        while not self.is_open(day):
            day += timedelta(days=1)
        return day

    def allows(self, wall: datetime) -> bool:
        """Whether a reminder may go out at this time on the wall's clock."""
        return self.is_open(wall.date()) and self.first_hour <= wall.hour < self.last_hour
