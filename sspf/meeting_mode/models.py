"""Table of what is being written at a meeting and is not a note yet."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.cases.models import CaseScoped
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import UNAUDITED, Base, Identified, Versioned
from sspf.meeting_mode.rules.drafts import Sheet, Words


class MeetingDraft(Identified, Versioned, CaseScoped, Base):
    """A sheet of one writer at one point of a meeting's agenda. It is gone once it has become a note.

    `hand` and `turn` tell which open page wrote on it last, and with which of its texts (`rules.drafts`).
    """

    __tablename__ = "meeting_draft"
    __table_args__ = (
        UniqueConstraint("meeting_id", "account_id", "point", "number"),
        {"info": {UNAUDITED: "keystrokes; that a sheet was begun and that it became a note have their events"}},
    )

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    point: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    information: Mapped[str | None] = mapped_column(String(60))
    saved_at: Mapped[datetime]
    hand: Mapped[str] = mapped_column(String(40))
    turn: Mapped[int]
    text = Sealed[str](Zone.content)

    @property
    def sheet(self) -> Sheet:
        """The sheet as the rules see it."""
        return Sheet(self.number, self.version, self.hand, self.turn, Words(self.text, self.information))
