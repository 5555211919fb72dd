"""The calendar as a file for a calendar elsewhere."""

from flask import Blueprint, Response, url_for

from sspf.access.permissions import Permission
from sspf.audit.events import CalendarTaken
from sspf.calendars.queries import publishing
from sspf.web import current, guard, render

blueprint = Blueprint("calendar_files", __name__)


@blueprint.get("/kalender/kalender.ics")
@guard.requires(Permission.calendar_read, reads=CalendarTaken)
def show() -> Response:
    content = publishing.file(current.work(), url_for("calendars.index", _external=True))
    return render.file(lambda: content, "text/calendar; charset=utf-8", "kalender.ics", CalendarTaken())
