"""The table of what schools have been told. It stands open: a school, a thing to tell, a day and who told it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sspf.accounts.models import Account
from sspf.db import Base, Identified


class Given(Identified, Base):
    """One school has been given one piece of information."""

    __tablename__ = "school_information"
    __table_args__ = (UniqueConstraint("unit", "item"),)

    unit: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(60))
    given_on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    account: Mapped[Account] = relationship(lazy="raise")
