"""What people say when they write, correct, share and mark statements."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Wording:
    """What is told. `source_on`: the day the unit saw or learned it. `other_person`: whom else it is about, or empty.

    `names_seen`: the writer has looked at the names in the text and keeps them. `instrument`: what the unit used that
    day, when the text sums up an assessment; its questions and scores never come here (practice 2.6).
    """

    text: str
    source_on: date
    other_person: str = ""
    names_seen: bool = False
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class StatementTerms:
    """A statement as its unit writes it. `strength`: it tells of something that works."""

    information: str
    wording: Wording
    strength: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseTerms:
    """Whom a statement is shared with from now on."""

    units: frozenset[str]
    family: bool = False


@dataclass(frozen=True, slots=True)
class ShieldTerms:
    """That a statement is secret against guardians (OSL 12:3): against whom, why, decided by whom and when."""

    guardian_ids: tuple[UUID, ...]
    reason: str
    decided_by: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class ClearanceTerms:
    """That the other person whom a statement is about has said yes to sharing it: who, when and how (R14)."""

    given_by: str
    given_on: date
    how: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionTerms:
    """What somebody of the family says against a statement."""

    person_id: UUID
    text: str
    said_on: date
