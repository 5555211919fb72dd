"""Moving a measure to a later time, with why."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MeasureRead
from sspf.cases.queries import people, reach
from sspf.plans.actions import promises as actions
from sspf.plans.forms.measures import MoveForm
from sspf.plans.queries import versions as queries
from sspf.web import current, guard, render

blueprint = Blueprint("moves", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/atgarder/<uuid:measure_id>/flytta")
@guard.requires(Permission.measure_report, reads=MeasureRead)
def new(case_id: UUID, measure_id: UUID) -> Response:
    return _page(case_id, measure_id, MoveForm(data={"back": request.args.get("back")}))


@blueprint.post("/arenden/<uuid:case_id>/plan/atgarder/<uuid:measure_id>/flytta")
@guard.requires(Permission.measure_report, reads=MeasureRead)
def create(case_id: UUID, measure_id: UUID) -> Response:
    form = MoveForm().offer(current.catalogue())
    if form.accepts(lambda: actions.move(current.work(), case_id, measure_id, form.terms())):
        return render.done(form.way_back(url_for("plans.show", case_id=case_id)), _("Åtgärden är flyttad."))
    return _page(case_id, measure_id, form)


def _page(case_id: UUID, measure_id: UUID, form: MoveForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.measure_report, case_id)
    _version, line = queries.reportable(work, sight, measure_id)
    told = {"head": people.head(work, sight), "measure": line, "form": form.offer(current.catalogue())}
    return render.page("moves/new.html", MeasureRead(case_id, measure_id), **told)
