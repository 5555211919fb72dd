"""The tables of the register: a line, and every version of what it says. No line knows of any case (law R17).

Open are the unit, the line's number within it, and when it was written: that a release exists can be counted, and
nothing more. Which provision, about whom, to whom and why is sealed under the line's own key.
"""

from datetime import date, datetime
from typing import cast
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned
from sspf.disclosures.rules.terms import Subject

REGISTER_ZONES = (Zone.identity, Zone.content)


class RegisterSeries(Base):
    """The last number used in a unit's register."""

    __tablename__ = "register_series"

    unit: Mapped[str] = mapped_column(String(60), primary_key=True)
    last: Mapped[int]


class AboutSomeone:
    """About whom a line is, and the wording it rests on: id, then statute, name, source, fingerprint (invariant 20)."""

    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int]
    provision = Sealed[str](Zone.content)
    wording = Sealed[list[str]](Zone.content)
    subject_name = Sealed[str](Zone.identity)
    personal_number = Sealed[str | None](Zone.identity)
    born_on = SealedDate(Zone.identity)
    correction = Sealed[str](Zone.content)

    def subject(self) -> Subject:
        """The person as plain values."""
        return Subject(self.subject_name, self.personal_number, self.born_on)


class InformationRequest(Identified, Versioned, Base):
    """A line of the request log (law R19): an authority asked this unit for information."""

    __tablename__ = "information_request"
    __table_args__ = (UniqueConstraint("unit", "number"),)

    unit: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    made_at: Mapped[datetime]

    @property
    def seal_scope(self) -> Scope:
        """The line's own key."""
        return Scope.information_request(self.id)


class InformationRequestVersion(Identified, AboutSomeone, Base):
    """What the line said from one moment on: as received, then with the answer, then as corrected."""

    __tablename__ = "information_request_version"
    __table_args__ = (UniqueConstraint("information_request_id", "version"),)

    information_request_id: Mapped[UUID] = mapped_column(ForeignKey("information_request.id"))
    asked_by = Sealed[str](Zone.content)
    asked_for = Sealed[str](Zone.content)
    received_on = SealedDate(Zone.content)
    channel = Sealed[str](Zone.content)
    answer = Sealed[str](Zone.content)
    reason = Sealed[str](Zone.content)
    decided_by = Sealed[str](Zone.content)
    authority = Sealed[str](Zone.content)
    answered_on = SealedDate(Zone.content)

    @property
    def seal_scope(self) -> Scope:
        """The line's own key."""
        return Scope.information_request(self.information_request_id)

    @property
    def received(self) -> date:
        """The day it came: every version has one."""
        return cast(date, self.received_on)


class Disclosure(Identified, Versioned, Base):
    """A line of the register: this unit let something out. With `information_request_id` somebody had asked."""

    __tablename__ = "disclosure"
    __table_args__ = (UniqueConstraint("unit", "number"),)

    unit: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    made_at: Mapped[datetime]
    information_request_id: Mapped[UUID | None] = mapped_column(ForeignKey("information_request.id"), unique=True)

    @property
    def seal_scope(self) -> Scope:
        """The line's own key."""
        return Scope.disclosure(self.id)


class DisclosureVersion(Identified, AboutSomeone, Base):
    """What the line said from one moment on. `answers`: condition, question as worded, answer."""

    __tablename__ = "disclosure_version"
    __table_args__ = (UniqueConstraint("disclosure_id", "version"),)

    disclosure_id: Mapped[UUID] = mapped_column(ForeignKey("disclosure.id"))
    what = Sealed[str](Zone.content)
    recipient_kind = Sealed[str](Zone.content)
    recipient = Sealed[str](Zone.content)
    released_at = Sealed[str](Zone.content)
    channel = Sealed[str](Zone.content)
    answers = Sealed[list[list[str]]](Zone.content)
    child_best = Sealed[str](Zone.content)
    decided_by = Sealed[str](Zone.content)
    authority = Sealed[str](Zone.content)
    youth_informed = Sealed[str](Zone.content)
    youth_words = Sealed[str](Zone.content)
    guardians_informed = Sealed[str](Zone.content)
    guardians_words = Sealed[str](Zone.content)

    @property
    def seal_scope(self) -> Scope:
        """The line's own key."""
        return Scope.disclosure(self.disclosure_id)
