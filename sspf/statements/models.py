"""Tables of statements: what a unit wrote, each version of it, whom it was shared with, and what stands beside it.

Open are ids, units, kinds of information, states and instants: the access clause decides on them. All words are sealed,
also whom else a statement is about and against which guardian it is secret.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, Index, String, UniqueConstraint, event, inspect, select
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from sspf.cases.models import CaseScoped
from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.errors import Refused
from sspf.statements.rules.lines import Clearance, VersionLine
from sspf.statements.rules.sharing import Marks
from sspf.statements.rules.states import StatementProblem, StatementState
from sspf.statements.rules.terms import Wording


class Statement(Identified, Versioned, CaseScoped, Base):
    """What one unit has written. `latest`: the number of the version that stands. `kept`: a mark keeps it at its unit.

    `kept` says of the sealed marks only what the access clause must know; `remark` keeps the two the same.
    """

    __tablename__ = "statement"

    unit: Mapped[str] = mapped_column(String(60))
    information: Mapped[str] = mapped_column(String(60))
    state: Mapped[StatementState] = choice(StatementState)
    kept: Mapped[bool] = mapped_column(default=False)
    latest: Mapped[int] = mapped_column(default=1)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]
    strength = Sealed[bool | None](Zone.content)
    barred = Sealed[bool | None](Zone.content)
    third_party = Sealed[bool | None](Zone.content)
    cleared_by = Sealed[str | None](Zone.content)
    cleared_how = Sealed[str | None](Zone.content)
    cleared_on = SealedDate(Zone.content)

    @property
    def marks(self) -> Marks:
        """What stands on it."""
        return Marks(bool(self.barred), bool(self.third_party), self.cleared_on is not None)

    @property
    def clearance(self) -> Clearance | None:
        """The other person's yes, if there is one."""
        if self.cleared_on is None:
            return None
        return Clearance(self.cleared_by or "", self.cleared_on, self.cleared_how or "")

    def remark(self) -> None:
        """Let the access clause know what the marks say now."""
        self.kept = self.marks.kept

    def clear(self, by: str | None, on: date | None, how: str | None) -> None:
        """Note the other person's yes, or with None that there is none."""
        self.cleared_by, self.cleared_on, self.cleared_how = by, on, how
        self.remark()


class StatementVersion(Identified, CaseScoped, Base):
    """What stood in a statement from a moment on. A correction is a new row (law R30)."""

    __tablename__ = "statement_version"
    __table_args__ = (UniqueConstraint("statement_id", "number"),)

    statement_id: Mapped[UUID] = mapped_column(ForeignKey("statement.id"))
    number: Mapped[int]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    written_at: Mapped[datetime]
    text = Sealed[str](Zone.content)
    source_on = SealedDate(Zone.content)
    other_person = Sealed[str](Zone.content)
    why = Sealed[str](Zone.content)
    instrument = Sealed[str | None](Zone.content, later=True)

    def word(self, wording: Wording) -> None:
        """Write what is told."""
        self.text, self.source_on, self.other_person = wording.text, wording.source_on, wording.other_person
        self.instrument = wording.instrument

    def words(self) -> dict[str, str]:
        """What is stored, by form field, for somebody who saved second."""
        told = {"text": self.text, "source_on": str(self.source_on or ""), "other_person": self.other_person}
        return {**told, "instrument": self.instrument or ""}

    def line(self, author: str) -> VersionLine:
        """The version as plain values."""
        told = self.number, self.text, cast(date, self.source_on), self.other_person, self.why
        return VersionLine(*told, author, self.written_at, self.instrument or "")


class Release(Identified, CaseScoped, Base):
    """That a statement was shared with a unit, or with the family (`unit` None), from its version `from_version` on.

    It ends for what comes; that it was is never taken back (R12).
    """

    __tablename__ = "statement_release"
    __table_args__ = (Index("ix_statement_release_given", "statement_id", "unit", "ended_at"),)

    statement_id: Mapped[UUID] = mapped_column(ForeignKey("statement.id"))
    unit: Mapped[str | None] = mapped_column(String(60))
    from_version: Mapped[int]
    released_at: Mapped[datetime]
    released_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))


class Shield(Identified, CaseScoped, Base):
    """The decision that a statement is secret against a guardian (OSL 12:3; R15), and when it was lifted."""

    __tablename__ = "statement_shield"

    statement_id: Mapped[UUID] = mapped_column(ForeignKey("statement.id"), index=True)
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    guardian_id = Sealed[str](Zone.content)
    reason = Sealed[str](Zone.content)
    decided_by = Sealed[str](Zone.content)
    decided_on = SealedDate(Zone.content)


class Objection(Identified, CaseScoped, Base):
    """What one of the family said against a statement. It stands beside it for ever (R29)."""

    __tablename__ = "statement_objection"

    statement_id: Mapped[UUID] = mapped_column(ForeignKey("statement.id"), index=True)
    number: Mapped[int]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    text = Sealed[str](Zone.content)
    said_on = SealedDate(Zone.content)


ENDING: dict[type[Base], Collection[str]] = {
    Release: ("ended_at", "ended_by"),
    Shield: ("lifted_at", "lifted_by"),
    Objection: (),
}
"""What may be added to a row that is otherwise never changed."""


def _words_stand(_mapper: Mapper[Any], connection: Connection, row: StatementVersion) -> None:
    """Whatever path the code took: the words of a statement that somebody was given do not change (invariant 8)."""
    state = connection.scalar(select(Statement.state).where(Statement.id == row.statement_id))
    if state is StatementState.released:
        raise Refused(StatementProblem.released_already)


def _only_ends(_mapper: Mapper[Any], _connection: Connection, row: Base) -> None:
    changed = {each.key for each in inspect(row).attrs if each.history.has_changes()}
    if changed - set(ENDING[type(row)]):
        raise Refused(StatementProblem.released_already)


def _never(_mapper: Mapper[Any], _connection: Connection, _row: Base) -> None:
    raise Refused(StatementProblem.released_already)


event.listen(StatementVersion, "before_update", _words_stand)
for _kept in (Statement, StatementVersion, *ENDING):
    event.listen(_kept, "before_delete", _never)
for _ending in ENDING:
    event.listen(_ending, "before_update", _only_ends)
