"""The pages that anyone may see, as a program of their own: it holds the letterbox's public key and no other.

Nothing here can open a letter: there is no key-encryption key, and the vault of this process is shut.
"""

import os
import stat
from pathlib import Path

import structlog
from flask import Flask, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager

from sspf import installation as installations
from sspf.catalogue import loader
from sspf.consents.views import leaflets
from sspf.crypto.daily import DailySecret
from sspf.errors import ConfigurationError, Locked
from sspf.installation import Installation
from sspf.referrals.views import followings, public_receipts, public_referrals
from sspf.settings import Settings
from sspf.web import current, frame, guard, health

BLUEPRINTS = (
    health.blueprint,
    public_referrals.blueprint,
    public_receipts.blueprint,
    followings.blueprint,
    leaflets.blueprint,
)
SECRET_SIZE = 32

log = structlog.get_logger()


def create_app(settings: Settings, visitors: DailySecret | None = None) -> Flask:
    """Open the public side of an installation and serve it; without the public key, one page that says so."""
    try:
        house = installations.open_public(settings)
    except Locked as reason:
        log.error("locked", reason=str(reason))
        return frame.locked(settings, loader.load(settings.config))
    return for_installation(house, visitors)


def for_installation(house: Installation, visitors: DailySecret | None = None) -> Flask:
    """The public application over an open installation. Nobody signs in here."""
    settings = house.settings
    app = frame.frame(settings, house.catalogue)
    frame.remember_visits(app, own_secret(settings.public_secret_file), "sspf-anmalan", settings.secure_cookies)
    app.extensions[current.EXTENSION] = house
    app.extensions[current.VISITORS] = visitors or DailySecret()
    guard.init(app)
    LoginManager(app).user_loader(lambda _token: None)
    app.context_processor(lambda: {"login_url": ""})
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.add_url_rule("/", "home", _home)
    guard.refuse_undeclared(app)
    return app


def refuse_keys(settings: Settings) -> None:
    """Raise `ConfigurationError` when this process could read the key file: then a break-in here would open all."""
    if os.access(settings.kek_file, os.R_OK):
        raise ConfigurationError(
            f"Nyckelfilen {settings.kek_file} går att läsa härifrån. Kör de öppna sidorna som en egen användare, med "
            "en egen mapp i SSPF_DATA, eller kör bara sspf serve: formuläret finns där också."
        )


def own_secret(path: Path) -> bytes:
    """The secret that signs this program's cookies and forms, made the first time; nothing is sealed with it."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_secret(path)
    with os.fdopen(descriptor, "wb") as file:
        file.write(os.urandom(SECRET_SIZE))
    return _read_secret(path)


def _read_secret(path: Path) -> bytes:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise ConfigurationError(f"{path} kan läsas av andra. Kör: chmod 600 {path}")
    secret = path.read_bytes()
    if len(secret) != SECRET_SIZE:
        raise ConfigurationError(f"{path} är skadad. Ta bort filen och starta igen.")
    return secret


@guard.public(because="the way to the form")
def _home() -> ResponseReturnValue:
    return redirect(url_for("public_referrals.new"))
