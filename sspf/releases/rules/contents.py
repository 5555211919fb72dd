"""Knows what a publication says, to the letter, and the fingerprint of it."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from sspf.releases.rules.states import Counted, Withheld


@dataclass(frozen=True, slots=True)
class CellText:
    """One rounded count with its word."""

    slug: str
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class TableText:
    """One table with its words and days; without cells where it is withheld."""

    slug: str
    label: str
    definition: str
    counted: Counted
    first_on: date
    last_on: date
    withheld: Withheld | None
    cells: tuple[CellText, ...]


@dataclass(frozen=True, slots=True)
class ReleaseText:
    """All that a publication says, and by which method it was protected."""

    period: str
    method: str
    tables: tuple[TableText, ...]

    def digest(self) -> bytes:
        """SHA-256 of everything it says: one changed figure gives another."""
        return hashlib.sha256(json.dumps(asdict(self), default=str, ensure_ascii=False).encode()).digest()
