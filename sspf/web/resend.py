"""When the login ran out under a form: what was typed is given back and can be sent again after signing in."""

from flask import Response, make_response, render_template, request

KEPT_OUT = frozenset({"csrf_token", "password", "password_again", "password_now", "code"})


def page() -> Response:
    """A page (401) that holds the typed values and a button that sends them again."""
    values = [(name, value) for name, value in request.form.items(multi=True) if name not in KEPT_OUT]
    return make_response(render_template("errors/401.html", values=values, target=request.path), 401)
