"""The application factory."""

from dataclasses import dataclass, field

import structlog
from flask import Flask
from flask_login import LoginManager

from sspf import installation as installations
from sspf import menu
from sspf.accounts.views import sessions
from sspf.catalogue import loader
from sspf.crypto.daily import DailySecret
from sspf.crypto.passwords import Passwords
from sspf.errors import Locked
from sspf.installation import Installation
from sspf.pages import BLUEPRINTS
from sspf.settings import Settings
from sspf.statistics.rules import counters
from sspf.web import current, frame, guard

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class DemoLogins:
    """What the demo's login page tells everyone: the password, and each person's address, name and work."""

    password: str
    people: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Extras:
    """What an application may be given: the demo's logins, and the secret that its workers know visitors by."""

    demo: DemoLogins | None = None
    visitors: DailySecret = field(default_factory=DailySecret)


def create_app(settings: Settings, passwords: Passwords | None = None, extras: Extras | None = None) -> Flask:
    """Open the installation and serve it. With a vault that does not open, serve one page that says so, and nothing."""
    extras = extras or Extras()
    try:
        app = for_installation(installations.open_existing(settings), passwords)
    except Locked as reason:
        log.error("locked", reason=str(reason))
        return frame.locked(settings, loader.load(settings.config))
    app.context_processor(lambda: {"demo_logins": extras.demo})
    app.extensions[current.VISITORS] = extras.visitors
    return app


def for_installation(house: Installation, passwords: Passwords | None = None) -> Flask:
    """The application over an open installation.

    Raises when a route does not say who may reach it, and when a figure that is declared is not counted.
    """
    counters.refuse_uncounted(house.catalogue.indicators)
    app = frame.frame(house.settings, house.catalogue)
    frame.remember_visits(app, house.vault.web_secret(), "sspf", house.settings.secure_cookies)
    app.extensions[current.EXTENSION] = house
    app.config[guard.LENT], app.config[guard.LENT_HOME] = sessions.is_lent, "signings.edit"
    app.extensions[current.PASSWORDS] = passwords or Passwords()
    app.extensions[current.VISITORS] = DailySecret()
    guard.init(app)
    manager = LoginManager(app)
    manager.session_protection = None
    manager.user_loader(sessions.load)
    app.context_processor(menu.frame_values)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    guard.refuse_undeclared(app)
    return app
