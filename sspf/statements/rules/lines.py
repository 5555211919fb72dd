"""Statements as plain values, as far as their reader may see them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sspf.statements.rules.family import Told
from sspf.statements.rules.sharing import Marks
from sspf.statements.rules.states import StatementState


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What stood in a statement from a moment on. `why`: why it was corrected; empty in the first version.

    `instrument`: what was used on the day that it tells of, when it sums up an assessment.
    """

    number: int
    text: str
    source_on: date
    other_person: str
    why: str
    author: str
    written_at: datetime
    instrument: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """That a statement was shared. `unit` None is the family. `by` is told to the author's unit."""

    id: UUID
    unit: str | None
    label: str
    released_at: datetime
    ended_at: datetime | None
    by: str

    @property
    def lasts(self) -> bool:
        """Whether it is shared still."""
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class ShieldLine:
    """That a statement is secret against a guardian. Why and by whom is told to the author's unit and the lead."""

    id: UUID
    guardian_id: UUID
    name: str
    reason: str
    decided_by: str
    decided_on: date | None
    lifted_at: datetime | None

    @property
    def holds(self) -> bool:
        """Whether it has not been lifted."""
        return self.lifted_at is None


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """What somebody of the family said against the version that stood then."""

    id: UUID
    person_id: UUID
    name: str
    text: str
    said_on: date
    number: int
    noted_by: str


@dataclass(frozen=True, slots=True)
class Clearance:
    """The other person's own yes."""

    given_by: str
    given_on: date
    how: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement. `own`: it is the reader's unit's, which alone changes and shares it. `versions`: the oldest first.

    `shared`: everyone it is shared with now; `releases`: for the own unit also what has ended.
    """

    id: UUID
    version: int
    unit: str
    information: str
    state: StatementState
    strength: bool
    own: bool
    marks: Marks
    clearance: Clearance | None
    from_police: bool
    versions: tuple[VersionLine, ...]
    releases: tuple[ReleaseLine, ...]
    shields: tuple[ShieldLine, ...]
    objections: tuple[ObjectionLine, ...]

    @property
    def latest(self) -> VersionLine:
        """What stands now."""
        return self.versions[-1]

    @property
    def earlier(self) -> tuple[VersionLine, ...]:
        """What stood before, the latest first."""
        return self.versions[-2::-1]

    @property
    def shared(self) -> tuple[ReleaseLine, ...]:
        """Whom it is shared with now; nobody while a mark keeps it with its unit."""
        return () if self.marks.kept else tuple(each for each in self.releases if each.lasts)

    @property
    def shared_with(self) -> list[str]:
        """The names of the units that it is shared with now."""
        return [each.label for each in self.shared if each.unit is not None]

    @property
    def with_family(self) -> bool:
        """Whether it is shared with the family now."""
        return any(each.unit is None for each in self.shared)

    @property
    def shielded(self) -> tuple[ShieldLine, ...]:
        """The guardians whom it is secret against now."""
        return tuple(each for each in self.shields if each.holds)

    @property
    def told(self) -> Told:
        """What decides whether the family may read it."""
        return Told(
            self.with_family,
            self.marks.kept,
            self.marks.third_party,
            self.from_police,
            frozenset(each.guardian_id for each in self.shielded),
        )


@dataclass(frozen=True, slots=True)
class Recipient:
    """A unit inside the consent. `functions`: who would read a statement there today.

    `allowed`: it may be given this kind of information now. `given`: it reads it now. `ever`: it has been given it.
    """

    unit: str
    label: str
    functions: tuple[str, ...]
    allowed: bool = True
    given: bool = False
    ever: bool = False

    @property
    def awaits(self) -> bool:
        """Whether it may be given the statement and does not read it yet."""
        return self.allowed and not self.given
