"""Nyckeltal of a period as a file for Hypergene, ILS or the årsredovisning (complaint S12)."""

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import FiguresExported, StatisticsRead
from sspf.errors import NotFound
from sspf.reports.queries import exports
from sspf.sheets import writing
from sspf.web import current, guard, render

blueprint = Blueprint("figure_exports", __name__, url_prefix="/statistik/filer")


@blueprint.get("")
@guard.requires(Permission.statistics_read, reads=StatisticsRead)
def index() -> Response:
    choices = exports.choices(current.work())
    return render.page("figure_exports/index.html", StatisticsRead(), choices=choices)


@blueprint.get("/<period>/<export>")
@guard.requires(Permission.statistics_read, reads=FiguresExported)
def show(period: str, export: str) -> Response:
    work = current.work()
    found, sheets = exports.sheets(work, period)
    name, event = f"nyckeltal-{found.slug}.{export}", FiguresExported(found.year)
    title, place = f"Nyckeltal {found.words}", work.catalogue.municipality.name
    match export:
        case "xlsx":
            return render.file(lambda: writing.workbook(sheets, title, place, work.now), writing.XLSX, name, event)
        case "csv":
            return render.file(lambda: writing.csv(sheets[0]), writing.CSV, name, event)
        case _:
            raise NotFound
