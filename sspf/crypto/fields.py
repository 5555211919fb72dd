"""Sealed attributes: `person.name = "…"` is sealed when the row is flushed and opened when it is read."""

import inspect
import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Generic, Protocol, TypeVar, cast, overload

from sqlalchemy import LargeBinary, event
from sqlalchemy.orm import Mapped, Mapper, Session, mapped_column, object_session
from sqlalchemy.orm.attributes import flag_modified

from sspf.crypto.keydesk import KeyDesk
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.crypto.seal import Place, seal, unseal

Value = TypeVar("Value")

PENDING = "_sealed_pending"
OPENED = "_sealed_opened"
DESK = "key_desk"


class Sealable(Protocol):
    """What a model with sealed attributes must tell: its id and whose key seals it."""

    id: Any
    seal_scope: Scope


class Sealed(Generic[Value]):
    """A sealed attribute; its ciphertext stands in the column `<name>_sealed`, which is made here.

    None is sealed too, so that presence does not show. Values are JSON: text, numbers, lists, mappings.
    An attribute that a table got `later` has no ciphertext in older rows; there it is None, nothing was said.
    """

    def __init__(self, zone: Zone, *, later: bool = False) -> None:
        self.zone = zone
        self.later = later
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        column: Mapped[bytes] = mapped_column(f"{name}_sealed", LargeBinary, nullable=self.later)
        setattr(owner, f"{name}_sealed", column)
        owner.__annotations__ = {**inspect.get_annotations(owner), f"{name}_sealed": Mapped[bytes]}

    @overload
    def __get__(self, row: None, owner: type) -> "Sealed[Value]": ...
    @overload
    def __get__(self, row: object, owner: type) -> Value: ...
    def __get__(self, row: object | None, owner: type) -> "Sealed[Value] | Value":
        if row is None:
            return self
        for written in (PENDING, OPENED):
            if self.name in row.__dict__.get(written, {}):
                return cast(Value, row.__dict__[written][self.name])
        value = self._decode(self._open(cast(Sealable, row)))
        row.__dict__.setdefault(OPENED, {})[self.name] = value
        return value

    def __set__(self, row: object, value: Value) -> None:
        """Remember the plain value; it is sealed when the row is flushed, when its id and case are known."""
        row.__dict__.setdefault(PENDING, {})[self.name] = value
        row.__dict__.get(OPENED, {}).pop(self.name, None)
        column = f"{self.name}_sealed"
        if column not in row.__dict__:
            setattr(row, column, b"")
        flag_modified(row, column)

    def seal_into(self, row: Sealable, desk: KeyDesk) -> None:
        """Seal the pending value, or None for a new row that was given none."""
        value = row.__dict__.get(PENDING, {}).pop(self.name, None)
        row.__dict__.setdefault(OPENED, {})[self.name] = value
        plain = json.dumps(self._encode(value), ensure_ascii=False).encode()
        key = desk.release(row.seal_scope, self.zone, Purpose.write)
        setattr(row, f"{self.name}_sealed", seal(key, self._place(row), plain))

    def is_pending(self, row: object) -> bool:
        """Whether a value waits to be sealed."""
        return self.name in row.__dict__.get(PENDING, {})

    def _encode(self, value: Any) -> Any:
        return value

    def _decode(self, value: Any) -> Value:
        return cast(Value, value)

    def _open(self, row: Sealable) -> Any:
        session = object_session(row)
        if session is None:
            return None
        desk = desk_of(session)
        cell = getattr(row, f"{self.name}_sealed")
        if cell is None and self.later:
            return None
        return json.loads(unseal(desk.release(row.seal_scope, self.zone, Purpose.read), self._place(row), cell))

    def _place(self, row: Sealable) -> Place:
        table = cast(Any, type(row)).__tablename__
        return Place(table, f"{self.name}_sealed", row.id, row.seal_scope, self.zone)


class SealedDate(Sealed[date | None]):
    """A sealed calendar day."""

    def _encode(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def _decode(self, value: str | None) -> date | None:
        return None if value is None else date.fromisoformat(value)


def desk_of(session: Session) -> KeyDesk:
    """The key desk of the unit of work that owns this session."""
    return cast(KeyDesk, session.info[DESK])


def sealed_attributes(model: type) -> Iterable[Sealed[Any]]:
    """All sealed attributes of a model, inherited ones included."""
    seen = {name: value for cls in reversed(model.__mro__) for name, value in vars(cls).items()}
    return [value for value in seen.values() if isinstance(value, Sealed)]


def _seal_pending(session: Session, *_: Any) -> None:
    """Before every flush: seal what was written. A new row gets a ciphertext in every sealed column."""
    for row in (*session.new, *session.dirty):
        for attribute in sealed_attributes(type(row)):
            if row in session.new and not attribute.is_pending(row) and getattr(row, f"{attribute.name}_sealed"):
                continue
            if row in session.new or attribute.is_pending(row):
                attribute.seal_into(cast(Sealable, row), desk_of(session))


def _forget_opened(row: Any, _names: Any) -> None:
    """What was opened before a row expired may be old: it is opened again from what is read next."""
    if row is not None:
        row.__dict__.pop(OPENED, None)


event.listen(Session, "before_flush", _seal_pending)
event.listen(Mapper, "expire", _forget_opened)
