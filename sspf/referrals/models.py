"""The tables of anmälningar: those taken up, each under a key of its own, and letters that still lie in the box."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column, validates

from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Scope, Zone
from sspf.crypto.seal import prefixed
from sspf.db import UNAUDITED, Base, Identified, choice
from sspf.referrals.rules.consultations import ConsultationState
from sspf.referrals.rules.progress import ReferralSource, ReferralState

REFERRAL_ZONES = (Zone.identity, Zone.content)


class Referral(Identified, Base):
    """One anmälan and what it led to. Open are state, source and times, which lists and figures need."""

    __tablename__ = "referral"
    __table_args__ = (Index("ix_referral_waiting", "state", "received_at", "id"),)

    receipt: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    state: Mapped[ReferralState] = choice(ReferralState)
    source: Mapped[ReferralSource] = choice(ReferralSource)
    unit: Mapped[str | None] = mapped_column(String(60))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    received_at: Mapped[datetime]
    taken_up_at: Mapped[datetime | None]
    handler_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    answered_at: Mapped[datetime | None]
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("case.id"), unique=True)
    typed_in: Mapped[bool] = mapped_column(default=False, server_default=false())
    contacted_at: Mapped[datetime | None]
    guardian_told_at: Mapped[datetime | None]

    sender_name = Sealed[str](Zone.identity)
    sender_relation = Sealed[str](Zone.identity)
    sender_contact = Sealed[str](Zone.identity)
    anonymous = Sealed[bool](Zone.identity)
    given_name = Sealed[str](Zone.identity)
    family_name = Sealed[str](Zone.identity)
    personal_number = Sealed[str | None](Zone.identity)
    born_on = SealedDate(Zone.identity)
    school = Sealed[str](Zone.identity)
    language = Sealed[str](Zone.identity)
    needs_interpreter = Sealed[bool](Zone.identity)
    protected = Sealed[str | None](Zone.identity)
    agreed_by = Sealed[str](Zone.identity)

    triggers = Sealed[list[str]](Zone.content)
    concern = Sealed[str](Zone.content)
    works_well = Sealed[str](Zone.content)
    knows = Sealed[str | None](Zone.content)
    agreed_on = SealedDate(Zone.content)

    handed_to = Sealed[str | None](Zone.content)
    handed_how = Sealed[str | None](Zone.content)
    closing_reason = Sealed[str | None](Zone.content)
    closing_note = Sealed[str | None](Zone.content)

    guardians = Sealed[list[dict[str, str | None]] | None](Zone.identity, later=True)
    shield_reason = Sealed[str | None](Zone.identity, later=True)

    @property
    def seal_scope(self) -> Scope:
        """An anmälan is its own scope."""
        return Scope.referral(self.id)

    @validates("received_at")
    def _keep(self, name: str, value: datetime) -> datetime:
        """The time of receipt never moves: the days of an orosanmälan are counted from it (law R22, SoL 20:2)."""
        if self.__dict__.get(name, value) != value:
            raise ValueError("the time of receipt does not change")
        return value


class ReferralContact(Identified, Base):
    """A contact because of an anmälan, made or tried. When stands open; all else is sealed with the anmälan's key."""

    __tablename__ = "referral_contact"

    referral_id: Mapped[UUID] = mapped_column(ForeignKey("referral.id"), index=True)
    at: Mapped[datetime]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    party = Sealed[str](Zone.content)
    channel = Sealed[str](Zone.content)
    reached = Sealed[bool](Zone.content)
    note = Sealed[str](Zone.content)

    @property
    def seal_scope(self) -> Scope:
        """The anmälan's scope."""
        return Scope.referral(self.referral_id)


class Letter(Identified, Base):
    """An anmälan that nobody has taken up yet, as it was dropped into the letterbox; its id is the later anmälan's.

    Whoever drops it can only seal: no column but the envelope tells more than a list needs.
    """

    __tablename__ = "letter"
    __table_args__ = (
        Index("ix_letter_waiting", "received_at", "id"),
        {"info": {UNAUDITED: "the box is open to those who have no key to the log; taking up is logged"}},
    )

    receipt: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    source: Mapped[ReferralSource] = choice(ReferralSource)
    unit: Mapped[str | None] = mapped_column(String(60))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    received_at: Mapped[datetime]
    envelope: Mapped[bytes] = mapped_column(LargeBinary)

    state = ReferralState.received
    """A letter has one state: to take it up makes an anmälan of it."""

    @property
    def bound(self) -> bytes:
        """What stands open is sealed along: a letter whose sender or time was changed does not open."""
        opened = (str(self.id), self.received_at.isoformat(), self.source, self.unit or "", str(self.account_id))
        return prefixed(self.receipt, *(each.encode() for each in opened))


class Knock(Identified, Base):
    """Somebody came to a public door: a digest whose secret stands nowhere, forgotten within the hour."""

    __tablename__ = "knock"
    __table_args__ = {"info": {UNAUDITED: "the throttle's short memory; it tells of no anmälan and no person"}}

    visitor: Mapped[bytes] = mapped_column(LargeBinary, index=True)
    at: Mapped[datetime] = mapped_column(index=True)


class Consultation(Identified, Base):
    """A question without a name, and its answer. Open are who asked, when and how far it has come."""

    __tablename__ = "consultation"
    __table_args__ = (Index("ix_consultation_waiting", "state", "asked_at", "id"),)

    state: Mapped[ConsultationState] = choice(ConsultationState)
    unit: Mapped[str | None] = mapped_column(String(60))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    asked_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    worry = Sealed[str](Zone.content)
    tried = Sealed[str](Zone.content)
    wonder = Sealed[str](Zone.content)
    answer = Sealed[str | None](Zone.content)

    @property
    def seal_scope(self) -> Scope:
        """A question is its own scope."""
        return Scope.consultation(self.id)
