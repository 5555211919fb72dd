"""Every route declares its permission and its reading event, or the application does not start."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import CSRFError, CSRFProtect, validate_csrf
from werkzeug.exceptions import MethodNotAllowed, NotFound
from wtforms import ValidationError

from sspf.access.actor import PUBLIC
from sspf.access.permissions import Permission
from sspf.access.policy import may
from sspf.audit.events import AccessDenied, Event, Slug
from sspf.errors import Forbidden
from sspf.web import current, once, resend
from sspf.work import Work

View = TypeVar("View", bound=Callable[..., Any])
MARK = "sspf_declaration"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LENT, LENT_HOME = "SSPF_LENT", "SSPF_LENT_HOME"
"""In the application's config: who tells whether a device is handed over, and the only page that it then shows."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a route says of itself: who may come, and what is logged when it shows something."""

    permission: Permission | None
    reads: type[Event] | None
    because: str = ""
    largest: int | None = None
    lent: bool = False
    unattended: bool = False


class Undeclared(Exception):
    """A route without a declaration: the application must not start."""


def requires(
    permission: Permission,
    reads: type[Event] | None = None,
    *,
    largest: int | None = None,
    lent: bool = False,
    unattended: bool = False,
) -> Callable[[View], View]:
    """Declare that a view needs `permission`, and that it logs the event `reads` when it shows personal data.

    `largest`: bytes that a request may bring along, where it brings a file. `lent`: the view answers also on a device
    that was handed over to somebody who has no account. `unattended`: pages ask by themselves while nobody touches
    them, so being asked keeps no login alive.
    """
    return _declare(Declaration(permission, reads, largest=largest, lent=lent, unattended=unattended))


def public(because: str, reads: type[Event] | None = None, largest: int | None = None) -> Callable[[View], View]:
    """Declare that anyone may reach a view, and say why; and how many bytes anyone may send to it."""
    return _declare(Declaration(None, reads, because, largest=largest))


def mark_public(app: Flask, endpoint: str, because: str) -> None:
    """Declare a route that a library registered and that shows nothing of anyone, on whatever device."""
    view = app.view_functions[endpoint]
    app.view_functions[endpoint] = _declare(Declaration(None, None, because, lent=True))(view)


def declaration(app: Flask, endpoint: str) -> Declaration | None:
    """What the endpoint's view declared."""
    return getattr(app.view_functions[endpoint], MARK, None)


def is_unattended() -> bool:
    """Whether this request was sent by a page that nobody needs to be sitting at."""
    said = _declared()
    return said is not None and said.unattended


def refuse_undeclared(app: Flask) -> None:
    """Raise `Undeclared` for any route in the URL map that says nothing of who may reach it."""
    silent = sorted({rule.endpoint for rule in app.url_map.iter_rules() if declaration(app, rule.endpoint) is None})
    if silent:
        raise Undeclared(f"routes without permission: {', '.join(silent)}")


def init(app: Flask) -> None:
    """Open a unit of work for each request; check the declaration, then the form's token, before the view runs."""
    app.config.setdefault(LENT, bool)  # where nobody signs in nothing is handed over
    app.before_request(_enter)
    app.teardown_request(_leave)
    CSRFProtect(app)
    app.before_request(_answer_again)


def _declare(said: Declaration) -> Callable[[View], View]:
    def mark(view: View) -> View:
        setattr(view, MARK, said)
        return view

    return mark


def _enter() -> ResponseReturnValue | None:
    said = _declared()
    writing = said is not None and (request.method not in SAFE or said.reads is not None)
    g.work = Work(current.installation(), PUBLIC, writing)
    if said is None:
        return None
    if not said.lent and _is_lent(said):  # before all else: who holds the device is not its owner
        return redirect(url_for(current_app.config[LENT_HOME]), 303)
    if said.permission is not None:
        if not current_user.is_authenticated:
            return _sign_in(said)
        if not may(current.actor(), said.permission):
            return _deny()
    if said.largest is not None:
        request.max_content_length = said.largest
    return None


def _is_lent(said: Declaration) -> bool:
    """Whether this device is handed over. A page for anyone asks without making the request its owner's, who may be
    just about to sign in anew.
    """
    if said.permission is not None:
        return getattr(current_user, "lent", False)
    return bool(current_app.config[LENT]())


def _answer_again() -> ResponseReturnValue | None:
    """The answer to this form, when it was carried out before; asked only after the form is known to be ours."""
    return once.answered_before() if request.method not in SAFE and _declared() is not None else None


def _declared() -> Declaration | None:
    """The declaration of the matched route; None leaves 404 and 405 to Flask."""
    if isinstance(request.routing_exception, (NotFound, MethodNotAllowed)) or request.endpoint is None:
        return None
    return getattr(current_app.view_functions[request.endpoint], MARK, None)


def _sign_in(said: Declaration) -> ResponseReturnValue:
    """Someone not signed in: to the login page; what a form of ours carried is kept and can be sent again.

    Only of ours: a form from another site would otherwise get our token, and its sender only had to be patient.
    A file is not kept: from somebody unknown it is not even read.
    """
    if request.method in SAFE or said.largest is not None:
        return redirect(url_for("sessions.new", till=request.path))
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError as error:
        raise CSRFError(str(error)) from error
    return resend.page()


def _deny() -> ResponseReturnValue:
    """Log that the role tried a door that is not its own; the page says no more than that."""
    note_denied()
    raise Forbidden(str(request.endpoint))


def note_denied() -> None:
    """Undo what was begun and log the attempt, with the case when the address names one (law R49)."""
    work = current.work()
    work.undo()
    named = (request.view_args or {}).get("case_id")
    work.record(AccessDenied(Slug(str(request.endpoint)), named if isinstance(named, UUID) else None))
    work.commit()


def _leave(_error: BaseException | None) -> None:
    work: Work | None = g.pop("work", None)
    if work is not None:
        work.close()
