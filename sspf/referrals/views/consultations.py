"""Asking the coordinator for advice without naming anyone, and reading one's questions."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ConsultationRead, ConsultationsListed
from sspf.referrals.actions import consultations as actions
from sspf.referrals.forms.consultations import ConsultationForm
from sspf.referrals.queries import consultations as queries
from sspf.web import current, guard, render

blueprint = Blueprint("consultations", __name__, url_prefix="/radfragningar")


@blueprint.get("")
@guard.requires(Permission.consultation_read, reads=ConsultationsListed)
def index() -> Response:
    lines = queries.page(current.work())
    return render.page("consultations/index.html", ConsultationsListed(tuple(each.id for each in lines)), lines=lines)


@blueprint.get("/ny")
@guard.requires(Permission.consultation_ask)
def new() -> Response:
    return render.page("consultations/new.html", form=ConsultationForm())


@blueprint.post("/ny")
@guard.requires(Permission.consultation_ask)
def create() -> Response:
    form = ConsultationForm()
    if form.accepts(lambda: actions.ask(current.work(), form.question(), vouched=bool(form.nameless.data))):
        return render.done(url_for("consultations.show", consultation_id=form.result), _("Frågan är skickad."))
    return render.page("consultations/new.html", form=form)


@blueprint.get("/<uuid:consultation_id>")
@guard.requires(Permission.consultation_read, reads=ConsultationRead)
def show(consultation_id: UUID) -> Response:
    asked = queries.show(current.work(), consultation_id)
    return render.page("consultations/show.html", ConsultationRead(consultation_id), asked=asked)


@blueprint.post("/<uuid:consultation_id>/last")
@guard.requires(Permission.consultation_ask)
def destroy(consultation_id: UUID) -> Response:
    actions.put_away(current.work(), consultation_id)
    return render.done(url_for("consultations.index"), _("Svaret ligger kvar bland dina frågor."))
