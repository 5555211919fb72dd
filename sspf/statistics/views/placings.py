"""The final figures of a quarter are placed in its lägesbilder."""

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf import periods
from sspf.access.permissions import Permission
from sspf.errors import NotFound
from sspf.periods import PeriodKind
from sspf.situations.actions.placing import place_figures
from sspf.statistics.queries.placeable import placeable
from sspf.web import current, guard, render

blueprint = Blueprint("placings", __name__)


@blueprint.post("/statistik/lagesbild")
@guard.requires(Permission.situation_write)
def create() -> Response:
    work, quarter = current.work(), periods.read(request.form.get("kvartal", ""))
    if quarter is None or quarter.kind is not PeriodKind.quarter:
        raise NotFound
    here, found = url_for("situations.index", kvartal=quarter.slug), placeable(work, quarter)
    if not found:
        return render.done(here, _("Kvartalets siffror är inte slutgiltiga än. Hämta dem när de är det."))
    place_figures(work, quarter, found)
    return render.done(here, _("Siffrorna står i kvartalets lägesbilder som inte är publicerade än."))
