"""Knows what a sheet looks like when it is opened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet in plain values. `own`: the reader writes on it; `writer` is the name of who does."""

    id: UUID
    point: str
    number: int
    version: int
    text: str
    information: str | None
    saved_at: datetime
    own: bool
    writer: str
