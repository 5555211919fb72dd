"""What is published is put right: worked on again, while everyone reads what stands."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.situations.actions import reports as actions
from sspf.web import current, guard, render

blueprint = Blueprint("situation_corrections", __name__)


@blueprint.post("/lagesbilder/<uuid:situation_id>/ratta")
@guard.requires(Permission.situation_write)
def create(situation_id: UUID) -> Response:
    actions.put_right(current.work(), situation_id)
    here = url_for("situations.show", situation_id=situation_id)
    return render.done(here, _("Ändra det som ska rättas. Den publicerade versionen läses tills du publicerar nästa."))
