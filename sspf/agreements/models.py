"""Tables of the register of agreements. No column points at a person or a case; all of it is sealed the same."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sspf.agreements.rules import AgreementKind
from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned, choice

AGREEMENT_ZONES = (Zone.municipal,)


class AgreementScoped:
    """A row of the register, which has one key."""

    @property
    def seal_scope(self) -> Scope:
        """The register's scope."""
        return Scope.agreements()


class Agreement(Identified, Versioned, AgreementScoped, Base):
    """An agreement. `follows_id`: what it renews or adds to, which stays as it was. `file_id`: the signed paper."""

    __tablename__ = "agreement"

    kind: Mapped[AgreementKind] = choice(AgreementKind)
    follows_id: Mapped[UUID | None] = mapped_column(ForeignKey("agreement.id"))
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("loose_file.id"))
    recorded_at: Mapped[datetime]
    title = Sealed[str](Zone.municipal)
    parties = Sealed[list[str]](Zone.municipal)
    others = Sealed[str](Zone.municipal)
    purposes = Sealed[str](Zone.municipal)
    subjects = Sealed[str](Zone.municipal)
    areas = Sealed[list[str]](Zone.municipal)
    paragraph = Sealed[str](Zone.municipal)
    from_on = SealedDate(Zone.municipal)
    until_on = SealedDate(Zone.municipal)
    review_on = SealedDate(Zone.municipal)
    reference = Sealed[str](Zone.municipal)
    text = Sealed[str](Zone.municipal)


class AgreementReview(Identified, AgreementScoped, Base):
    """That an agreement was looked through. Open: when it was written down, which the order of reviews needs."""

    __tablename__ = "agreement_review"

    agreement_id: Mapped[UUID] = mapped_column(ForeignKey("agreement.id"), index=True)
    recorded_at: Mapped[datetime]
    held_on = SealedDate(Zone.municipal)
    note = Sealed[str](Zone.municipal)


def told(day: date | None) -> date:
    """A day that is always there, read from a column that could also say nothing."""
    if day is None:
        raise ValueError("an agreement has its days")
    return day
