"""Who comes from one agency."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CalendarEventRead
from sspf.calendars.actions import staffing as actions
from sspf.calendars.forms import StaffingForm
from sspf.calendars.queries import entries
from sspf.errors import NotFound
from sspf.web import current, guard, render

blueprint = Blueprint("staffings", __name__, url_prefix="/kalender/handelser/<uuid:calendar_event_id>/pa-plats")


@blueprint.get("/<agency>")
@guard.requires(Permission.calendar_staff, reads=CalendarEventRead)
def edit(calendar_event_id: UUID, agency: str) -> Response:
    line = next((each for each in _view(calendar_event_id, agency).staffing if each.agency == agency), None)
    form = StaffingForm.over(line.terms, line.version) if line else StaffingForm.over(None, None)
    return _page(calendar_event_id, agency, form)


@blueprint.post("/<agency>")
@guard.requires(Permission.calendar_staff, reads=CalendarEventRead)
def update(calendar_event_id: UUID, agency: str) -> Response:
    form, work = StaffingForm(), current.work()
    if form.accepts(lambda: actions.plan(work, calendar_event_id, agency, form.terms(), form.seen)):
        return render.done(
            url_for("calendar_events.show", calendar_event_id=calendar_event_id), _("Tack. Nu vet alla.")
        )
    return _page(calendar_event_id, agency, form)


def _view(calendar_event_id: UUID, agency: str) -> entries.EventView:
    work = current.work()
    if agency not in entries.speaks_for(work):
        raise NotFound
    return entries.show(work, calendar_event_id)


def _page(calendar_event_id: UUID, agency: str, form: StaffingForm) -> Response:
    view = _view(calendar_event_id, agency)
    shown = {"form": form, "view": view, "agency": current.catalogue().agencies[agency]}
    return render.page("staffings/edit.html", CalendarEventRead(calendar_event_id), **shown)
