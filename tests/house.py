"""A whole installation for one test: own database, keystore, key file and clock, with the demo's staff at work."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID

from flask import Flask
from sqlalchemy import make_url

from sspf import installation as installations
from sspf.access.actor import SYSTEM, Actor
from sspf.access.roles import Role
from sspf.app import for_installation
from sspf.catalogue import loader
from sspf.crypto import letters
from sspf.crypto.keystore import Keystore
from sspf.crypto.passwords import Passwords
from sspf.crypto.vault import Vault
from sspf.db import open_engine
from sspf.demo import staff
from sspf.installation import Installation
from sspf.settings import Mode, Settings, for_folder
from sspf.web import current
from sspf.work import Work, begin

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""A Monday morning, 10.00 in Sweden."""

TOY = Passwords(memory_kib=64, rounds=1)


class Clock:
    """The time that a test decides."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        """Let time pass: `clock.forward(days=30)`."""
        self.at += timedelta(**span)


read_catalogue = cache(loader.load)
"""The catalogue is frozen, so one reading of it serves every house."""


@cache
def _application() -> list[Flask]:
    """The one application of this process, once there is one."""
    return []


def serve(installation: Installation) -> Flask:
    """An application over the installation. It is made once and moves from house to house: templates compile once."""
    made = _application()
    if not made:
        made.append(for_installation(installation, TOY))
    app = made[0]
    app.extensions[current.EXTENSION] = installation
    app.config["SECRET_KEY"] = installation.vault.web_secret()
    return app


@dataclass
class House:
    """The installation under test and ways to act in it without a browser."""

    installation: Installation
    clock: Clock
    ids: dict[str, UUID]
    app: Flask = field(init=False)

    def __post_init__(self) -> None:
        self.app = serve(self.installation)

    @property
    def settings(self) -> Settings:
        """Where the files are."""
        return self.installation.settings

    def actor(self, login: str) -> Actor:
        """The actor that an account of the demo's staff becomes when it signs in today."""
        return staff.actor(self.ids, login, self.installation.catalogue)

    @contextmanager
    def work(self, who: str | Actor = "koordinator", writing: bool = True) -> Iterator[Work]:
        """A unit of work as one of the staff; commit it yourself."""
        actor = who if isinstance(who, Actor) else self.actor(who)
        with begin(self.installation, actor, writing) as work:
            yield work

    def close(self) -> None:
        """Let go of the databases."""
        self.installation.engine.dispose()
        self.installation.vault.keystore.engine.dispose()


def settings_for(folder: Path, database_url: str | None = None) -> Settings:
    """Test settings: everything inside `folder`, but for a database that stands elsewhere."""
    settings = for_folder(folder, Mode.test, {})
    return replace(settings, database_url=database_url) if database_url else settings


def furnish(settings: Settings) -> dict[str, UUID]:
    """Make an installation and employ the demo's staff; returns their ids."""
    house = installations.make(settings, now=Clock(START - timedelta(days=1)))
    with begin(house, SYSTEM) as work:
        ids = staff.employ(work, TOY.hash(staff.PASSWORD))
        work.commit()
    house.engine.dispose()
    house.vault.keystore.engine.dispose()
    return ids


def move_in(template: Path, folder: Path, ids: dict[str, UUID], database_url: str | None = None) -> House:
    """A house of one's own, copied from a furnished one: much quicker than building."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    clock = Clock()
    settings = settings_for(folder, database_url)
    engine = open_engine(settings.database_url)
    vault = Vault.open(Keystore(open_engine(settings.keystore_url)), settings.kek_file)
    catalogue = read_catalogue(settings.config)
    installation = Installation(settings, engine, vault, catalogue, letters.read_file(settings.letterbox_file), clock)
    return House(installation, clock, ids)


def backend(url: str) -> str:
    """Which kind of database a URL names."""
    return make_url(url).get_backend_name()


__all__ = ["SYSTEM", "Clock", "House", "Role", "furnish", "move_in", "settings_for"]
