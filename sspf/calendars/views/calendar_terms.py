"""A term in one area, on one sheet of paper."""

from flask import Blueprint, Response

from sspf import halfyears
from sspf.access.permissions import Permission
from sspf.audit.events import CalendarRead
from sspf.calendars.forms import chosen_area
from sspf.calendars.queries import weeks
from sspf.errors import NotFound
from sspf.web import current, guard, render

blueprint = Blueprint("calendar_terms", __name__, url_prefix="/kalender/terminer")


@blueprint.get("/<term>")
@guard.requires(Permission.calendar_read, reads=CalendarRead)
def show(term: str) -> Response:
    half, area = halfyears.read(term), chosen_area()
    if half is None:
        raise NotFound
    work = current.work()
    shown = {"view": weeks.term(work, half, area), "area": area, "school": work.catalogue.terms.get(half.slug)}
    return render.page("calendar_terms/show.html", CalendarRead(), **shown)
