"""Tables of the groups' meetings. What is said of a single case belongs to the case and is sealed with its keys."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sspf.cases.models import CaseScoped
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.groups.rules.states import GroupMeetingState
from sspf.meetings.models import Adjustable, Asked
from sspf.meetings.rules.states import Attendance

MEETING_ZONES = (Zone.group,)


class GroupMeeting(Identified, Versioned, Base):
    """A meeting of a group, or one part of it: Allmän and Individ are two meetings with a key each.

    `occasion` is the same for the parts of one meeting. Nothing else tells that a part has a neighbour.
    """

    __tablename__ = "group_meeting"

    group: Mapped[str] = mapped_column(String(60), index=True)
    part: Mapped[str | None] = mapped_column(String(60))
    occasion: Mapped[UUID] = mapped_column(index=True)
    state: Mapped[GroupMeetingState] = choice(GroupMeetingState)
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    called_at: Mapped[datetime | None]
    room: Mapped[str | None] = mapped_column(String(60))
    place = Sealed[str](Zone.group)
    link = Sealed[str](Zone.group)
    agenda = Sealed[list[dict[str, str]] | None](Zone.group)

    @property
    def seal_scope(self) -> Scope:
        """A meeting is its own scope."""
        return Scope.group_meeting(self.id)


class GroupMeetingScoped:
    """A row that belongs to a group's meeting and is sealed with its key."""

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("group_meeting.id"), index=True)

    @property
    def seal_scope(self) -> Scope:
        """The meeting's scope."""
        return Scope.group_meeting(self.meeting_id)


class GroupInvitee(Identified, GroupMeetingScoped, Base):
    """Who is invited: a function, a colleague by name, or somebody outside; and whether and by whom somebody came."""

    __tablename__ = "group_invitee"
    __table_args__ = (UniqueConstraint("meeting_id", "seat"), UniqueConstraint("meeting_id", "account_id"))

    seat: Mapped[str | None] = mapped_column(String(60), index=True)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    attendance: Mapped[Attendance | None] = choice(Attendance)
    came_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
    function = Sealed[str](Zone.group)
    organisation = Sealed[str](Zone.group)
    email = Sealed[str](Zone.group)


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
