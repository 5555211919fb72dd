"""What one agency's people take with them into a calendar elsewhere: what they are asked to, and what they come to."""

from datetime import date, timedelta

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.calendars.queries import entries
from sspf.calendars.queries.entries import EventView
from sspf.calendars.rules import publishing
from sspf.calendars.rules.events import days, falls
from sspf.calendars.rules.publishing import Published
from sspf.cases.rules.names_in_text import known_words, possible_names
from sspf.work import Work

BEFORE, AHEAD = timedelta(days=30), timedelta(days=365)


def file(work: Work, address: str) -> bytes:
    """A month back and a year ahead, as a calendar file. The coordinator, and who has no agency, take everything."""
    first, last = work.today - BEFORE, work.today + AHEAD
    everything = work.grant(Permission.calendar_read).reach is Reach.everything
    mine = None if everything else entries.own_agency(work)
    known = known_words(work.catalogue)
    shown = [each for each in entries.between(work, first, last) if mine is None or each.concerns(mine)]
    lines = [line for each in shown for line in _lines(work, each, (first, last), known)]
    return publishing.calendar(sorted(lines, key=lambda each: each.first_on), address, work.now)


def _lines(work: Work, event: EventView, within: tuple[date, date], known: frozenset[str]) -> list[Published]:
    terms = event.terms
    kind = work.catalogue.label(terms.kind)
    called = publishing.summary(terms.title, kind, event.area, possible_names(terms.title, known))
    place = "" if possible_names(terms.place, known) else terms.place
    spans = [(terms.first_on, terms.last_on)]
    if terms.weekdays:
        spans = [(day, day) for day in falls(terms, *within, work.catalogue.quiet)]
    elif terms.starts:  # hours on several days: each day has its own
        spans = [(day, day) for day in days(terms.first_on, terms.last_on)]
    return [
        Published(event.id, event.version, *span, terms.starts, terms.ends, called, place, not event.is_on)
        for span in spans
    ]
