"""Tables of the case: the case itself, its persons, who takes part in it, and what the consent opens when."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sspf.accounts.models import Account
from sspf.cases.rules.people import PersonLine, PersonRole, age_on
from sspf.cases.rules.states import CaseState
from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned, choice


class CaseSeries(Base):
    """The last number used in a year's series of case numbers."""

    __tablename__ = "case_series"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class Case(Identified, Versioned, Base):
    """One young person's way through SSPF. State and dates stand open because lists and reminders need them."""

    __tablename__ = "case"

    number: Mapped[str] = mapped_column(String(12), unique=True)
    state: Mapped[CaseState] = choice(CaseState)
    coordinator_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    coordinator: Mapped[Account] = relationship(lazy="raise")
    received_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    next_follow_up_on: Mapped[date | None]
    triggers = Sealed[list[str]](Zone.content)
    concern = Sealed[str](Zone.content)
    works_well = Sealed[str](Zone.content)
    area = Sealed[str | None](Zone.location)
    closing_reason = Sealed[str | None](Zone.content)
    closing_summary = Sealed[str | None](Zone.content)

    @property
    def seal_scope(self) -> Scope:
        """A case is its own scope."""
        return Scope.case(self.id)


class CaseScoped:
    """A row that belongs to a case and is sealed with the case's keys."""

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)

    @property
    def seal_scope(self) -> Scope:
        """The case's scope."""
        return Scope.case(self.case_id)


class Person(Identified, Versioned, CaseScoped, Base):
    """The youth, a guardian or a relative, in one case."""

    __tablename__ = "person"

    role: Mapped[PersonRole] = choice(PersonRole)
    given_name = Sealed[str](Zone.identity)
    family_name = Sealed[str](Zone.identity)
    personal_number = Sealed[str | None](Zone.identity)
    born_on = SealedDate(Zone.identity)
    language = Sealed[str](Zone.identity)
    needs_interpreter = Sealed[bool | None](Zone.identity)
    protected = Sealed[bool | None](Zone.identity)
    phone = Sealed[str](Zone.location)
    email = Sealed[str](Zone.location)
    address = Sealed[str](Zone.location)
    school = Sealed[str](Zone.location)

    @property
    def name(self) -> str:
        """The name as it is spoken."""
        return f"{self.given_name} {self.family_name}".strip()

    def line(self, today: date, *, found: bool = True) -> PersonLine:
        """The person as plain values; without `found` nothing that tells where the person lives or goes to school."""
        places = {name: getattr(self, name) if found else "" for name in ("phone", "email", "address", "school")}
        return PersonLine(
            id=self.id,
            version=self.version,
            role=self.role,
            name=self.name,
            given_name=self.given_name,
            family_name=self.family_name,
            personal_number=self.personal_number,
            born_on=self.born_on,
            age=None if self.born_on is None else age_on(self.born_on, today),
            language=self.language,
            needs_interpreter=bool(self.needs_interpreter),
            protected=bool(self.protected),
            **places,
        )


class Participant(Identified, CaseScoped, Base):
    """A unit's part in a case: through a person by name, or through whoever holds a seat. Both days are included."""

    __tablename__ = "participant"

    unit: Mapped[str] = mapped_column(String(60))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    seat: Mapped[str | None] = mapped_column(String(60), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    case: Mapped[Case] = relationship()


class SharingWindow(Identified, CaseScoped, Base):
    """From when to when one unit may be told one kind of information: the consent's answer, written out.

    Rewritten whole on each consent event from `consents.rules.windows`; the access clause only compares with the clock.
    """

    __tablename__ = "sharing_window"
    __table_args__ = (Index("ix_sharing_window_open", "case_id", "unit", "information", "from_at", "until_at"),)

    unit: Mapped[str] = mapped_column(String(60))
    information: Mapped[str] = mapped_column(String(60))
    from_at: Mapped[datetime]
    until_at: Mapped[datetime]
