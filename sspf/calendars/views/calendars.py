"""The coming weeks."""

from datetime import date

from flask import Blueprint, Response, request, url_for

from sspf import halfyears
from sspf.access.permissions import Permission
from sspf.audit.events import CalendarRead
from sspf.calendars.forms import chosen_area
from sspf.calendars.queries import entries, weeks
from sspf.calendars.rules.events import WEEK, monday
from sspf.web import current, guard, render

blueprint = Blueprint("calendars", __name__, url_prefix="/kalender")
WEEKS = 6


@blueprint.get("")
@guard.requires(Permission.calendar_read, reads=CalendarRead)
def index() -> Response:
    work, area = current.work(), chosen_area()
    first = _first(work.today)
    shown = {
        "weeks": weeks.coming(work, first, WEEKS, area),
        "area": area,
        "term": halfyears.of(first + WEEK).slug,
        "first": first,
        "is_now": first == monday(work.today),
        "earlier": url_for("calendars.index", fran=first - WEEKS * WEEK, omrade=area or None),
        "later": url_for("calendars.index", fran=first + WEEKS * WEEK, omrade=area or None),
        "own": entries.own_agency(work),
        "writes_in": entries.areas_to_write_in(work),
        "speaks_for": entries.speaks_for(work),
    }
    return render.page("calendars/index.html", CalendarRead(), **shown)


def _first(today: date) -> date:
    """The Monday that the address says, or this week's. A week that no calendar has is this one."""
    try:
        said = date.fromisoformat(request.args.get("fran", ""))
    except ValueError:
        return monday(today)
    return monday(said) if abs(said - today) < 300 * WEEK else monday(today)
