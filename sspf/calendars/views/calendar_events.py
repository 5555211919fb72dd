"""One thing in the calendar: shown, entered, changed, called off and on again."""

from datetime import date
from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CalendarEventRead, CalendarRead
from sspf.calendars.actions import events as actions
from sspf.calendars.forms import EventForm, chosen_area
from sspf.calendars.queries import entries
from sspf.calendars.rules.yearly import yearly
from sspf.errors import NotFound
from sspf.web import current, guard, render

blueprint = Blueprint("calendar_events", __name__, url_prefix="/kalender/handelser")


@blueprint.get("/<uuid:calendar_event_id>")
@guard.requires(Permission.calendar_read, reads=CalendarEventRead)
def show(calendar_event_id: UUID) -> Response:
    work = current.work()
    view = entries.show(work, calendar_event_id)
    shown = {"view": view, "speaks_for": entries.speaks_for(work), "own": entries.own_agency(work)}
    return render.page("calendar_events/show.html", CalendarEventRead(calendar_event_id), **shown)


@blueprint.get("/ny")
@guard.requires(Permission.calendar_write, reads=CalendarRead)
def new() -> Response:
    return _new_page(_about() or EventForm(data={"area": _likely_area()}))


@blueprint.post("/ny")
@guard.requires(Permission.calendar_write, reads=CalendarRead)
def create() -> Response:
    form, work = EventForm().offer_areas(entries.areas_to_write_in(current.work())), current.work()
    if form.accepts(lambda: actions.enter(work, form.terms())):
        here = url_for("calendar_events.show", calendar_event_id=form.result)
        return render.done(here, _("Det står i kalendern."))
    return _new_page(form)


@blueprint.get("/<uuid:calendar_event_id>/andra")
@guard.requires(Permission.calendar_write, reads=CalendarEventRead)
def edit(calendar_event_id: UUID) -> Response:
    view = _mine(calendar_event_id)
    return _edit_page(view, EventForm.over(view.terms, view.version))


@blueprint.post("/<uuid:calendar_event_id>/andra")
@guard.requires(Permission.calendar_write, reads=CalendarEventRead)
def update(calendar_event_id: UUID) -> Response:
    work = current.work()
    form = EventForm().offer_areas(entries.areas_to_write_in(work))
    if form.accepts(lambda: actions.change(work, calendar_event_id, form.terms(), form.seen)):
        return render.done(url_for("calendar_events.show", calendar_event_id=calendar_event_id), _("Sparat."))
    return _edit_page(_mine(calendar_event_id), form)


@blueprint.post("/<uuid:calendar_event_id>/stall-in")
@guard.requires(Permission.calendar_write)
def destroy(calendar_event_id: UUID) -> Response:
    off = request.form.get("igen") is None
    (actions.call_off if off else actions.call_on)(current.work(), calendar_event_id)
    here = url_for("calendar_events.show", calendar_event_id=calendar_event_id)
    return render.done(here, _("Det är inställt.") if off else _("Det blir av igen."))


def _likely_area() -> str:
    """The area in the address, or the only one in which somebody enters things."""
    writes_in = entries.areas_to_write_in(current.work())
    return writes_in[0] if len(writes_in) == 1 else chosen_area()


def _about() -> EventForm | None:
    """The form for a yearly day that the address names with its day."""
    try:
        day = date.fromisoformat(request.args.get("dag", ""))
    except ValueError:
        return None
    found = [each for each in yearly(current.catalogue(), day, day) if each.id == request.args.get("arsdag")]
    return EventForm.about(found[0], chosen_area()) if found else None


def _mine(calendar_event_id: UUID) -> entries.EventView:
    view = entries.show(current.work(), calendar_event_id)
    if not view.writes:
        raise NotFound
    return view


def _new_page(form: EventForm) -> Response:
    form.offer_areas(entries.areas_to_write_in(current.work()))
    return render.page("calendar_events/new.html", CalendarRead(), form=form)


def _edit_page(view: entries.EventView, form: EventForm) -> Response:
    form.offer_areas(entries.areas_to_write_in(current.work()))
    return render.page("calendar_events/edit.html", CalendarEventRead(view.id), form=form, view=view)
