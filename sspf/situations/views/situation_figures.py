"""One figure of a lägesbild: typed, or counted in a file, with what is said beside it."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import SituationRead
from sspf.situations.actions import parts as actions
from sspf.situations.forms.reports import CommentForm, FigureForm
from sspf.situations.queries import commented, reports
from sspf.web import current, guard, render

blueprint = Blueprint("situation_figures", __name__, url_prefix="/lagesbilder/<uuid:situation_id>/siffror")


@blueprint.get("/ny")
@guard.requires(Permission.situation_write, reads=SituationRead)
def new(situation_id: UUID) -> Response:
    view = reports.show(current.work(), situation_id)
    return _new_page(view, FigureForm().within(view.period))


@blueprint.post("/ny")
@guard.requires(Permission.situation_write, reads=SituationRead)
def create(situation_id: UUID) -> Response:
    work = current.work()
    view = reports.show(work, situation_id)
    form = FigureForm().within(view.period)
    if form.accepts(lambda: actions.type_figure(work, situation_id, form.terms())):
        return render.done(_back(situation_id), _("Siffran står i lägesbilden."))
    return _new_page(reports.show(work, situation_id), form)


@blueprint.get("/<count_kind>/<count_source>")
@guard.requires(Permission.situation_write, reads=SituationRead)
def edit(situation_id: UUID, count_kind: str, count_source: str) -> Response:
    view = commented.show(current.work(), situation_id, (count_kind, count_source))
    return _page(view, CommentForm(data={"comment": view.figure.comment, "version": view.version}))


@blueprint.post("/<count_kind>/<count_source>")
@guard.requires(Permission.situation_write, reads=SituationRead)
def update(situation_id: UUID, count_kind: str, count_source: str) -> Response:
    form, work = CommentForm(), current.work()
    if form.accepts(lambda: actions.comment(work, situation_id, (count_kind, count_source), form.terms(), form.seen)):
        return render.done(_back(situation_id), _("Sparat."))
    return _page(commented.show(work, situation_id, (count_kind, count_source)), form)


@blueprint.post("/<count_kind>/<count_source>/ta-bort")
@guard.requires(Permission.situation_write)
def destroy(situation_id: UUID, count_kind: str, count_source: str) -> Response:
    actions.remove_figure(current.work(), situation_id, (count_kind, count_source))
    return render.done(_back(situation_id), _("Siffran är borttagen."))


def _back(situation_id: UUID) -> str:
    return url_for("situations.show", situation_id=situation_id, _anchor="figures")


def _new_page(view: reports.SituationView, form: FigureForm) -> Response:
    return render.page("situation_figures/new.html", SituationRead(view.id), view=view, form=form)


def _page(view: commented.FigureView, form: CommentForm) -> Response:
    return render.page("situation_figures/edit.html", SituationRead(view.situation_id), view=view, form=form)
