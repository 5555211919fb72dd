"""Tables of what a group decides and hands to somebody, and of how it went (protocol items 60 and 109)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.rules.decisions import DecisionState

DECISION_ZONES = (Zone.group,)


class GroupDecision(Identified, Versioned, Base):
    """A decision at a point, and who answers for it: a function, another group, or an agency or a partner (`owner`).

    `event_id`: the event of the calendar that it is about, and `event` what that was called when it was decided.
    It has a key of its own, because whoever answers for it may sit elsewhere than those who decided.
    """

    __tablename__ = "group_decision"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("group_meeting.id"), index=True)
    meeting: Mapped[GroupMeeting] = relationship(lazy="raise")
    point: Mapped[str] = mapped_column(String(60))
    state: Mapped[DecisionState] = choice(DecisionState)
    seat: Mapped[str | None] = mapped_column(String(60), index=True)
    group: Mapped[str | None] = mapped_column(String(60), index=True)
    due_on: Mapped[date | None]
    event_id: Mapped[UUID | None] = mapped_column(ForeignKey("calendar_event.id"))
    written_at: Mapped[datetime]
    text = Sealed[str](Zone.group)
    owner = Sealed[str](Zone.group)
    due = Sealed[str](Zone.group)
    event = Sealed[str](Zone.group)

    @property
    def seal_scope(self) -> Scope:
        """A decision is its own scope."""
        return Scope.decision(self.id)


class DecisionReport(Identified, Base):
    """How it went with a decision, as somebody said it. `meeting_id`: the meeting at which it was said, if at any."""

    __tablename__ = "decision_report"

    decision_id: Mapped[UUID] = mapped_column(ForeignKey("group_decision.id"), index=True)
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("group_meeting.id"))
    said_at: Mapped[datetime]
    said_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    state: Mapped[DecisionState] = choice(DecisionState)
    words = Sealed[str](Zone.group)
    moved_to = Sealed[str](Zone.group)

    @property
    def seal_scope(self) -> Scope:
        """The decision's scope."""
        return Scope.decision(self.decision_id)
