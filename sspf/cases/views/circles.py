"""Whether a case is open to whoever holds a called function, or only to persons named in it."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.cases.actions import protections
from sspf.web import current, guard, render

blueprint = Blueprint("circles", __name__, url_prefix="/arenden/<uuid:case_id>/krets")


@blueprint.post("/namngivna")
@guard.requires(Permission.case_manage)
def create(case_id: UUID) -> Response:
    protections.show_to_named_only(current.work(), case_id)
    return render.done(url_for("protections.index", case_id=case_id), _("Nu ser bara namngivna personer ärendet."))


@blueprint.post("/funktioner")
@guard.requires(Permission.case_manage)
def destroy(case_id: UUID) -> Response:
    protections.show_to_functions(current.work(), case_id)
    return render.done(url_for("protections.index", case_id=case_id), _("Funktioner kan delta i ärendet igen."))
