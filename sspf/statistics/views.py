"""The styrgrupp's figures for a period."""

from flask import Blueprint, Response, request

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.errors import NotFound
from sspf.statistics import queries, rules
from sspf.web import current, guard, render

blueprint = Blueprint("statistics", __name__)


@blueprint.get("/statistik")
@guard.requires(Permission.statistics_read, reads=events.StatisticsRead)
def index() -> Response:
    work = current.work()
    period = rules.parse(request.args.get("period", str(work.today.year)), work.today)
    if period is None:
        raise NotFound
    shown = {"figures": queries.statistics(work, period), "offered": rules.offered(work.today)}
    return render.page("statistics/index.html", events.StatisticsRead(), **shown)
