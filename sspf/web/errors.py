"""Domain errors become Swedish pages that say what to do now; nothing ever shows a stack trace."""

import traceback

import structlog
from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from sspf.errors import Conflict, Damaged, Forbidden, Locked, NotFound, Overtaken, Refused
from sspf.web import current, guard

log = structlog.get_logger()


def init(app: Flask) -> None:
    """Register a page for every error that can reach the outside."""
    app.register_error_handler(NotFound, _hidden)
    app.register_error_handler(Forbidden, _forbidden)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(Conflict, lambda _error: _page(409))
    app.register_error_handler(Overtaken, lambda _error: _page(409))
    app.register_error_handler(Damaged, _damaged)
    app.register_error_handler(Locked, lambda _error: _page(503))
    app.register_error_handler(OperationalError, _unavailable)
    app.register_error_handler(CSRFError, lambda _error: _page(400))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _page(status: int, **values: object) -> Response:
    """The page for a status. The unit of work is undone first: an error page writes nothing and keeps no lock."""
    if "work" in g:
        g.work.close()
    if status >= 500:
        return bare(status)
    return make_response(render_template(f"errors/{status}.html", **values), status)


def bare(status: int) -> Response:
    """A page without the usual frame: what the frame asks for, such as who is signed in, may be what is broken."""
    return make_response(current_app.jinja_env.get_template(f"errors/{status}.html").render(), status)


def _hidden(_error: NotFound) -> Response:
    """What is not there and what is not theirs look the same; in the log of a case both are an attempt (R49)."""
    if "work" in g and g.work.actor.account_id is not None and "case_id" in (request.view_args or {}):
        guard.note_denied()
    return _page(404)


def _forbidden(_error: Forbidden) -> Response:
    return _page(403)


def _refused(error: Refused) -> Response:
    return _page(422, sentence=current.catalogue().label(error.reason))


def _http(error: HTTPException) -> Response:
    """Werkzeug's own refusals: the pages we have words for, and one for the rest."""
    known = {400, 404, 405, 413}
    code = error.code or 500
    response = _page(code) if code in known else _page(500)
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after"}:
            response.headers[name] = value
    return response


def _unavailable(error: OperationalError) -> Response:
    _note("database", error)
    return _page(503)


def _damaged(error: Damaged) -> Response:
    _note("damaged", error)
    return _page(500)


def _unexpected(error: Exception) -> Response:
    _note("unexpected", error)
    return _page(500)


def _note(what: str, error: Exception) -> None:
    """Log class and place, never the message: it may hold what someone typed."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "?"
    log.error(what, error=type(error).__name__, place=place, endpoint=request.endpoint, method=request.method)
