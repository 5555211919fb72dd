"""Tables of cases on an agenda. What is said of a single case belongs to the case and is sealed with its keys."""

from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sspf.cases.models import CaseScoped
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, Versioned
from sspf.groups.models.meetings import GroupMeeting


class GroupCaseOnAgenda(Identified, Base):
    """A group case that is taken up at a meeting, at the point for groups of young people. It names nobody."""

    __tablename__ = "group_case_on_agenda"
    __table_args__ = (UniqueConstraint("meeting_id", "group_case_id"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("group_meeting.id"))
    group_case_id: Mapped[UUID] = mapped_column(ForeignKey("group_case.id"))
    point: Mapped[str] = mapped_column(String(60))


class GroupItem(Identified, Versioned, CaseScoped, Base):
    """A single case that is taken up at Individ. It belongs to the case: its key, its consent, its readers."""

    __tablename__ = "group_item"
    __table_args__ = (UniqueConstraint("meeting_id", "case_id"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("group_meeting.id"))
    meeting: Mapped[GroupMeeting] = relationship(lazy="raise")
    point: Mapped[str] = mapped_column(String(60))
    information: Mapped[str] = mapped_column(String(60))
    note = Sealed[str](Zone.content)


class GroupItemSeat(Identified, CaseScoped, Base):
    """A function that takes part when a case is taken up. `part_id`: set only when this opened the function's part."""

    __tablename__ = "group_item_seat"
    __table_args__ = (UniqueConstraint("item_id", "seat"),)

    item_id: Mapped[UUID] = mapped_column(ForeignKey("group_item.id"))
    seat: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(60))
    part_id: Mapped[UUID | None] = mapped_column(ForeignKey("participant.id"))
