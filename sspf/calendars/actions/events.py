"""Something is entered in the calendar, changed, and called off or on again."""

from typing import Any
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events as log
from sspf.calendars.models import CALENDAR_ZONES, CalendarEvent
from sspf.calendars.queries import entries
from sspf.calendars.rules import events as rules
from sspf.calendars.rules.events import EVENT_TRANSITIONS, CalendarProblem, EventState, EventTerms
from sspf.cases.rules import nameless
from sspf.cases.rules.names_in_text import known_words
from sspf.crypto.scope import Scope
from sspf.errors import Refused
from sspf.states import advance
from sspf.work import Work


def enter(work: Work, terms: EventTerms) -> UUID:
    """Enter something, in an area that the actor enters things in."""
    work.grant(Permission.calendar_write)
    _check(work, terms)
    work.keys.make_missing(Scope.calendar(), CALENDAR_ZONES)
    event = CalendarEvent(state=EventState.planned, unit=work.actor.unit)
    _fill(event, terms)
    work.add(event)
    work.record(log.CalendarEventEntered(event.id))
    return event.id


def change(work: Work, event_id: UUID, terms: EventTerms, seen: int | None) -> None:
    """Change an entry. Who has said to come stays: a moved day is for them to look at."""
    event = entries.find(work, event_id)
    _check(work, terms)
    work.same_version(event, seen, {"title": event.title, "place": event.place, "note": event.note})
    _fill(event, terms)
    work.record(log.CalendarEventChanged(event.id))


def call_off(work: Work, event_id: UUID) -> None:
    """It is not going to be. It stays to be seen, so that nobody goes there."""
    _move(work, event_id, EventState.called_off)


def call_on(work: Work, event_id: UUID) -> None:
    """It is going to be after all."""
    _move(work, event_id, EventState.planned)


def _move(work: Work, event_id: UUID, wanted: EventState) -> None:
    event = entries.find(work, event_id)
    event.state = advance(EVENT_TRANSITIONS, event.state, wanted)
    work.same_version(event, None, {})
    work.record(log.CalendarEventChanged(event.id))


def _check(work: Work, terms: EventTerms) -> None:
    if terms.area not in entries.areas_to_write_in(work):
        raise Refused(CalendarProblem.other_area, "area")
    rules.check_event(terms)
    texts = {"title": terms.title, "place": terms.place, "note": terms.note}
    nameless.check_texts(texts, known_words(work.catalogue), terms.nameless)


def _fill(event: CalendarEvent, terms: EventTerms) -> None:
    values: dict[str, Any] = {
        "first_on": terms.first_on,
        "last_on": terms.last_on,
        "title": terms.title,
        "kind": terms.kind.value,
        "area": terms.area,
        "starts": terms.starts,
        "ends": terms.ends,
        "place": terms.place,
        "weekdays": [each.value for each in terms.weekdays],
        "school_days": terms.school_days,
        "asked": list(terms.asked),
        "note": terms.note,
        "yearly": terms.yearly,
    }
    for name, value in values.items():
        setattr(event, name, value)
