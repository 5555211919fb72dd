"""Somebody does not want to answer: nobody is reminded any more."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.surveys.actions.dispatches import decline
from sspf.surveys.forms.batches import BatchForm
from sspf.web import current, guard, render

blueprint = Blueprint("dispatch_refusals", __name__)


@blueprint.post("/arenden/<uuid:case_id>/enkater/avstar")
@guard.requires(Permission.survey_issue)
def create(case_id: UUID) -> Response:
    decline(current.work(), case_id, BatchForm().batch())
    return render.done(url_for("dispatches.index", case_id=case_id), _("Det är antecknat. Ingen påminns mer."))
