"""What every application of ours stands in: looks, headers, language, error pages, and the cookie that tells visits."""

import jinja2
from flask import Flask, Response, request
from flask_babel import Babel
from werkzeug.middleware.proxy_fix import ProxyFix

from sspf.catalogue.loader import Catalogue
from sspf.settings import PROJECT, Mode, Settings
from sspf.web import assets, errors, filters, guard, headers, once, uploads

LARGEST_REQUEST = 256 * 1024


ABOUT = "/information"
"""What SSPF is, for anyone. Spelled out because a locked application has no such page to ask the address of."""


def frame(settings: Settings, catalogue: Catalogue) -> Flask:
    """What every answer needs, also when the vault is locked."""
    app = Flask("sspf", template_folder=str(PROJECT / "templates"), static_folder=None)
    app.request_class = uploads.Request
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        MAX_FORM_PARTS=1000,
        BABEL_DEFAULT_LOCALE="sv",
        BABEL_DEFAULT_TIMEZONE="Europe/Stockholm",
        TRUSTED_HOSTS=[settings.host] if settings.mode is Mode.production else None,
    )
    app.jinja_env.undefined = jinja2.StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.trusted_proxies, x_proto=settings.trusted_proxies)  # type: ignore[method-assign]
    Babel(app)
    assets.init(app)
    guard.mark_public(app, "static", because="looks only, no data")
    filters.init(app)
    headers.init(app, settings.secure_cookies)
    errors.init(app)
    app.jinja_env.globals.update(label=catalogue.label, catalogue=catalogue, once_token=once.new_token)
    demo = settings.mode is Mode.demo
    given = {"municipality": catalogue.municipality, "demo": demo, "actor": None, "navigation": []}
    app.context_processor(lambda: {**given, "about_url": ABOUT})
    return app


def locked(settings: Settings, catalogue: Catalogue) -> Flask:
    """An application that opens nothing: every address answers 503 with what to do."""
    app = frame(settings, catalogue)

    @app.before_request
    def refuse() -> Response | None:
        return None if request.endpoint == "static" else errors.bare(503)

    return app


def remember_visits(app: Flask, secret: bytes, cookie: str, secure: bool) -> None:
    """Sign the cookie and the forms' tokens with a secret; a form may stay open for as long as somebody writes."""
    app.config.update(
        SECRET_KEY=secret,
        WTF_CSRF_TIME_LIMIT=None,
        SESSION_COOKIE_NAME=f"__Host-{cookie}" if secure else cookie,
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
    )
