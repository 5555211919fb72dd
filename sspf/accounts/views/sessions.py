"""Signing in and out."""

from uuid import UUID

import flask_login
from flask import Blueprint, Response, request, session, url_for

from sspf.access.actor import PUBLIC, Actor
from sspf.access.permissions import Permission
from sspf.accounts import actions, queries, rules
from sspf.accounts.forms import LoginForm
from sspf.accounts.rules import AccountProblem
from sspf.web import current, guard, render
from sspf.web.returning import own_path
from sspf.work import begin

blueprint = Blueprint("sessions", __name__)


class SignedIn(flask_login.UserMixin):  # type: ignore[misc]  # Flask-Login ships no types
    """The person behind this request, for Flask-Login and the page frame."""

    def __init__(self, token: str, login: queries.Login) -> None:
        self._token, self._login = token, login
        self.name = ""

    def get_id(self) -> str:
        """Flask-Login keeps the login's token, not the account's id: a login can be ended, an id cannot."""
        return self._token

    @property
    def actor(self) -> Actor:
        """Who is asking."""
        return self._login.actor

    @property
    def role_label(self) -> str:
        """The role in Swedish, for the page frame."""
        return current.catalogue().label(self._login.actor.role)

    @property
    def session_id(self) -> UUID:
        """This login."""
        return self._login.session_id

    @property
    def lent(self) -> bool:
        """Whether this device is handed over to somebody else (see `web.guard`)."""
        return self._login.lent

    def open_name(self) -> None:
        """Open the sealed name for the page frame, while the unit of work is still open."""
        self.name = queries.name_of(current.work(), self._login.account)

    def needs_touch(self) -> bool:
        """Whether the login was last noted as used more than a minute ago."""
        return current.work().now - self._login.used_at >= rules.TOUCH_INTERVAL


def load(token: str) -> SignedIn | None:
    """Flask-Login's loader: the login behind the token, found in this request's own unit of work."""
    work = current.work()
    login = queries.login_behind(work, token)
    if login is None:
        return None
    work.identify(login.actor)
    queries.admit_directory(work)
    return SignedIn(token, login)


@blueprint.after_app_request
def keep_alive(response: Response) -> Response:
    """Note the use of a login, at most once a minute and apart from what the page itself did."""
    user, used = flask_login.current_user, response.status_code < 500 and not guard.is_unattended()
    if user.is_authenticated and user.needs_touch() and used:
        with begin(current.installation(), PUBLIC) as work:
            actions.touch(work, user.session_id)
            work.commit()
    return response


@blueprint.get("/logga-in")
@guard.public(because="the way in")
def new() -> Response:
    return render.page("sessions/new.html", form=LoginForm(till=request.args.get("till", "")))


@blueprint.post("/logga-in")
@guard.public(because="the way in")
def create() -> Response:
    form = LoginForm()
    if not form.validate():
        return render.page("sessions/new.html", form=form)
    email, password, address = form.email.data or "", form.password.data or "", request.remote_addr or ""
    current.work().undo()  # lets go of the write lock while Argon2 works
    with begin(current.installation(), PUBLIC, writing=False) as reading:
        known = queries.credentials(reading, email, address)
    if known.throttled:
        form.refuse(current.catalogue().label(AccountProblem.throttled))
        return render.page("sessions/new.html", form=form)
    fits = current.passwords().fits(known.password_hash, password[: rules.LONGEST_PASSWORD + 1])
    if not fits or known.account_id is None:
        actions.note_failure(current.work(), email, address, known.account_id)
        form.refuse(current.catalogue().label(AccountProblem.login_failed))
        return render.page("sessions/new.html", form=form)
    _leave_behind()
    token = actions.log_in(current.work(), known.account_id, request.user_agent.string)
    answer = render.done(own_path(form.till.data) or url_for("tasks.index"))
    session["_user_id"] = token
    session["_fresh"] = True
    return answer


def is_lent() -> bool:
    """Whether the login that lives in this browser has handed its device over; asked beside the request's own work."""
    if "_user_id" not in session:
        return False
    with begin(current.installation(), PUBLIC, writing=False) as work:
        login = queries.login_behind(work, session["_user_id"])
        return login is not None and login.lent


def _leave_behind() -> None:
    """End the login that lives in this browser, if there is one, and everything that was kept for it.

    When the old login had run out, the forms' secret stays: a form that waits in another tab can still be sent.
    """
    with begin(current.installation(), PUBLIC) as work:
        login = queries.login_behind(work, session.get("_user_id", ""))
        if login is not None:
            actions.log_out(work, login.account.id, login.session_id)
            work.commit()
            session.clear()


@blueprint.post("/logga-ut", defaults={"everywhere": False})
@blueprint.post("/mitt-konto/logga-ut-overallt", defaults={"everywhere": True})
@guard.requires(Permission.session_manage)
def destroy(everywhere: bool) -> Response:
    work, user = current.work(), flask_login.current_user
    if everywhere:
        actions.log_out_everywhere(work, work.actor_id)
    else:
        actions.log_out(work, work.actor_id, user.session_id)
    answer = render.done(url_for("sessions.new"))
    session.clear()
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
