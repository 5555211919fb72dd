"""Closing an account, which ends every login at once, and opening it again."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.accounts import actions
from sspf.web import current, guard, render

blueprint = Blueprint("suspensions", __name__)


@blueprint.post("/konton/<uuid:account_id>/stang")
@guard.requires(Permission.account_manage)
def create(account_id: UUID) -> Response:
    actions.disable(current.work(), account_id)
    return render.done(
        url_for("accounts.show", account_id=account_id), _("Kontot är stängt. Alla inloggningar är avslutade.")
    )


@blueprint.post("/konton/<uuid:account_id>/oppna")
@guard.requires(Permission.account_manage)
def destroy(account_id: UUID) -> Response:
    actions.enable(current.work(), account_id)
    return render.done(url_for("accounts.show", account_id=account_id), _("Kontot är öppet igen."))
