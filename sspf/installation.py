"""One running installation: its settings, database, keys, catalogue and clock; how it is made and how it is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Mapped, Session

from sspf import clock
from sspf.audit import trail
from sspf.catalogue import loader
from sspf.catalogue.loader import Catalogue
from sspf.crypto import letters
from sspf.crypto.keystore import Keystore
from sspf.crypto.letters import Letterbox
from sspf.crypto.vault import ShutVault, Vault
from sspf.db import WRITING, Base, Identified, open_engine
from sspf.errors import Locked
from sspf.schema import upgrade
from sspf.settings import Settings


class InstallationMark(Identified, Base):
    """Written once, when the installation is made: which keystore this data belongs to."""

    __tablename__ = "installation"

    keystore: Mapped[str]
    made_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Installation:
    """What a unit of work needs from its surroundings."""

    settings: Settings
    engine: Engine
    vault: Vault
    catalogue: Catalogue
    letterbox: Letterbox
    now: Callable[[], datetime] = clock.system_now


def make(settings: Settings, now: Callable[[], datetime] = clock.system_now) -> Installation:
    """Make tables, keys and an empty log. Raises `Locked` when data or keys exist already: nothing is written over."""
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = open_engine(settings.database_url)
    if _keystore_of(engine) is not None:
        raise Locked("Databasen hör redan till en installation. Inget har skrivits.")
    vault = Vault.create(Keystore(open_engine(settings.keystore_url)), settings.kek_file)
    upgrade(engine)
    with Session(engine.execution_options(**{WRITING: True})) as session:
        session.add(InstallationMark(id=uuid4(), keystore=vault.fingerprint(), made_at=now()))
        trail.begin(session)
        session.commit()
    letters.write_file(settings.letterbox_file, vault.letterbox())
    return Installation(settings, engine, vault, loader.load(settings.config), vault.letterbox(), now)


def open_existing(settings: Settings, now: Callable[[], datetime] = clock.system_now) -> Installation:
    """Open data that exists with the key that fits it. Raises `Locked` otherwise, and `ConfigurationError`.

    The public key that lies beside the data must be this vault's: what is sealed with another opens to nobody.
    """
    catalogue = loader.load(settings.config)
    engine, vault = _opened(settings)
    letterbox = vault.letterbox()
    if letters.read_file(settings.letterbox_file) != letterbox:
        raise Locked(f"{settings.letterbox_file} hör till en annan installation. Kör sspf upgrade.")
    return Installation(settings, engine, vault, catalogue, letterbox, now)


def open_public(settings: Settings, now: Callable[[], datetime] = clock.system_now) -> Installation:
    """Open data for pages that anyone may see: with the public key alone, and no way to any other."""
    catalogue = loader.load(settings.config)
    engine = open_engine(settings.database_url)
    if _keystore_of(engine) is None:
        raise Locked("Det finns ingen installation i databasen. Kontrollera SSPF_DATABASE_URL.")
    letterbox = letters.read_file(settings.letterbox_file)
    return Installation(settings, engine, ShutVault(), catalogue, letterbox, now)


def bring_up_to_date(settings: Settings) -> Installation:
    """Bring data from an older version to this one: its tables, and the letterbox with the file of its public key."""
    catalogue = loader.load(settings.config)
    engine, vault = _opened(settings)
    upgrade(engine)
    letterbox = vault.make_letterbox()
    letters.write_file(settings.letterbox_file, letterbox)
    return Installation(settings, engine, vault, catalogue, letterbox)


def _opened(settings: Settings) -> tuple[Engine, Vault]:
    """Database and vault, when they belong together."""
    engine = open_engine(settings.database_url)
    expected = _keystore_of(engine)
    if expected is None:
        raise Locked("Det finns ingen installation i databasen. Kör sspf init.")
    vault = Vault.open(Keystore(open_engine(settings.keystore_url)), settings.kek_file)
    if vault.fingerprint() != expected:
        raise Locked("Nyckellagret hör till en annan installation.")
    return engine, vault


def _keystore_of(engine: Engine) -> str | None:
    if not inspect(engine).has_table(InstallationMark.__tablename__):
        return None
    with Session(engine) as session:
        return session.scalars(select(InstallationMark.keystore)).one_or_none()
