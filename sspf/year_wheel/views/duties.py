"""One duty of the year."""

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import YearWheelRead
from sspf.web import current, guard, render
from sspf.year_wheel.queries import duties

blueprint = Blueprint("duties", __name__, url_prefix="/arshjul")


@blueprint.get("/<duty>")
@guard.requires(Permission.wheel_read, reads=YearWheelRead)
def show(duty: str) -> Response:
    work = current.work()
    return render.page("duties/show.html", YearWheelRead(work.today.year), view=duties.show(work, duty))
