"""The tables of the calendar. No column points at a person or a case; what is typed is sealed all the same (R75)."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.calendars.rules.events import EventState
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned, choice

CALENDAR_ZONES = (Zone.calendar,)


class CalendarScoped:
    """A row of the calendar, which has one key."""

    @property
    def seal_scope(self) -> Scope:
        """The calendar's scope."""
        return Scope.calendar()


class CalendarEvent(Identified, Versioned, CalendarScoped, Base):
    """Something that happens in an area, once or each week. `unit` entered it."""

    __tablename__ = "calendar_event"

    state: Mapped[EventState] = choice(EventState)
    first_on: Mapped[date] = mapped_column(index=True)
    last_on: Mapped[date]
    unit: Mapped[str | None] = mapped_column(String(60))
    title = Sealed[str](Zone.calendar)
    kind = Sealed[str](Zone.calendar)
    area = Sealed[str](Zone.calendar)
    starts = Sealed[str](Zone.calendar)
    ends = Sealed[str](Zone.calendar)
    place = Sealed[str](Zone.calendar)
    weekdays = Sealed[list[str]](Zone.calendar)
    school_days = Sealed[bool](Zone.calendar)
    asked = Sealed[list[str]](Zone.calendar)
    note = Sealed[str](Zone.calendar)
    yearly = Sealed[str](Zone.calendar)


class CalendarStaffing(Identified, Versioned, CalendarScoped, Base):
    """Who comes from one agency, in numbers and functions."""

    __tablename__ = "calendar_staffing"
    __table_args__ = (UniqueConstraint("event_id", "agency"),)

    event_id: Mapped[UUID] = mapped_column(ForeignKey("calendar_event.id"))
    agency: Mapped[str] = mapped_column(String(60))
    count = Sealed[int](Zone.calendar)
    lead = Sealed[str](Zone.calendar)
    note = Sealed[str](Zone.calendar)
