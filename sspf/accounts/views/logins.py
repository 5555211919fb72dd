"""The own account: where I am signed in, and ending a login on another device."""

from uuid import UUID

import flask_login
from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.accounts import actions, queries
from sspf.audit.events import OwnSessionsRead
from sspf.web import current, guard, render

blueprint = Blueprint("logins", __name__)


@blueprint.get("/mitt-konto")
@guard.requires(Permission.session_manage, reads=OwnSessionsRead)
def index() -> Response:
    work, here = current.work(), flask_login.current_user.session_id
    return render.page("logins/index.html", OwnSessionsRead(work.actor_id), logins=queries.own_logins(work), here=here)


@blueprint.post("/mitt-konto/inloggningar/<uuid:login_id>/avsluta")
@guard.requires(Permission.session_manage)
def destroy(login_id: UUID) -> Response:
    actions.end_own(current.work(), login_id)
    return render.done(url_for("logins.index"), _("Inloggningen är avslutad."))
