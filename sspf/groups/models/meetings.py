"""Tables of the groups' meetings and who is invited to them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.groups.rules.states import GroupMeetingState
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
