"""All figures of a period, and one figure with its definition, its parts and its trend."""

from flask import Blueprint, Response, request

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.statistics.queries import pages
from sspf.web import current, guard, render

blueprint = Blueprint("indicators", __name__, url_prefix="/statistik/nyckeltal")


@blueprint.get("")
@guard.requires(Permission.statistics_read, reads=events.StatisticsRead)
def index() -> Response:
    work = current.work()
    chosen = pages.chosen(work, request.args.get("period"))
    sections = pages.sections(work, chosen.period.kind)
    return render.page("indicators/index.html", events.StatisticsRead(), chosen=chosen, sections=sections)


@blueprint.get("/<indicator>")
@guard.requires(Permission.statistics_read, reads=events.StatisticsRead)
def show(indicator: str) -> Response:
    name = pages.named(current.work(), indicator)
    chosen = pages.chosen(current.work(), request.args.get("period"))
    return render.page("indicators/show.html", events.StatisticsRead(), chosen=chosen, name=name)
