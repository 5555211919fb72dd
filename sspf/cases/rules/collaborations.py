"""Knows what is written about other collaboration around the young person, and what cannot be true of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sspf.errors import Refused


class CollaborationProblem(StrEnum):
    """Why something about other collaboration cannot be written down; the label tells what to do."""

    unknown_kind = "unknown_kind"
    begins_in_future = "begins_in_future"
    ends_before_start = "ends_before_start"


@dataclass(frozen=True, slots=True)
class CollaborationTerms:
    """Which collaboration, from when to when, the function to turn to, and what is good to know."""

    kind: str
    since: date | None = None
    until: date | None = None
    contact: str = ""
    note: str = ""

    def check(self, today: date) -> None:
        """Raise `Refused` for days that cannot be true. A last day may lie ahead, such as that of a sentence."""
        if self.since is not None and self.since > today:
            raise Refused(CollaborationProblem.begins_in_future, "since")
        if self.since is not None and self.until is not None and self.until < self.since:
            raise Refused(CollaborationProblem.ends_before_start, "until")


@dataclass(frozen=True, slots=True)
class CollaborationLine:
    """One other collaboration as plain values. `kind` is the id, `label` and `name` what it is called."""

    id: UUID
    version: int
    kind: str
    label: str
    name: str
    since: date | None
    until: date | None
    contact: str
    note: str
    lasts: bool
