"""Knows what a calendar elsewhere is given of ours: days, hours and places, and nobody's name (RFC 5545, R48)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from icalendar import Calendar, Event

from sspf.clock import TIME_ZONE
from sspf.outbox.rules.messages import PRODUCT, calendar_uid

MIDNIGHT_PASSED = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Published:
    """One line. `last_on` ends what lasts for whole days; `starts` and `ends` are times, or "" for the whole day."""

    event_id: UUID
    sequence: int
    first_on: date
    last_on: date
    starts: str
    ends: str
    summary: str
    place: str
    cancelled: bool


def summary(title: str, kind: str, area: str, names: Iterable[str]) -> str:
    """What it is called outside: its title, or its kind where the title has words that may be somebody's name."""
    said = kind if any(names) else title
    return f"{said}, {area}" if area else said


def calendar(lines: Iterable[Published], address: str, made_at: datetime) -> bytes:
    """A calendar file to read in, without anybody to answer. `address` is where one signs in."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "SSPF")
    for each in lines:
        made.add_component(_entry(each, address, made_at))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _entry(line: Published, address: str, made_at: datetime) -> Event:
    entry = Event()
    entry.add("uid", f"{calendar_uid(line.event_id)}-{line.first_on:%Y%m%d}")
    entry.add("dtstamp", made_at)
    entry.add("sequence", line.sequence)
    starts, ends = _span(line)
    entry.add("dtstart", starts)
    if ends is not None:
        entry.add("dtend", ends)
    entry.add("summary", line.summary)
    if line.place:
        entry.add("location", line.place)
    entry.add("description", address)
    entry.add("status", "CANCELLED" if line.cancelled else "CONFIRMED")
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    return entry


def _span(line: Published) -> tuple[date, date | None]:
    """Whole days end with the day after the last (RFC 5545 3.6.1); hours past midnight end on the next day."""
    if not line.starts:
        return line.first_on, line.last_on + timedelta(days=1)
    starts = _at(line.first_on, line.starts)
    if not line.ends:
        return starts, None
    ends = _at(line.last_on, line.ends)
    return starts, ends if ends > starts else ends + MIDNIGHT_PASSED


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), TIME_ZONE)
