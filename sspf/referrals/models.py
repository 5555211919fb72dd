"""The table of anmälningar, each sealed under a key of its own since it may never become a case."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, validates

from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, choice
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
