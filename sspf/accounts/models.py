"""Tables of accounts: the staff directory (sealed), logins, seats held over time, failed attempts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sspf.access.roles import Role
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import UNAUDITED, Base, Identified, Versioned, choice


class Account(Identified, Versioned, Base):
    """A person who works with SSPF. Never removed, only disabled: the log points at it."""

    __tablename__ = "account"

    role: Mapped[Role] = choice(Role)
    unit: Mapped[str | None] = mapped_column(String(60))
    name = Sealed[str](Zone.identity)
    email = Sealed[str](Zone.identity)
    email_blind: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    password_hash: Mapped[str | None]
    invite_digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    invite_until: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    @property
    def seal_scope(self) -> Scope:
        """The staff directory has one key."""
        return Scope.staff()


class LoginSession(Identified, Base):
    """One login on one device. Holds a digest of the token; the token is only in the browser's cookie."""

    __tablename__ = "login_session"
    __table_args__ = {"info": {UNAUDITED: "logging in and out have their own events; last use is a clock"}}

    token: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    account: Mapped[Account] = relationship()
    started_at: Mapped[datetime]
    used_at: Mapped[datetime]
    device: Mapped[str] = mapped_column(String(40))
    ended_at: Mapped[datetime | None]
    lent_at: Mapped[datetime | None]


class SeatHolder(Identified, Base):
    """Who holds a seat (a function) from when to when. Both days are included.

    `percent`: how much of full time is set aside for it, for a coordinator; None when nobody has said.
    """

    __tablename__ = "seat_holder"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    seat: Mapped[str] = mapped_column(String(60), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    percent: Mapped[int | None]


class FailedLogin(Identified, Base):
    """A failed attempt, as keyed digests of what was typed and of the address; forgotten after an hour."""

    __tablename__ = "failed_login"
    __table_args__ = {"info": {UNAUDITED: "the attempt has its own event; this is the throttle's short memory"}}

    email_blind: Mapped[bytes] = mapped_column(LargeBinary, index=True)
    address_blind: Mapped[bytes] = mapped_column(LargeBinary, index=True)
    at: Mapped[datetime] = mapped_column(index=True)
