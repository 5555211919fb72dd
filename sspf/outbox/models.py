"""The table of mails: to which account, of which kind, and how far each has come. It holds no word and no address."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import UNAUDITED, Base, Identified, choice
from sspf.outbox.rules.messages import Invitation
from sspf.outbox.rules.schedule import CALLED_OFF, MailKind, MailState


class Mail(Identified, Base):
    """One mail to one account. The address is looked up when it is sent; the words are the catalogue's.

    Open are times only: those of an invitation stand open with the meeting too. A reminder has an occasion, which
    happens once, however many workers notice it, and the id of the thing it is about, so that one can see later when
    somebody was reminded of what.
    """

    __tablename__ = "mail"
    __table_args__ = (
        Index("ix_mail_due", "state", "next_at"),
        {"info": {UNAUDITED: "what it tells of has its own event, and so has that it was sent; tries are a clock"}},
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    kind: Mapped[MailKind] = choice(MailKind)
    state: Mapped[MailState] = choice(MailState)
    posted_at: Mapped[datetime]
    next_at: Mapped[datetime]
    tries: Mapped[int]
    ended_at: Mapped[datetime | None]
    occasion: Mapped[UUID | None] = mapped_column(unique=True)
    thing_id: Mapped[UUID | None] = mapped_column(index=True)
    calendar_uid: Mapped[UUID | None]
    sequence: Mapped[int | None]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]

    def invitation(self) -> Invitation | None:
        """The time to come to, where there is one."""
        if self.calendar_uid is None or self.starts_at is None or self.ends_at is None:
            return None
        cancelled = self.kind in CALLED_OFF
        return Invitation(self.calendar_uid, self.sequence or 0, self.starts_at, self.ends_at, cancelled)


class OutsideAddress(Identified, Base):
    """Where a mail goes that is to nobody with an account. It is forgotten when the mail has come to its end.

    The mail's own account is then the colleague on whose behalf it is sent.
    """

    __tablename__ = "outside_address"
    __table_args__ = {"info": {UNAUDITED: "it goes with its mail, which has an event when it ends"}}

    mail_id: Mapped[UUID] = mapped_column(ForeignKey("mail.id"), unique=True)
    address = Sealed[str](Zone.identity)

    @property
    def seal_scope(self) -> Scope:
        """It is kept like the addresses of the staff."""
        return Scope.staff()
