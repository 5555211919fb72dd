"""The calendar week by week: what happens, which days come back every year, which holidays there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sspf.calendars.queries import entries
from sspf.calendars.queries.entries import EventView
from sspf.calendars.rules.events import WEEK, falls, monday
from sspf.calendars.rules.yearly import Yearly, yearly
from sspf.halfyears import HalfYear
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a day: an entry, or a yearly day that nobody has planned in the areas `unplanned`."""

    day: date
    event: EventView | None = None
    yearly: Yearly | None = None
    unplanned: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The agencies that are wanted and have not said whether they come."""
        if self.event is not None:
            return self.event.missing if self.event.is_on else ()
        return self.yearly.wanted if self.yearly is not None else ()


@dataclass(frozen=True, slots=True)
class Week:
    """One week from its Monday, with the labels of the school holidays in it."""

    monday: date
    entries: tuple[Entry, ...]
    holidays: tuple[str, ...]

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    @property
    def number(self) -> int:
        """The number of the week."""
        return self.monday.isocalendar().week


@dataclass(frozen=True, slots=True)
class TermView:
    """A term in one area: what comes back each week stands once, above the weeks."""

    half: HalfYear
    every_week: tuple[EventView, ...]
    weeks: tuple[Week, ...]


def coming(work: Work, first: date, count: int, area: str = "") -> list[Week]:
    """So many weeks from the week of `first`. `area`: only what is there or in the whole municipality."""
    begins = monday(first)
    last = begins + count * WEEK - timedelta(days=1)
    return _weeks(work, begins, last, _there(entries.between(work, begins, last), area), area)


def term(work: Work, half: HalfYear, area: str = "") -> TermView:
    """A whole term, from the week in which it begins."""
    begins = monday(half.first_on)
    shown = [each for each in _there(entries.between(work, half.first_on, half.last_on), area) if each.is_on]
    weekly = tuple(sorted((each for each in shown if each.terms.weekdays), key=lambda each: each.terms.first_on))
    once = [each for each in shown if not each.terms.weekdays]
    return TermView(half, weekly, tuple(_weeks(work, begins, half.last_on, once, area)))


def _there(events: Iterable[EventView], area: str) -> list[EventView]:
    return [each for each in events if not area or each.terms.area in ("", area)]


def _weeks(work: Work, first: date, last: date, events: list[EventView], area: str) -> list[Week]:
    unplanned = _unplanned(work, first, last, events, area)
    return [_week(work, each, events, unplanned) for each in _mondays(first, last)]


def _week(work: Work, begins: date, events: list[EventView], unplanned: list[Entry]) -> Week:
    ends = begins + timedelta(days=6)
    quiet = work.catalogue.quiet
    lines = [Entry(day, each) for each in events for day in falls(each.terms, begins, ends, quiet)]
    lines += [each for each in unplanned if begins <= each.day <= ends]
    free = (each for each in quiet.holidays.values() if _overlaps(each.valid_from, each.valid_until, begins, ends))
    return Week(begins, tuple(sorted(lines, key=_order)), tuple(each.label for each in free))


def _unplanned(work: Work, first: date, last: date, events: list[EventView], area: str) -> list[Entry]:
    """The yearly days for which some area has no entry of its own; one for the whole municipality is enough for all."""
    areas = (area,) if area else tuple(work.catalogue.areas)
    found = []
    for each in yearly(work.catalogue, first, last):
        planned = {
            event.terms.area
            for event in events
            if event.terms.yearly == each.id and event.terms.first_on <= each.day <= event.terms.last_on
        }
        lacking = () if "" in planned else tuple(name for name in areas if name not in planned)
        if lacking:
            found.append(Entry(each.day, yearly=each, unplanned=lacking))
    return found


def _mondays(first: date, last: date) -> list[date]:
    return [first + number * WEEK for number in range((last - first) // WEEK + 1)]


def _overlaps(starts: date | None, ends: date | None, first: date, last: date) -> bool:
    return starts is not None and ends is not None and starts <= last and ends >= first


def _order(entry: Entry) -> tuple[date, str, str]:
    event = entry.event
    return entry.day, event.terms.starts if event else "", event.terms.title if event else ""
