"""The table of bookings: who and which room is taken when, and nothing about what for."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from sspf.db import Base, Identified


class Booking(Identified, Base):
    """One room, function or person that a thing has taken. The thing is known by its random id alone.

    Open, because two bookings can only be held against each other when both can be read; calls and their times stand
    open with the meeting too. What is over is released, so that the table never tells the past.
    """

    __tablename__ = "booking"
    __table_args__ = (Index("ix_booking_when", "starts_at", "ends_at"),)

    thing_id: Mapped[UUID] = mapped_column(index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    room: Mapped[str | None] = mapped_column(String(60))
    seat: Mapped[str | None] = mapped_column(String(60))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
