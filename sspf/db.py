"""The database: engine, base class, column types. SQLite in WAL mode or PostgreSQL, from the same code."""

import uuid
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import (
    URL,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    String,
    TypeDecorator,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry

from sspf.errors import Overtaken

WRITING = "sspf_writing"
UNAUDITED = "unaudited"
"""In a table's `info`: why changes to it need no event (the log itself, a session's last use, a form's receipt)."""
BUSY_TIMEOUT_MS = 10_000
TAKEN = ("23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")
"""What PostgreSQL and SQLite call a row whose place is taken."""

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

Member = TypeVar("Member", bound=StrEnum)


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant. SQLite has no zones, so it is stored there without one and given back with one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse times without a zone: nobody could tell later which one was meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant back as aware UTC, whichever the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Choice(TypeDecorator[Any]):
    """A member of an enumeration, stored as its value. An unknown value in the table raises instead of passing."""

    impl = String(40)
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Store the member's value."""
        return None if value is None else self.members(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Give the member back."""
        return None if value is None else self.members(value)


class Base(DeclarativeBase):
    """The base of every table. Ids are random UUIDs made here, so that a cell can be bound to its row before insert."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Instant()}

    def __init__(self, **values: Any) -> None:
        if hasattr(type(self), "id"):
            values.setdefault("id", uuid.uuid4())
        for name, value in values.items():
            if not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} has no {name}")
            setattr(self, name, value)


class Identified:
    """A row with a random UUID, which tells nothing about when or in which order it was made."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)


class Versioned:
    """A row that people edit: the version tells whether someone else saved in between."""

    version: Mapped[int] = mapped_column(default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805  # SQLAlchemy calls it on the class
        """Every UPDATE names the version that was read, so of two at the same instant the second changes nothing."""
        return {"version_id_col": cls.version, "version_id_generator": False}


def choice(members: type[Member], **options: Any) -> Mapped[Member]:
    """A column that holds one member of `members`."""
    return mapped_column(Choice(members), **options)


def open_engine(url: str) -> Engine:
    """Open a database. SQLite: WAL, full sync, foreign keys, secure delete, and the write lock taken at BEGIN."""
    address = make_url(url)
    is_sqlite = address.get_backend_name() == "sqlite"
    engine = _open_sqlite(address) if is_sqlite else create_engine(address, pool_pre_ping=True)
    event.listen(engine, "handle_error", _notice_taken)
    return engine


def _open_sqlite(address: URL) -> Engine:
    if address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(address, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
    event.listen(engine, "connect", _tune_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _notice_taken(context: ExceptionContext) -> None:
    """What may be there once is there already: somebody put it there since this unit looked, wherever it was written.

    Everything else that a constraint refuses is a fault in the code, and stays one.
    """
    if isinstance(context.sqlalchemy_exception, IntegrityError):
        found = context.original_exception
        if {getattr(found, "sqlstate", None), getattr(found, "sqlite_errorname", None)} & set(TAKEN):
            raise Overtaken from found


def _tune_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Measured settings: without them concurrent read-then-write units lose updates silently."""
    connection.isolation_level = None  # sqlite3 must not begin by itself: we say which BEGIN
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    """A unit that will write takes the lock at once: upgrading a read snapshot fails at once when another wrote."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
