"""The tables of group cases. No column points at a person or a case; a test holds every column (invariant 17)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.activities import ActivityState
from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.group_cases.rules.terms import GroupState

GROUP_ZONES = (Zone.content,)


class GroupSeries(Base):
    """The last number used in a year's series of group cases."""

    __tablename__ = "group_series"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class GroupCase(Identified, Versioned, Base):
    """A place or a group of young people: how many, how old and where, what is seen and what is wanted."""

    __tablename__ = "group_case"

    number: Mapped[str] = mapped_column(String(12), unique=True)
    state: Mapped[GroupState] = choice(GroupState)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    title = Sealed[str](Zone.content)
    area = Sealed[str](Zone.content)
    ages = Sealed[list[int | None]](Zone.content)
    school_years = Sealed[list[str | None]](Zone.content)
    young = Sealed[list[int | None]](Zone.content)
    triggers = Sealed[list[str]](Zone.content)
    observed = Sealed[str](Zone.content)
    wanted = Sealed[str](Zone.content)
    outcome = Sealed[str](Zone.content)

    @property
    def seal_scope(self) -> Scope:
        """A group case is its own scope."""
        return Scope.group_case(self.id)


class GroupScoped:
    """A row that belongs to a group case and is sealed with its key."""

    group_id: Mapped[UUID] = mapped_column(ForeignKey("group_case.id"), index=True)

    @property
    def seal_scope(self) -> Scope:
        """The group case's scope."""
        return Scope.group_case(self.group_id)


class GroupUnit(Identified, GroupScoped, Base):
    """A unit that works with the group. Both days are included."""

    __tablename__ = "group_unit"

    unit: Mapped[str] = mapped_column(String(60))
    from_on: Mapped[date]
    until_on: Mapped[date | None]


class ParentsMeeting(Identified, Versioned, GroupScoped, Base):
    """A föräldramöte: an invitation to all, so nobody's name stands in it."""

    __tablename__ = "parents_meeting"

    held_on = SealedDate(Zone.content)
    starts = Sealed[str](Zone.content)
    place = Sealed[str](Zone.content)
    units = Sealed[list[str]](Zone.content)
    came = Sealed[int | None](Zone.content)
    agreed = Sealed[str](Zone.content)


class GroupNote(Identified, GroupScoped, Base):
    """What was noted along the way. A correction is a further note."""

    __tablename__ = "group_note"

    written_at: Mapped[datetime]
    written_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    text = Sealed[str](Zone.content)


class GroupPlan(Identified, Versioned, GroupScoped, Base):
    """What a group's plan wants to lead to; its activities stand by themselves."""

    __tablename__ = "group_plan"
    __table_args__ = (UniqueConstraint("group_id"),)

    results = Sealed[list[str]](Zone.content)


class GroupActivity(Identified, Versioned, GroupScoped, Base):
    """One activity of a group's plan: who answers for it, with whom, by when, and how it went."""

    __tablename__ = "group_activity"

    position: Mapped[int]
    state: Mapped[ActivityState] = choice(ActivityState)
    reported_at: Mapped[datetime | None]
    text = Sealed[str](Zone.content)
    aim = Sealed[str](Zone.content)
    owner = Sealed[str](Zone.content)
    together = Sealed[list[str]](Zone.content)
    follow_up = Sealed[str](Zone.content)
    due = Sealed[str](Zone.content)
    reason = Sealed[str](Zone.content)
    moved_to = Sealed[str](Zone.content)
