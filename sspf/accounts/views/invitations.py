"""A new one-time code for someone who has lost the password."""

from uuid import UUID

from flask import Blueprint, Response, session, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.accounts import actions
from sspf.accounts.views.accounts import CODE
from sspf.web import current, guard, render

blueprint = Blueprint("invitations", __name__)


@blueprint.post("/konton/<uuid:account_id>/engangskod")
@guard.requires(Permission.account_manage)
def create(account_id: UUID) -> Response:
    code = actions.invite_again(current.work(), account_id)
    answer = render.done(url_for("accounts.show", account_id=account_id), _("En ny engångskod är skapad."))
    session[CODE] = (str(account_id), code)
    return answer
