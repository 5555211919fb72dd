"""Published versions: made, and read."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import SituationRead
from sspf.situations.actions import reports as actions
from sspf.situations.forms.reports import PublishingForm
from sspf.situations.queries import editions, reports
from sspf.web import current, guard, render

blueprint = Blueprint("situation_editions", __name__, url_prefix="/lagesbilder/<uuid:situation_id>/versioner")


@blueprint.get("/ny")
@guard.requires(Permission.situation_write, reads=SituationRead)
def new(situation_id: UUID) -> Response:
    view = reports.show(current.work(), situation_id)
    return _page(view, PublishingForm(data={"version": view.version}))


@blueprint.post("/ny")
@guard.requires(Permission.situation_write, reads=SituationRead)
def create(situation_id: UUID) -> Response:
    form, work = PublishingForm(), current.work()
    vouched = bool(form.nameless.data)
    if form.accepts(lambda: actions.publish(work, situation_id, form.correction.data or "", vouched, form.seen)):
        here = url_for("situations.show", situation_id=situation_id)
        return render.done(here, _("Lägesbilden är publicerad. Alla i SSPF kan läsa den."))
    return _page(reports.show(work, situation_id), form)


@blueprint.get("/<int:number>")
@guard.requires(Permission.situation_read, reads=SituationRead)
def show(situation_id: UUID, number: int) -> Response:
    view = editions.show(current.work(), situation_id, number)
    return render.page("situation_editions/show.html", SituationRead(situation_id), view=view)


def _page(view: reports.SituationView, form: PublishingForm) -> Response:
    return render.page("situation_editions/new.html", SituationRead(view.id), view=view, form=form)
