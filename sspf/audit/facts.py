"""Knows what an event of the log is made of: facts without text."""

import re
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, dataclass_transform
from uuid import UUID


class Slug(str):
    """An id from `config/` or the name of a route: never anything a person typed."""

    ALLOWED = re.compile(r"[a-z][a-z0-9_.-]{0,59}")

    def __new__(cls, text: str) -> "Slug":
        if not cls.ALLOWED.fullmatch(text):
            raise ValueError("not a slug")
        return super().__new__(cls, text)


class Kind(StrEnum):
    """Whether an event tells of reading, of a change, or of someone coming, going or being refused."""

    read = "read"
    change = "change"
    access = "access"


Ids = tuple[UUID, ...]


@dataclass_transform(frozen_default=True)
@dataclass(frozen=True)
class Event:
    """One thing that happened. Every subclass is a frozen dataclass, so that an event is one line."""

    kind: ClassVar[Kind] = Kind.change

    def __init_subclass__(cls) -> None:
        """Make the subclass a dataclass too."""
        dataclass(frozen=True)(cls)

    def facts(self) -> dict[str, Any]:
        """The fields as JSON values."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}


class Read(Event):
    """Something was shown."""

    kind: ClassVar[Kind] = Kind.read


class Access(Event):
    """Someone came, went or was refused."""

    kind: ClassVar[Kind] = Kind.access


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, (UUID, Slug)) else value
