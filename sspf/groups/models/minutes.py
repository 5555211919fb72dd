"""Tables of what is said at a group's meeting, by §, and of how its minutes become final."""

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, Versioned
from sspf.groups.models.meetings import GroupMeetingScoped
from sspf.meetings.models import Adjustable, Asked


class GroupPoint(Identified, Versioned, GroupMeetingScoped, Base):
    """What was said at a point, and who spoke to it. `paragraph`: its number in the group's series, once held.

    `decision` is a sentence of earlier days; what is decided now has a row of its own (`GroupDecision`).
    """

    __tablename__ = "group_point"
    __table_args__ = (UniqueConstraint("meeting_id", "point"),)

    point: Mapped[str] = mapped_column(String(60))
    paragraph: Mapped[int | None]
    text = Sealed[str](Zone.group)
    decision = Sealed[str](Zone.group)
    presenter = Sealed[str | None](Zone.group, later=True)


class GroupMinutes(Identified, Adjustable, GroupMeetingScoped, Base):
    """How far the minutes of a meeting that was held have come. Each sending out is a round of its own.

    `closing`: the last §, which says when the group meets next; `next_at` is that, as it was known when they went out.
    """

    __tablename__ = "group_minutes"
    __table_args__ = (UniqueConstraint("meeting_id"),)

    closing: Mapped[int | None]
    next_at: Mapped[datetime | None]
    reason = Sealed[str](Zone.group)
    secretary = Sealed[str | None](Zone.group, later=True)


class GroupAdjuster(Identified, Asked, GroupMeetingScoped, Base):
    """A justerare: somebody who was there and is asked whether the minutes are right, and the answer."""

    __tablename__ = "group_adjuster"
    __table_args__ = (UniqueConstraint("meeting_id", "account_id", "round"),)

    words = Sealed[str](Zone.group)


class ParagraphSeries(Base):
    """The last § used by a group in a year."""

    __tablename__ = "paragraph_series"

    group: Mapped[str] = mapped_column(String(60), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
