"""An application with our looks and nothing else: no database, no views but those a test adds."""

from types import SimpleNamespace

import jinja2
from flask import Flask, render_template_string
from flask_babel import Babel
from flask_wtf.csrf import CSRFProtect

from sspf.settings import PROJECT
from sspf.web import assets, filters, headers
from sspf.web.frame import ABOUT

MUNICIPALITY = SimpleNamespace(
    name="Exempelköping",
    concern_report_url="https://example.org/oro",
    concern_report_phone="0480-00 00 00",
    coordinator_phone="0480-11 11 11",
)


def bare_app(secure: bool = False) -> Flask:
    """A Flask application that renders our templates as the real one does."""
    app = Flask("bare", template_folder=str(PROJECT / "templates"), static_folder=None)
    app.secret_key = "only for tests"
    app.jinja_env.undefined = jinja2.StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Babel(app, default_locale="sv")
    CSRFProtect(app)
    assets.init(app)
    filters.init(app)
    headers.init(app, secure)
    app.jinja_env.globals["once_token"] = lambda: "once"
    given = {"municipality": MUNICIPALITY, "demo": False, "navigation": [], "actor": None, "about_url": ABOUT}
    app.context_processor(lambda: dict(given))
    return app


def render(template: str, **values: object) -> str:
    """What a template text becomes, with the whole set of macros and filters at hand."""
    with bare_app().test_request_context():
        return render_template_string(template, **values)
