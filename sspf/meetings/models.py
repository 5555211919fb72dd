"""Tables of meetings: the meeting, who was called to it, who came, and what was noted at each point."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sspf.cases.models import CaseScoped
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.meetings.rules.states import Attendance, AttendeeRole, MeetingKind, MeetingState, SummonsState


class Meeting(Identified, Versioned, CaseScoped, Base):
    """A meeting with the family. Times and state stand open, because lists, reminders and figures need them."""

    __tablename__ = "meeting"

    kind: Mapped[MeetingKind] = choice(MeetingKind)
    state: Mapped[MeetingState] = choice(MeetingState)
    called_at: Mapped[datetime]
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    place = Sealed[str](Zone.content)
    link = Sealed[str](Zone.content)
    purpose = Sealed[str](Zone.content)
    agenda = Sealed[list[dict[str, str]] | None](Zone.content, later=True)


class Summons(Identified, Versioned, CaseScoped, Base):
    """A kallelse to a function. Whoever holds the seat answers for it (protocol items 38 and 39).

    `seat_part_id` and `nominee_part_id` are set only when this kallelse opened the part; only then does it end it.
    """

    __tablename__ = "summons"
    __table_args__ = (UniqueConstraint("meeting_id", "seat"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    meeting: Mapped[Meeting] = relationship()
    seat: Mapped[str] = mapped_column(String(60), index=True)
    unit: Mapped[str] = mapped_column(String(60))
    state: Mapped[SummonsState] = choice(SummonsState)
    sent_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    nominee_id: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    seat_part_id: Mapped[UUID | None] = mapped_column(ForeignKey("participant.id"))
    nominee_part_id: Mapped[UUID | None] = mapped_column(ForeignKey("participant.id"))
    reason = Sealed[str | None](Zone.content)
    message = Sealed[str](Zone.content)


class Attendee(Identified, CaseScoped, Base):
    """Someone who was expected, and whether they came: a person of the family, or a called unit's colleague."""

    __tablename__ = "attendee"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"), UniqueConstraint("meeting_id", "summons_id"))

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    role: Mapped[AttendeeRole] = choice(AttendeeRole)
    attendance: Mapped[Attendance] = choice(Attendance)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    summons_id: Mapped[UUID | None] = mapped_column(ForeignKey("summons.id"))
    why_here = Sealed[str](Zone.content)
    reason = Sealed[str | None](Zone.content)


class Note(Identified, Versioned, CaseScoped, Base):
    """What was noted at a point of the agenda. Its kind of information decides which units may read it (R13)."""

    __tablename__ = "note"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    point: Mapped[str] = mapped_column(String(60))
    information: Mapped[str] = mapped_column(String(60))
    written_at: Mapped[datetime]
    text = Sealed[str](Zone.content)
