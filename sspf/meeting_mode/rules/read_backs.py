"""Knows what is settled when a meeting is read back: what every text is about, and that it is still the one read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class EndTerms:
    """How the meeting ends. `kinds`: what each text is about, by its sheet, where the page asked.

    `seen`: what was read, as `mark` writes it. `revision`: the plan as it was read.
    """

    seen: str
    kinds: Mapping[UUID, str] = field(default_factory=dict)
    revision: int | None = None


def mark(sheets: Iterable[tuple[UUID, int]]) -> str:
    """Which texts were read, and in which version: two readings of the same are written the same."""
    return " ".join(sorted(f"{sheet}:{version}" for sheet, version in sheets))
