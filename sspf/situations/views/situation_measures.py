"""What is done about it in the area."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import SituationRead
from sspf.errors import NotFound
from sspf.situations.actions import parts as actions
from sspf.situations.forms.reports import SituationMeasureForm
from sspf.situations.queries import reports
from sspf.web import current, guard, render

blueprint = Blueprint("situation_measures", __name__, url_prefix="/lagesbilder/<uuid:situation_id>/insatser")


@blueprint.get("/ny")
@guard.requires(Permission.situation_write, reads=SituationRead)
def new(situation_id: UUID) -> Response:
    return _new_page(situation_id, SituationMeasureForm())


@blueprint.post("/ny")
@guard.requires(Permission.situation_write, reads=SituationRead)
def create(situation_id: UUID) -> Response:
    form, work = SituationMeasureForm(), current.work()
    if form.accepts(lambda: actions.add_measure(work, situation_id, form.terms())):
        return render.done(_back(situation_id), _("Insatsen står i lägesbilden."))
    return _new_page(situation_id, form)


@blueprint.get("/<uuid:situation_measure_id>")
@guard.requires(Permission.situation_write, reads=SituationRead)
def edit(situation_id: UUID, situation_measure_id: UUID) -> Response:
    line = _line(situation_id, situation_measure_id)
    stored = {"text": line.said.text, "owner": line.owner, "place": line.said.place, "due": line.due}
    return _page(situation_id, line, SituationMeasureForm(data={**stored, "version": line.version}))


@blueprint.post("/<uuid:situation_measure_id>")
@guard.requires(Permission.situation_write, reads=SituationRead)
def update(situation_id: UUID, situation_measure_id: UUID) -> Response:
    form, work = SituationMeasureForm(), current.work()
    if form.accepts(lambda: actions.change_measure(work, situation_id, situation_measure_id, form.terms(), form.seen)):
        return render.done(_back(situation_id), _("Sparat."))
    return _page(situation_id, _line(situation_id, situation_measure_id), form)


@blueprint.post("/<uuid:situation_measure_id>/ta-bort")
@guard.requires(Permission.situation_write)
def destroy(situation_id: UUID, situation_measure_id: UUID) -> Response:
    actions.remove_measure(current.work(), situation_id, situation_measure_id)
    return render.done(_back(situation_id), _("Insatsen är borttagen."))


def _back(situation_id: UUID) -> str:
    return url_for("situations.show", situation_id=situation_id, _anchor="measures")


def _line(situation_id: UUID, measure_id: UUID) -> reports.MeasureLine:
    lines = reports.show(current.work(), situation_id).measures
    found = next((each for each in lines if each.id == measure_id), None)
    if found is None:
        raise NotFound
    return found


def _new_page(situation_id: UUID, form: SituationMeasureForm) -> Response:
    view = reports.show(current.work(), situation_id)
    return render.page("situation_measures/new.html", SituationRead(situation_id), view=view, form=form)


def _page(situation_id: UUID, line: reports.MeasureLine, form: SituationMeasureForm) -> Response:
    view = reports.show(current.work(), situation_id)
    return render.page("situation_measures/edit.html", SituationRead(situation_id), view=view, line=line, form=form)
