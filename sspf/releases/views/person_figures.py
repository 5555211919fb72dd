"""Figures about young people, as they were published; it knows no case."""

from flask import Blueprint, Response, request

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.releases.queries import pages
from sspf.web import current, guard, render

blueprint = Blueprint("person_figures", __name__)


@blueprint.get("/statistik/ungdomar")
@guard.requires(Permission.statistics_read, reads=events.StatisticsRead)
def index() -> Response:
    shown = pages.page(current.work(), request.args.get("period"))
    return render.page("person_figures/index.html", events.StatisticsRead(), page=shown)
