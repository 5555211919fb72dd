"""Table of what was ticked off in the year wheel: a duty, the time it was for, the day it was done, and a word."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified


class DutyTick(Identified, Base):
    """One duty is done for one time, says a coordinator. The days stand open: they are the municipality's calendar."""

    __tablename__ = "duty_tick"
    __table_args__ = (UniqueConstraint("duty", "span"),)

    duty: Mapped[str] = mapped_column(String(60))
    span: Mapped[str] = mapped_column(String(20))
    done_on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    note = Sealed[str](Zone.municipal)

    @property
    def seal_scope(self) -> Scope:
        """The year wheel's scope."""
        return Scope.year_wheel()
