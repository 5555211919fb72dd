"""Unique words in every sealed column, and a search that would find them again in any dress."""

import base64
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Date, Engine, Integer, LargeBinary, String, Text, Uuid, event, text
from sqlalchemy.orm import Mapper, Session

from sspf.crypto.fields import DESK, Sealed, SealedDate, sealed_attributes
from sspf.crypto.keydesk import KeyDesk, Requester
from sspf.crypto.scope import Scope, Zone
from sspf.crypto.vault import Vault
from sspf.db import Base, Choice, Instant, open_engine

Attribute = tuple[type[Base], Sealed[Any]]


def sealed_columns() -> list[Attribute]:
    """Every sealed attribute of every model, found by reflection, so that a new one is included by itself."""
    models = sorted((mapper.class_ for mapper in Base.registry.mappers), key=lambda model: model.__tablename__)
    return [(model, attribute) for model in models for attribute in sealed_attributes(model)]


ONE = uuid.uuid4()
"""Every id of every row: the rows belong together, a part of a plan to the plan that is a draft."""


def canary() -> str:
    """A word that stands nowhere else."""
    return f"kanarie{uuid.uuid4().hex}"


def fill(url: str, vault: Vault) -> dict[str, str]:
    """Insert one row in every table with sealed columns, a canary in each. Returns the canaries by column."""
    words: dict[str, str] = {}
    rows = [_row(mapper, words) for mapper in _mappers()]
    engine = _without_foreign_keys(url)
    with Session(engine, info={DESK: KeyDesk(vault, Requester(None, "system"))}) as session:
        for row in rows:
            if isinstance(scope := getattr(row, "seal_scope", None), Scope):
                session.info[DESK].make_missing(scope, Zone)
        for row in rows:
            session.add(row)
            session.flush()
        session.commit()
    engine.dispose()
    return words


def found(words: Iterable[str], haystacks: Iterable[bytes]) -> set[str]:
    """The words that can be found: plain, in UTF-16, hex, or base64 at any offset."""
    stacks = list(haystacks)
    return {word for word in words if any(dress in stack for dress in _dresses(word) for stack in stacks)}


def files_below(folder: Path) -> Iterator[bytes]:
    """The bytes of every file: databases, write-ahead logs, keystore, key file, whatever there is."""
    return (path.read_bytes() for path in folder.rglob("*") if path.is_file())


def contents(engine: Engine) -> Iterator[bytes]:
    """Every value in every table, for a database whose files are not ours to read."""
    with engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            for row in connection.execute(text(f'SELECT * FROM "{table.name}"')):  # noqa: S608  # our own table names
                yield from (bytes(each) if isinstance(each, memoryview) else str(each).encode() for each in row)
                yield from (bytes(each) for each in row if isinstance(each, bytes))


def _mappers() -> list[Mapper[Any]]:
    """Every model with sealed columns, and those that it points at, the latter first."""
    models = {mapper.class_.__tablename__: mapper for mapper in Base.registry.mappers}
    sealed = {name for name, mapper in models.items() if list(sealed_attributes(mapper.class_))}
    tables = [table for table in Base.metadata.sorted_tables if table.name in sealed]
    wanted = sealed | {key.column.table.name for table in tables for key in table.foreign_keys}
    return [models[table.name] for table in Base.metadata.sorted_tables if table.name in wanted]


def _row(mapper: Mapper[Any], words: dict[str, str]) -> Any:
    model = mapper.class_
    values: dict[str, Any] = {
        column.key: _something(column.type)
        for column in mapper.local_table.columns
        if not column.key.endswith("_sealed")
    }
    for attribute in sealed_attributes(model):
        if not isinstance(attribute, SealedDate):
            values[attribute.name] = words[f"{model.__tablename__}.{attribute.name}"] = canary()
        else:
            values[attribute.name] = date(2012, 5, 12)
    return model(**values)


def _something(kind: Any) -> Any:
    if isinstance(kind, Choice):
        return next(iter(kind.members))
    examples: tuple[tuple[type, Any], ...] = (
        (Uuid, ONE),
        (Instant, datetime(2026, 11, 23, 9, tzinfo=UTC)),
        (Date, date(2026, 11, 23)),
        (Boolean, True),
        (Integer, 1),
        (LargeBinary, uuid.uuid4().bytes),
        (Text, "text"),
        (String, "slug"),
    )
    return next(value for example, value in examples if isinstance(kind, example))


def _without_foreign_keys(url: str) -> Engine:
    """The rows stand alone: what they point at does not matter to what can be read of them."""
    engine = open_engine(url)
    sqlite = engine.dialect.name == "sqlite"
    statement = "PRAGMA foreign_keys=OFF" if sqlite else "SET session_replication_role = replica"
    event.listen(engine, "connect", lambda connection, _entry: connection.execute(statement))
    return engine


def _dresses(word: str) -> Iterator[bytes]:
    plain = word.encode()
    yield from (plain, plain.upper(), word.encode("utf-16-le"), plain.hex().encode(), plain.hex().upper().encode())
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + plain)
        yield encoded[4 if offset else 0 : -4]
