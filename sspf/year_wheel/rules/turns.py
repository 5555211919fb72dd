"""Knows when the duties of a year fall, and where each stands on a day: done, late, time for it, or yet to come."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sspf.catalogue.year_wheel import Duty, Every, Proof
from sspf.periods import PARTS, Period, PeriodKind

MONTHS: Final = 24
"""At least every second year, says the law (lag 2023:196, 6 §)."""
LONG_AGO: Final = timedelta(days=31)
KINDS: Final = {Every.quarter: PeriodKind.quarter, Every.term: PeriodKind.term}


class DutyState(StrEnum):
    """Where a duty stands for one time. `missed`: it did not come about, and cannot be made up for.

    `before`: its day came before anybody worked with this tool.
    """

    done = "done"
    late = "late"
    missed = "missed"
    now = "now"
    coming = "coming"
    before = "before"


class DutyProblem(StrEnum):
    """Why a duty is not ticked off; the label tells what to do."""

    done_ahead = "done_ahead"


@dataclass(frozen=True, slots=True)
class Span:
    """One time of a duty. What is done from `first_on` through `last_on` counts, or what names it by `slug`."""

    slug: str
    words: str
    first_on: date
    last_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that was done: on a local day, and what it says itself that it is about (a period's slug), if it does.

    `thing`: what was done, where one thing done twice is once.
    """

    day: date | None
    slug: str = ""
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A duty at one time, with where it stands. `count`: how often it was done; `done_on`: when it was enough."""

    duty: Duty
    span: Span
    state: DutyState
    count: int
    wanted: int
    done_on: date | None


@dataclass(frozen=True, slots=True)
class TickTerms:
    """The day on which a coordinator says that a duty was done, and a word on how."""

    done_on: date
    note: str
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What a wheel is drawn from: today, the first day anybody worked with the tool, and what was done by duty.

    `wanted`: how often instead of the duty's own number. `idle`: first days of months in which no group is to meet.
    """

    today: date
    since: date
    done: Mapping[str, tuple[Evidence, ...]]
    wanted: Mapping[str, int]
    idle: frozenset[date] = frozenset()


def turns(duties: Iterable[Duty], year: int, known: Known) -> list[Turn]:
    """Every time of every duty that falls due in a year, by day."""
    found = [_turn(duty, span, known) for duty in duties for span in spans(duty, year, known)]
    return sorted(found, key=lambda each: (each.span.due_on, each.duty.label))


def spans(duty: Duty, year: int, known: Known) -> Iterator[Span]:
    """The times of a duty that fall due in a year."""
    if duty.every is Every.second_year:
        yield from (each for each in (_rolling(duty, known),) if each.due_on.year == year)
    elif duty.every is Every.year:
        due = duty.day_in(year)
        assert due is not None  # noqa: S101  # the catalogue has refused a day that is none
        about = str(year - duty.years_back)
        yield Span(about, about, date(year, 1, 1), date(year, 12, 31), due)
    elif duty.every is Every.month:
        idle = known.idle if duty.proof is Proof.group_meeting else ()
        yield from (_month(first) for month in range(1, 13) if (first := date(year, month, 1)) not in idle)
    else:
        kind = KINDS[duty.every]
        near = (Period(each, part) for each in (year - 1, year) for part in PARTS[kind])
        yield from (span for span in (_period(duty, each) for each in near) if span.due_on.year == year)


def _period(duty: Duty, period: Period) -> Span:
    """What is about a period that is over is done after it, and says itself which period it is about."""
    due = period.last_on + timedelta(days=duty.after_days)
    return Span(period.slug, period.words, period.first_on, due, due)


def _month(first: date) -> Span:
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Span(f"{first:%Y-%m}", "", first, last, last)


def _rolling(duty: Duty, known: Known) -> Span:
    """From the last time on, or from when the work with this tool began."""
    days = [each.day for each in known.done.get(duty.id, ()) if each.day is not None]
    last = max(days, default=known.since)
    due = date(last.year + MONTHS // 12, last.month, min(last.day, 28))
    return Span(f"{due:%Y-%m}", "", last + timedelta(days=1), due, due)


def _turn(duty: Duty, span: Span, known: Known) -> Turn:
    found = [each for each in known.done.get(duty.id, ()) if _counts(each, span)]
    wanted = known.wanted.get(duty.id, duty.times)
    days = sorted(each.day for each in found if each.day is not None)
    count = len({each.thing or str(number) for number, each in enumerate(found)})
    enough = count >= wanted
    done_on = days[min(wanted, len(days)) - 1] if enough and days else None
    return Turn(duty, span, _state(duty, span, known, enough), count, wanted, done_on)


def _counts(done: Evidence, span: Span) -> bool:
    if done.slug:
        return done.slug == span.slug
    return done.day is not None and span.first_on <= done.day <= span.last_on


def _state(duty: Duty, span: Span, known: Known, enough: bool) -> DutyState:
    if enough:
        return DutyState.done
    if span.due_on < known.since:
        return DutyState.before
    if span.due_on < known.today:
        return DutyState.missed if duty.only_then else DutyState.late
    opens = span.due_on - timedelta(days=duty.remind_days)
    return DutyState.now if opens <= known.today else DutyState.coming


def waiting(found: Iterable[Turn], today: date) -> list[Turn]:
    """What it is time for, and what is late; what was due long ago is left in peace, and shows in the wheel alone."""
    forgotten = today - LONG_AGO
    return [
        each
        for each in found
        if each.state is DutyState.now or (each.state is DutyState.late and each.span.due_on >= forgotten)
    ]


def rolling(duties: Iterable[Duty], known: Known) -> list[Turn]:
    """The duties of every second year, whenever they fall due."""
    found = (duty for duty in duties if duty.every is Every.second_year)
    return [_turn(duty, _rolling(duty, known), known) for duty in found]
