"""Tables of the case: the case itself, its persons, who takes part in it, and what the consent opens when."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sspf.accounts.models import Account
from sspf.cases.rules.notices import NoticeKind
from sspf.cases.rules.people import Gender, PersonLine, PersonRole, SchoolYear, age_on
from sspf.cases.rules.places import PlaceState
from sspf.cases.rules.protections import Protection
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
    form: Mapped[str] = mapped_column(String(60), server_default="sspf")
    coordinator_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    coordinator: Mapped[Account] = relationship(lazy="raise")
    received_at: Mapped[datetime]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    next_follow_up_on: Mapped[date | None]
    coordinator_since: Mapped[date | None]
    named_only: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
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
    protection = Sealed[dict[str, Any] | None](Zone.identity, later=True)
    phone = Sealed[str](Zone.location)
    email = Sealed[str](Zone.location)
    address = Sealed[str](Zone.location)
    school = Sealed[str](Zone.location)
    school_year = Sealed[str | None](Zone.identity, later=True)
    gender = Sealed[str | None](Zone.identity, later=True)

    @property
    def name(self) -> str:
        """The name as it is spoken."""
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def is_youth(self) -> bool:
        """Whether the case is about this person."""
        return self.role is PersonRole.youth

    @property
    def is_protected(self) -> bool:
        """Whether the person lives with protected personal data."""
        return bool(self.protected)

    @property
    def known_protection(self) -> Protection:
        """What is known about the protection."""
        return Protection.unpacked(self.protection)

    @property
    def shielded_from(self) -> frozenset[UUID]:
        """The people in the case who must not learn where this one can be found."""
        return self.known_protection.shielded_from if self.is_protected else frozenset()

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
            school_year=SchoolYear(self.school_year) if self.school_year else None,
            gender=Gender(self.gender) if self.gender else None,
            hidden=not found,
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


class Substitution(Identified, Base):
    """Somebody stands in for a colleague of the same unit, from one day through another, and reaches the same cases."""

    __tablename__ = "substitution"

    unit: Mapped[str] = mapped_column(String(60))
    absent_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date]


class Handover(Identified, CaseScoped, Base):
    """A case went from one coordinator to another. `told_on`: the day on which the family was told who leads now."""

    __tablename__ = "case_handover"

    from_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
    told_on: Mapped[date | None]


class SchoolChange(Identified, CaseScoped, Base):
    """The youth went from one school to another: which units are left, and which one is asked for instead."""

    __tablename__ = "school_change"

    at: Mapped[datetime]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    left = Sealed[list[str]](Zone.content)
    joined = Sealed[str | None](Zone.content)


class PlaceRequest(Identified, CaseScoped, Base):
    """Somebody asks to see where one who lives protected can be found: why, for whom, who agreed, until when (R64)."""

    __tablename__ = "place_request"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[PlaceState] = choice(PlaceState)
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[datetime]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]
    until_at: Mapped[datetime]
    shown_at: Mapped[datetime | None]
    reason = Sealed[str](Zone.restricted)
    recipient = Sealed[str](Zone.restricted)
    words = Sealed[str](Zone.restricted)


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


class Notice(Identified, CaseScoped, Base):
    """Somebody who took part is told that a case opened or closed to the unit: when, never why.

    It stays when it is put away: who was told, and from when a unit was not told any more, can be shown later.
    """

    __tablename__ = "notice"

    unit: Mapped[str] = mapped_column(String(60))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    seat: Mapped[str | None] = mapped_column(String(60), index=True)
    kind: Mapped[NoticeKind] = choice(NoticeKind)
    at: Mapped[datetime]
    put_away_at: Mapped[datetime | None]


class FormChange(Identified, CaseScoped, Base):
    """A case went on in another form, such as from SSPF to SIG: from when, who decided it and why."""

    __tablename__ = "case_form_change"

    form: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    reason = Sealed[str](Zone.restricted)


class Reopening(Identified, CaseScoped, Base):
    """A closed case began again: when and why, and how it had been closed, since the case itself forgets that."""

    __tablename__ = "case_reopening"

    at: Mapped[datetime]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    closed_at: Mapped[datetime]
    reason = Sealed[str](Zone.restricted)
    closing_reason = Sealed[str | None](Zone.restricted)
    closing_summary = Sealed[str | None](Zone.restricted)


class Collaboration(Identified, Versioned, CaseScoped, Base):
    """Another collaboration or help that the young person has. Which one is sealed too: LVU is nobody's business."""

    __tablename__ = "collaboration"

    kind = Sealed[str](Zone.restricted)
    since = SealedDate(Zone.restricted)
    until = SealedDate(Zone.restricted)
    contact = Sealed[str](Zone.restricted)
    note = Sealed[str](Zone.restricted)
