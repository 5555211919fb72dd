"""Entries of the calendar with who comes, and who is wanted and has not said; and which of them the actor may write."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.calendars.models import CalendarEvent, CalendarStaffing
from sspf.calendars.rules.events import EventState, EventTerms, StaffingTerms
from sspf.catalogue.hours import Weekday
from sspf.catalogue.yearly import DayKind
from sspf.crypto.scope import Scope
from sspf.errors import NotFound
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class StaffingLine:
    """Who comes from one agency, and the version that was read."""

    agency: str
    version: int
    terms: StaffingTerms


@dataclass(frozen=True, slots=True)
class EventView:
    """One entry. `missing`: agencies that are asked and have not answered. `writes`: the actor may change it."""

    id: UUID
    version: int
    state: EventState
    terms: EventTerms
    area: str
    staffing: tuple[StaffingLine, ...]
    missing: tuple[str, ...]
    entered_by: str
    writes: bool

    @property
    def is_on(self) -> bool:
        """Whether it is going to be."""
        return self.state is EventState.planned

    def concerns(self, agency: str) -> bool:
        """Whether an agency is asked, or has said that it comes."""
        return agency in self.terms.asked or any(each.agency == agency for each in self.staffing)


def between(work: Work, first: date, last: date) -> list[EventView]:
    """Every entry that touches the days from `first` through `last`."""
    touching = (CalendarEvent.first_on <= last, CalendarEvent.last_on >= first)
    return _views(work, *touching)


def show(work: Work, event_id: UUID) -> EventView:
    """One entry; `NotFound` when there is none."""
    found = _views(work, CalendarEvent.id == event_id)
    if not found:
        raise NotFound
    return found[0]


def find(work: Work, event_id: UUID) -> CalendarEvent:
    """The row of an entry that the actor may change; `NotFound` for any other."""
    work.admit(Scope.calendar(), work.grant(Permission.calendar_write).zones)
    found = work.session.get(CalendarEvent, event_id)
    if found is None or not _writes(work, found):
        raise NotFound
    return found


def of_agency(work: Work, event_id: UUID, agency: str) -> tuple[CalendarEvent, CalendarStaffing | None]:
    """An entry and what an agency has said of it. `NotFound` for an agency that the actor does not speak for."""
    work.admit(Scope.calendar(), work.grant(Permission.calendar_staff).zones)
    event = work.session.get(CalendarEvent, event_id)
    if event is None or agency not in speaks_for(work):
        raise NotFound
    mine = (CalendarStaffing.event_id == event_id, CalendarStaffing.agency == agency)
    return event, work.session.scalars(select(CalendarStaffing).where(*mine)).one_or_none()


def speaks_for(work: Work) -> tuple[str, ...]:
    """The agencies whose people the actor may plan: the coordinator all, others their own."""
    if not work.may(Permission.calendar_staff):
        return ()
    if work.grant(Permission.calendar_staff).reach is Reach.everything:
        return tuple(work.catalogue.agencies)
    return tuple(filter(None, [own_agency(work)]))


def own_agency(work: Work) -> str | None:
    """The agency that the actor works at."""
    return work.catalogue.agency_of(work.actor.unit).id if work.actor.unit else None


def areas_to_write_in(work: Work) -> tuple[str, ...]:
    """The areas the actor enters things in: "" is the whole municipality. A unit of one area keeps to its own."""
    everywhere = ("", *work.catalogue.areas)
    if not work.may(Permission.calendar_write):
        return ()
    if work.grant(Permission.calendar_write).reach is Reach.everything or work.actor.unit is None:
        return everywhere
    area = work.catalogue.units[work.actor.unit].area
    return (area,) if area else everywhere


def _writes(work: Work, event: CalendarEvent) -> bool:
    """The coordinator changes every entry, others what their own agency entered."""
    if not work.may(Permission.calendar_write):
        return False
    if work.grant(Permission.calendar_write).reach is Reach.everything:
        return True
    return event.unit is not None and work.catalogue.agency_of(event.unit).id == own_agency(work)


def _views(work: Work, *where: ColumnElement[bool]) -> list[EventView]:
    work.admit(Scope.calendar(), work.grant(Permission.calendar_read).zones)
    query = select(CalendarEvent, CalendarStaffing).outerjoin(CalendarStaffing)
    found: dict[CalendarEvent, list[CalendarStaffing]] = {}
    for event, staffing in work.session.execute(query.where(*where)):
        found.setdefault(event, []).extend(filter(None, [staffing]))
    return [_view(work, event, staffing) for event, staffing in found.items()]


def _view(work: Work, event: CalendarEvent, staffing: Iterable[CalendarStaffing]) -> EventView:
    order = list(work.catalogue.agencies)
    lines = sorted(map(_line, staffing), key=lambda each: order.index(each.agency))
    said = {each.agency for each in lines}
    terms = _terms(event)
    return EventView(
        id=event.id,
        version=event.version,
        state=event.state,
        terms=terms,
        area=work.catalogue.areas[terms.area].label if terms.area else "",
        staffing=tuple(lines),
        missing=tuple(each for each in order if each in terms.asked and each not in said),
        entered_by=work.catalogue.units[event.unit].label if event.unit else "",
        writes=_writes(work, event),
    )


def _line(row: CalendarStaffing) -> StaffingLine:
    return StaffingLine(row.agency, row.version, StaffingTerms(row.count, row.lead, row.note))


def _terms(event: CalendarEvent) -> EventTerms:
    return EventTerms(
        title=event.title,
        kind=DayKind(event.kind),
        area=event.area,
        first_on=event.first_on,
        last_on=event.last_on,
        starts=event.starts,
        ends=event.ends,
        place=event.place,
        weekdays=tuple(map(Weekday, event.weekdays)),
        school_days=event.school_days,
        asked=tuple(event.asked),
        note=event.note,
        yearly=event.yearly,
    )
