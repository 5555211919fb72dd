"""Questionnaires that the own unit is asked to answer: opened by whoever takes part, or declined."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import OwnSurveysListed
from sspf.surveys.actions import unit_codes
from sspf.surveys.queries import own
from sspf.surveys.views import shown
from sspf.web import current, guard, render

blueprint = Blueprint("own_surveys", __name__, url_prefix="/mina-enkater")


@blueprint.get("")
@guard.requires(Permission.survey_answer, reads=OwnSurveysListed)
def index() -> Response:
    found = own.own(current.work())
    return render.page("own_surveys/index.html", OwnSurveysListed(tuple(each.id for each in found)), surveys=found)


@blueprint.post("/<uuid:dispatch_id>")
@guard.requires(Permission.survey_answer, reads=OwnSurveysListed)
def create(dispatch_id: UUID) -> Response:
    """The code is made now and shown once: whoever comes back gets another."""
    slip = unit_codes.open_code(current.work(), dispatch_id)
    shown_now = {"slip": slip, "drawing": shown.drawing(slip.code), "address": shown.address()}
    listed = OwnSurveysListed((dispatch_id,))
    return render.shown_once("own_surveys/create.html", url_for("own_surveys.index"), listed, **shown_now)


@blueprint.post("/<uuid:dispatch_id>/avsta")
@guard.requires(Permission.survey_answer)
def destroy(dispatch_id: UUID) -> Response:
    unit_codes.decline(current.work(), dispatch_id)
    return render.done(url_for("own_surveys.index"), _("Tack för beskedet. Ni påminns inte mer."))
