"""A device that was handed over is given back: one neutral page, until the owner's password is given."""

import flask_login
from flask import Blueprint, Response, current_app, url_for

from sspf.access.permissions import Permission
from sspf.accounts import actions
from sspf.accounts.forms import OwnerForm
from sspf.accounts.views import own_password
from sspf.web import current, guard, render

blueprint = Blueprint("returns", __name__, url_prefix="/lamna-tillbaka")


@blueprint.get("")
@guard.requires(Permission.session_manage, lent=True)
def new() -> Response:
    return render.page("returns/new.html", form=OwnerForm())


@blueprint.post("")
@guard.requires(Permission.session_manage, lent=True)
def create() -> Response:
    form, work, session_id = OwnerForm(), current.work(), flask_login.current_user.session_id
    if form.validate() and own_password.is_given(form, "password_now"):
        actions.take_back(work, session_id)
        return render.done(url_for(current_app.config[guard.LENT_HOME]))
    return render.page("returns/new.html", form=form)
