"""The year as a wheel."""

from flask import Blueprint, Response, request

from sspf.access.permissions import Permission
from sspf.audit.events import YearWheelRead
from sspf.web import counts, current, guard, render
from sspf.year_wheel.queries import wheel

blueprint = Blueprint("year_wheel", __name__, url_prefix="/arshjul")
AWAY = 2
"""How many years back and ahead can be looked at."""


@blueprint.get("")
@guard.requires(Permission.wheel_read, reads=YearWheelRead)
def index() -> Response:
    work = current.work()
    this_year = work.today.year
    asked = counts.count(request.args.get("ar")) or this_year
    year = min(max(asked, this_year - AWAY), this_year + AWAY)
    years = [each for each in (year - 1, year + 1) if abs(each - this_year) <= AWAY]
    return render.page("year_wheel/index.html", YearWheelRead(year), wheel=wheel.wheel(work, year), years=years)
