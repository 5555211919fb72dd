"""Knows when colleagues are left in peace by reminders: school holidays, days that are no working days, and hours."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sspf import workdays
from sspf.catalogue.entries import Entry, Positive, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Entry):
    """A school holiday: `from` and `until` are its first and its last day."""

    def problems(self) -> Iterator[tuple[str, str]]:
        """A holiday without an end would keep everybody quiet for ever."""
        yield from Entry.problems(self)
        if self.valid_from is None or self.valid_until is None:
            yield "from", "första och sista dagen ska anges med from och until"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet(Record):
    """Reminders go out from the first hour until the last one begins, on working days outside school holidays."""

    first_hour: Positive
    last_hour: Positive
    holidays: Mapping[str, Holiday]

    def problems(self) -> Iterator[tuple[str, str]]:
        """There must be an hour left."""
        if not self.first_hour < self.last_hour <= 24:
            yield "last_hour", "ska vara efter first_hour och högst 24"

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
