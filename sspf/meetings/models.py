"""Tables of meetings: the meeting, who was called to it, who came, what was noted, and the papers around it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, String, UniqueConstraint, event, false, select
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from sspf.cases.models import CaseScoped
from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.errors import Refused
from sspf.meetings.rules import minutes
from sspf.meetings.rules.minutes import MinutesState, Verdict
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
    room = Sealed[str | None](Zone.content, later=True)


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


class TimeProposal(Identified, CaseScoped, Base):
    """Another time that somebody proposed, in their own words: a called unit, or the family where no kallelse is named.

    It waits until the meeting is moved.
    """

    __tablename__ = "time_proposal"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    summons_id: Mapped[UUID | None] = mapped_column(ForeignKey("summons.id"))
    proposed_at: Mapped[datetime]
    words = Sealed[str](Zone.content)


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
    decision: Mapped[bool] = mapped_column(default=False, server_default=false())
    text = Sealed[str](Zone.content)


class Contribution(Identified, Versioned, CaseScoped, Base):
    """What a called unit's person prepares for a meeting: the author's alone until it is placed on the table."""

    __tablename__ = "contribution"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    unit: Mapped[str] = mapped_column(String(60))
    information: Mapped[str] = mapped_column(String(60))
    written_at: Mapped[datetime]
    placed_at: Mapped[datetime | None]
    text = Sealed[str](Zone.content)


class FamilyLetter(Identified, CaseScoped, Base):
    """That a kallelse on paper went to one of the family: how, on which day, and which time and place it told."""

    __tablename__ = "family_letter"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime]
    channel = Sealed[str](Zone.content)
    sent_on = SealedDate(Zone.content)
    told = Sealed[str](Zone.content)


class Adjustable(Versioned):
    """What minutes that are adjusted have, of whatever meeting.

    `due_on`: when the next step is due, to be sent out or to be answered. `round` counts the times they were sent out.
    """

    state: Mapped[MinutesState] = choice(MinutesState)
    due_on: Mapped[date]
    round: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    adjusted_at: Mapped[datetime | None]


class Asked:
    """What is known of somebody who was there and is asked whether the minutes are right, in a round of its own."""

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    round: Mapped[int]
    verdict: Mapped[Verdict] = choice(Verdict)
    answered_at: Mapped[datetime | None]


class Minutes(Identified, Adjustable, CaseScoped, Base):
    """How far a meeting's minutes have come. What they say are its notes, its attendance and the plan's version."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("meeting_id"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    plan_number: Mapped[int | None]
    reason = Sealed[str | None](Zone.content)


class Adjuster(Identified, Versioned, Asked, CaseScoped, Base):
    """Somebody who is asked about a meeting's minutes, for a unit."""

    __tablename__ = "adjuster"
    __table_args__ = (UniqueConstraint("minutes_id", "account_id", "round"),)

    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"))
    unit: Mapped[str] = mapped_column(String(60))
    words = Sealed[str](Zone.content)


class Addendum(Identified, CaseScoped, Base):
    """What is written beside adjusted minutes: they themselves never change."""

    __tablename__ = "addendum"

    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"), index=True)
    information: Mapped[str] = mapped_column(String(60))
    written_at: Mapped[datetime]
    written_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    text = Sealed[str](Zone.content)


class MinutesPaper(Identified, CaseScoped, Base):
    """A file that belongs to the minutes."""

    __tablename__ = "minutes_paper"

    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id"), index=True)
    attachment_id: Mapped[UUID] = mapped_column(ForeignKey("attachment.id"), unique=True)


def _only_while_written(_mapper: Mapper[Any], connection: Connection, row: Note | Attendee) -> None:
    """Whatever path the code took: what the minutes say stands still while they are out, and for ever afterwards."""
    # Waits for whoever sends them out at this very instant.
    query = select(Minutes.state).where(Minutes.meeting_id == row.meeting_id).with_for_update(read=True)
    state = connection.scalar(query)
    if (problem := minutes.changing_problem(state)) is not None:
        raise Refused(problem)


for _moment in ("before_insert", "before_update", "before_delete"):
    for _part in (Note, Attendee):
        event.listen(_part, _moment, _only_while_written)
