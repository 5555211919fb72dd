"""Tables of what is said at a group's meeting, by §, and of how its minutes become final."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, Versioned
from sspf.groups.models.meetings import GroupMeetingScoped
from sspf.meetings.models import Adjustable, Asked


class GroupPoint(Identified, Versioned, GroupMeetingScoped, Base):
    """What was said and decided at a point. `paragraph`: its number in the group's series of the year, once held."""

    __tablename__ = "group_point"
    __table_args__ = (UniqueConstraint("meeting_id", "point"),)

    point: Mapped[str] = mapped_column(String(60))
    paragraph: Mapped[int | None]
    text = Sealed[str](Zone.group)
    decision = Sealed[str](Zone.group)


class GroupMinutes(Identified, Adjustable, GroupMeetingScoped, Base):
    """How far the minutes of a meeting that was held have come. Each sending out is a round of its own."""

    __tablename__ = "group_minutes"
    __table_args__ = (UniqueConstraint("meeting_id"),)

    reason = Sealed[str](Zone.group)


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
