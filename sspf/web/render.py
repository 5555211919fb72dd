"""Answer a request: a page after its reading event is committed, or a redirect after a change is committed."""

from collections.abc import Callable
from typing import Any

from flask import Response, current_app, flash, jsonify, make_response, redirect, render_template, request
from flask_login import current_user
from sqlalchemy.orm import DeclarativeBase

from sspf.audit.events import Event
from sspf.errors import Overtaken
from sspf.web import current, guard, headers, once
from sspf.web.forms import Form


class Careless(Exception):
    """A view breaks a promise: it shows rows, or logs another reading than it declared. A fault in the code."""


def page(template: str, event: Event | None = None, **values: Any) -> Response:
    """Record what is about to be shown, commit, and only then render plain values (product.md, decision 8).

    The status is 200; 422 when a form in `values` was sent and has errors, 409 when someone else saved first.
    """
    _keep_promise(event)
    for name, value in values.items():
        if any(isinstance(each, DeclarativeBase) for each in (value if isinstance(value, list) else [value])):
            raise Careless(f"{name} is a row; give the template plain values")
    work = current.work()
    if current_user.is_authenticated:
        current_user.open_name()
    if event is not None:
        work.record(event)
    work.commit()
    return make_response(render_template(template, **values), _status(values))


def file(content: Callable[[], bytes], kind: str, name: str, event: Event | None = None) -> Response:
    """Record what is about to be given, commit, and only then make it: a file to keep, of exactly this type.

    `name` is ours and in ASCII, and tells nobody's name (R48).
    """
    _keep_promise(event)
    work = current.work()
    if event is not None:
        work.record(event)
    work.commit()
    response = make_response(content())
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Content-Security-Policy"] = headers.FILE_POLICY
    return response


def data(values: Any, event: Event | None = None, status: int = 200) -> Response:
    """Commit, and answer a script of ours with plain values as JSON; what is shown of anyone has its event."""
    _keep_promise(event)
    work = current.work()
    if event is not None:
        work.record(event)
    work.commit()
    return make_response(jsonify(values), status)


def done(location: str, message: str | None = None) -> Response:
    """Commit the change, remember that the form is done, and redirect (303) so that a reload does nothing."""
    work = current.work()
    once.remember(work, location)
    try:
        work.commit()
    except Overtaken:
        if (answer := _rivals_answer()) is None:
            raise
        return answer
    if message:
        flash(message, "success")
    return make_response(redirect(location, 303))


def shown_once(template: str, location: str, event: Event, **values: Any) -> Response:
    """Commit a change and show at once what is never shown again, such as a code; a reload leads to `location`."""
    once.remember(current.work(), location)
    try:
        return page(template, event, **values)
    except Overtaken:
        if (answer := _rivals_answer()) is None:
            raise
        return answer


def _keep_promise(event: Event | None) -> None:
    """What a route says it logs, it logs."""
    declared = guard.declaration(current_app, request.endpoint or "")
    expected = declared.reads if declared is not None else None
    if expected is not None and not isinstance(event, expected):
        raise Careless(f"{request.endpoint} declares {expected.__name__}")


def _rivals_answer() -> Response | None:
    """The same form came twice at once and the other was faster: its answer, if that is what happened."""
    current.work().undo()
    answer = once.answered_before()
    return None if answer is None else make_response(answer)


def _status(values: dict[str, Any]) -> int:
    forms = [value for value in values.values() if isinstance(value, Form)]
    if any(form.conflict for form in forms):
        return 409
    return 422 if any(form.is_refused for form in forms) else 200
