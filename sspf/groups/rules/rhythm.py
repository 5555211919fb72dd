"""Knows how often a group is to meet, and in which periods too few meetings are booked (protocol items 20 and 22)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sspf import halfyears
from sspf.catalogue.agencies import Rhythm, RhythmPeriod
from sspf.catalogue.terms import SchoolTerm


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a term: both days are included. `per` tells how its name is said."""

    first_on: date
    last_on: date
    per: RhythmPeriod

    def holds(self, day: date) -> bool:
        """Whether a local day lies in it."""
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True, slots=True)
class Count:
    """How many meetings a period has, and how many it should have at least. `runs`: the period has begun."""

    period: Period
    booked: int
    wanted: int
    runs: bool

    @property
    def missing(self) -> int:
        """How many meetings more are to be booked."""
        return max(0, self.wanted - self.booked)


def counts(rhythm: Rhythm, days: Collection[date], today: date, terms: Iterable[SchoolTerm]) -> tuple[Count, ...]:
    """The running period and the next one. `days`: the local days of what is held and booked, each meeting once.

    A month in which school never is open, such as July, asks for no meeting.
    """
    known = tuple(terms)
    running = period_of(rhythm.per, today)
    following = period_of(rhythm.per, running.last_on + timedelta(days=1))
    return tuple(
        Count(
            each,
            sum(each.holds(day) for day in days),
            rhythm.minimum if is_worked(each, known) else 0,
            each.holds(today),
        )
        for each in (running, following)
    )


def period_of(per: RhythmPeriod, day: date) -> Period:
    """The month or the term that a day belongs to; terms share the year between them, as in the figures."""
    if per is RhythmPeriod.termin:
        term = halfyears.of(day)
        return Period(term.first_on, term.last_on, per)
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Period(first, last, per)


def is_worked(period: Period, terms: tuple[SchoolTerm, ...]) -> bool:
    """Whether a period has any day of school. Of a year that the terms do not tell of, every month counts."""
    dated = [(each.valid_from, each.valid_until) for each in terms if each.valid_from and each.valid_until]
    told = any(period.first_on.year == first.year for first, _ in dated)
    return not told or any(first <= period.last_on and period.first_on <= last for first, last in dated)
