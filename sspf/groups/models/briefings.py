"""Tables of the underlag of a group's meeting: figures as they were at one moment, and what is said of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, Versioned
from sspf.groups.models.meetings import GroupMeetingScoped


class GroupBriefing(Identified, Versioned, GroupMeetingScoped, Base):
    """The underlag of one meeting: when its figures were fetched, and when it was given out, after which it stands."""

    __tablename__ = "group_briefing"
    __table_args__ = (UniqueConstraint("meeting_id"),)

    filled_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    period = Sealed[str](Zone.group)


class GroupBriefingPoint(Identified, Versioned, GroupMeetingScoped, Base):
    """The underlag at one point: plain values that nothing is computed from any more, and the comment to them."""

    __tablename__ = "group_briefing_point"
    __table_args__ = (UniqueConstraint("meeting_id", "point"),)

    point: Mapped[str] = mapped_column(String(60))
    left_out: Mapped[bool]
    content = Sealed[list[dict[str, Any]]](Zone.group)
    comment = Sealed[str](Zone.group)
