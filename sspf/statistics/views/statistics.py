"""The styrgrupp's figures: a few pictures, each opening its own page."""

from flask import Blueprint, Response, request

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.statistics.queries import pages
from sspf.web import current, guard, render

blueprint = Blueprint("statistics", __name__)


@blueprint.get("/statistik")
@guard.requires(Permission.statistics_read, reads=events.StatisticsRead)
def index() -> Response:
    chosen = pages.chosen(current.work(), request.args.get("period"))
    return render.page("statistics/index.html", events.StatisticsRead(), chosen=chosen)
