"""Where the steering begins: what it is time for, and the way to everything that the styrgrupp works with."""

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import YearWheelRead
from sspf.web import current, guard, render
from sspf.year_wheel.queries import wheel

blueprint = Blueprint("steering", __name__, url_prefix="/styrning")


@blueprint.get("")
@guard.requires(Permission.wheel_read, reads=YearWheelRead)
def index() -> Response:
    work = current.work()
    found = wheel.now(work)
    return render.page("steering/index.html", YearWheelRead(work.today.year), now=found)
