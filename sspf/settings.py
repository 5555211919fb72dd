"""Where this installation lives and how strict it must be, read once from the environment."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from sspf.errors import ConfigurationError

PROJECT = Path(__file__).resolve().parent.parent


class Mode(StrEnum):
    """What the installation is for. Only `production` may hold real people."""

    production = "production"
    demo = "demo"
    test = "test"


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail goes out. The password is read from its file at each use; `authority` vouches for the certificate."""

    host: str
    port: int
    sender: str
    user: str = ""
    password_file: Path | None = None
    authority: Path | None = None
    patience_seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Settings:
    """The environment as one frozen object. Paths are absolute; addresses are SQLAlchemy URLs."""

    mode: Mode
    data: Path
    config: Path
    database_url: str
    keystore_url: str
    kek_file: Path
    letterbox_file: Path
    public_secret_file: Path
    public_url: str
    trusted_proxies: int
    smtp: SmtpServer | None = None

    @property
    def attachments(self) -> Path:
        """The folder in which attached files lie, sealed. A backup takes it along with the databases."""
        return self.data / "bilagor"

    @property
    def secure_cookies(self) -> bool:
        """Cookies go over https only, except on a demo or test machine's own loopback address."""
        return self.public_url.startswith("https://")

    @property
    def host(self) -> str:
        """The host name that requests must carry."""
        return urlsplit(self.public_url).hostname or ""

    @property
    def accepts_test_people(self) -> bool:
        """Whether test-series personal numbers are accepted. Real installations refuse them."""
        return self.mode is not Mode.production


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read SSPF_DATA, SSPF_CONFIG, SSPF_PUBLIC_URL, SSPF_PROXIES, and SSPF_DATABASE_URL, _KEYSTORE_URL, _KEK_FILE and
    _LETTERBOX_FILE for what does not lie in the folder.

    And for mail SSPF_SMTP_HOST, SSPF_SMTP_PORT, SSPF_SMTP_SENDER, SSPF_SMTP_USER, SSPF_SMTP_PASSWORD_FILE and
    SSPF_SMTP_CA_FILE. Without a host no mail is sent.

    Raises `ConfigurationError` for a missing folder name or an address that is not one.
    """
    folder = environ.get("SSPF_DATA")
    if not folder:
        raise ConfigurationError("SSPF_DATA saknas: ange mappen där databas och nycklar ska ligga.")
    return for_folder(Path(folder), Mode.production, environ)


def for_folder(data: Path, mode: Mode, environ: Mapping[str, str]) -> Settings:
    """Settings for a data folder; what the environment does not say is placed inside the folder."""
    data = data.resolve()
    proxies = environ.get("SSPF_PROXIES", "0")
    if not proxies.isdigit():
        raise ConfigurationError("SSPF_PROXIES ska vara ett antal, till exempel 1.")
    return Settings(
        mode=mode,
        data=data,
        config=Path(environ.get("SSPF_CONFIG", PROJECT / "config")).resolve(),
        database_url=environ.get("SSPF_DATABASE_URL", f"sqlite:///{data / 'sspf.sqlite'}"),
        keystore_url=environ.get("SSPF_KEYSTORE_URL", f"sqlite:///{data / 'keys' / 'keystore.sqlite'}"),
        kek_file=Path(environ.get("SSPF_KEK_FILE", data / "keys" / "kek")).resolve(),
        letterbox_file=Path(environ.get("SSPF_LETTERBOX_FILE", data / "letterbox.pub")).resolve(),
        public_secret_file=data / "public.secret",
        public_url=environ.get("SSPF_PUBLIC_URL", "http://127.0.0.1:8000"),
        trusted_proxies=int(proxies),
        smtp=_smtp(environ),
    )


def _smtp(environ: Mapping[str, str]) -> SmtpServer | None:
    host, sender, port = (environ.get(f"SSPF_SMTP_{name}", "") for name in ("HOST", "SENDER", "PORT"))
    if not host:
        return None
    if sender.count("@") != 1 or not sender.isprintable() or " " in sender:
        raise ConfigurationError("SSPF_SMTP_SENDER ska vara e-postadressen som SSPF skickar från.")
    if not (port or "587").isdigit():
        raise ConfigurationError("SSPF_SMTP_PORT ska vara ett nummer, till exempel 587.")
    password, authority = (environ.get(f"SSPF_SMTP_{name}_FILE", "") for name in ("PASSWORD", "CA"))
    return SmtpServer(
        host=host,
        port=int(port or "587"),
        sender=sender,
        user=environ.get("SSPF_SMTP_USER", ""),
        password_file=Path(password).resolve() if password else None,
        authority=Path(authority).resolve() if authority else None,
    )


def refuse_unsafe(settings: Settings) -> None:
    """Raise `ConfigurationError` when this installation must not serve real people."""
    if settings.mode is not Mode.production:
        raise ConfigurationError("Demons data och nycklar får inte användas i drift.")
    if (settings.data / DEMO_MARK).exists():
        raise ConfigurationError(f"{settings.data} är en demomapp. Välj en annan mapp i SSPF_DATA.")
    if os.environ.get("FLASK_DEBUG"):
        raise ConfigurationError("FLASK_DEBUG får inte vara satt i drift.")
    if not settings.secure_cookies or not settings.host:
        raise ConfigurationError("SSPF_PUBLIC_URL ska vara adressen som användarna skriver, och börja med https://.")
    if settings.kek_file.exists() and stat.S_IMODE(settings.kek_file.stat().st_mode) & 0o077:
        raise ConfigurationError(f"{settings.kek_file} kan läsas av andra. Kör: chmod 600 {settings.kek_file}")


DEMO_MARK = "DEMO"
