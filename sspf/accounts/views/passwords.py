"""Passwords: choosing the first one with a one-time code, and changing the own."""

import flask_login
from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.accounts import actions
from sspf.accounts.forms import FirstPasswordForm, OwnPasswordForm
from sspf.accounts.views import own_password
from sspf.web import current, guard, render

blueprint = Blueprint("passwords", __name__)


@blueprint.get("/ny-inloggning")
@guard.public(because="the way in for someone who has a one-time code")
def new() -> Response:
    return render.page("passwords/new.html", form=FirstPasswordForm())


@blueprint.post("/ny-inloggning")
@guard.public(because="the way in for someone who has a one-time code")
def create() -> Response:
    form, work = FirstPasswordForm(), current.work()
    email, code = form.email.data or "", form.code.data or ""
    if not form.validate() or own_password.credentials(form, email).throttled:
        return render.page("passwords/new.html", form=form)
    digest = current.passwords().hash(form.password.data or "")
    if form.accepts(lambda: actions.choose_password(work, email, code, digest)):
        return render.done(url_for("sessions.new"), _("Lösenordet är sparat. Logga in med det nu."))
    actions.note_failure(work, email, request.remote_addr or "", None)
    return render.page("passwords/new.html", form=form)


@blueprint.get("/mitt-konto/losenord")
@guard.requires(Permission.session_manage)
def edit() -> Response:
    return render.page("passwords/edit.html", form=OwnPasswordForm())


@blueprint.post("/mitt-konto/losenord")
@guard.requires(Permission.session_manage)
def update() -> Response:
    form, work, session_id = OwnPasswordForm(), current.work(), flask_login.current_user.session_id
    if not form.validate() or not own_password.is_given(form, "password_now"):
        return render.page("passwords/edit.html", form=form)
    digest = current.passwords().hash(form.password.data or "")
    if form.accepts(lambda: actions.change_password(work, session_id, digest)):
        return render.done(url_for("logins.index"), _("Lösenordet är bytt. Du är utloggad på alla andra enheter."))
    return render.page("passwords/edit.html", form=form)
