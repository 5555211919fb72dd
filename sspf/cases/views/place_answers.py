"""Another coordinator's answer to somebody who asks to see where a protected person can be found (R64)."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.cases.actions import places
from sspf.web import current, guard, render

blueprint = Blueprint("place_answers", __name__, url_prefix="/arenden/<uuid:case_id>/skydd/visningar")


@blueprint.post("/<uuid:request_id>/godkann")
@guard.requires(Permission.case_manage)
def create(case_id: UUID, request_id: UUID) -> Response:
    places.decide(current.work(), case_id, request_id, agree=True)
    return render.done(url_for("protections.index", case_id=case_id), _("Godkänt. Det gäller i ett dygn."))


@blueprint.post("/<uuid:request_id>/avsla")
@guard.requires(Permission.case_manage)
def destroy(case_id: UUID, request_id: UUID) -> Response:
    places.decide(current.work(), case_id, request_id, agree=False)
    return render.done(url_for("protections.index", case_id=case_id), _("Begäran är avslagen."))
