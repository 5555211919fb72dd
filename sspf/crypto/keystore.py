"""The keystore: wrapped data keys in a database of their own, apart from what they seal."""

import uuid
from collections.abc import Sequence

from sqlalchemy import (
    Column,
    Engine,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    Uuid,
    bindparam,
    insert,
    select,
    tuple_,
)

from sspf.crypto.scope import Scope, Zone
from sspf.db import WRITING

metadata = MetaData()

wrapped_key = Table(
    "wrapped_key",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("scope", String(80), nullable=False),
    Column("zone", String(20), nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    UniqueConstraint("scope", "zone", name="uq_wrapped_key_scope_zone"),
)

FETCHED = select(wrapped_key).where(
    tuple_(wrapped_key.c.scope, wrapped_key.c.zone).in_(bindparam("pairs", expanding=True))
)
"""Asked in every unit of work, so it is put together once."""
KeyRef = tuple[Scope, Zone]
Wrapped = tuple[uuid.UUID, bytes]


class Keystore:
    """Reads and adds wrapped keys. Each call is a transaction of its own: a key is stored before what it seals."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing = engine.execution_options(**{WRITING: True})

    def create_tables(self) -> None:
        """Make the table where it is missing."""
        metadata.create_all(self._writing)

    def is_empty(self) -> bool:
        """Whether no key was ever made here."""
        with self.engine.connect() as connection:
            return connection.execute(select(wrapped_key.c.id).limit(1)).first() is None

    def fetch(self, refs: Sequence[KeyRef]) -> dict[KeyRef, Wrapped]:
        """The wrapped keys of `refs` in one statement; those that do not exist are left out."""
        pairs = [(scope.name, zone.value) for scope, zone in refs]
        with self.engine.connect() as connection:
            rows = connection.execute(FETCHED, {"pairs": pairs})
            return {(Scope(row.scope), Zone(row.zone)): (row.id, row.wrapped) for row in rows}

    def add(self, keys: dict[KeyRef, Wrapped]) -> None:
        """Store new wrapped keys, durable when this returns; a second key for the same scope and zone is refused."""
        rows = [
            {"id": id_, "scope": scope.name, "zone": zone.value, "wrapped": wrapped}
            for (scope, zone), (id_, wrapped) in keys.items()
        ]
        with self._writing.begin() as connection:
            connection.execute(insert(wrapped_key), rows)
