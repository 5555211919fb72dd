"""Tables of what is said beside a fixed version: follow-ups and their days, how measures went, ratings of goals."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from sspf.cases.models import CaseScoped
from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, choice
from sspf.plans.models.versions import Plan
from sspf.plans.rules.contents import FollowUpLine
from sspf.plans.rules.states import FollowUpDecision, MeasureState, RatingVoice


class FollowUp(Identified, CaseScoped, Base):
    """One follow-up of a fixed version: when, what was decided, and what was said."""

    __tablename__ = "follow_up"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"), index=True)
    plan: Mapped[Plan] = relationship()
    number: Mapped[int]
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    held_on: Mapped[date]
    recorded_at: Mapped[datetime]
    decision: Mapped[FollowUpDecision] = choice(FollowUpDecision)
    next_follow_up_on: Mapped[date | None]
    note = Sealed[str](Zone.content)
    youth_words = Sealed[str | None](Zone.content, later=True)
    youth_missing = Sealed[str | None](Zone.content, later=True)
    guardian_words = Sealed[str | None](Zone.content, later=True)

    def line(self, who: str, ratings: Iterable["GoalRating | None"]) -> FollowUpLine:
        """The follow-up as plain values, with its ratings."""
        told = {(each.thread, each.voice): each.value for each in ratings if each is not None}
        known = self.id, self.number, self.plan_id, self.held_on, self.decision, self.next_follow_up_on
        heard = self.youth_words or "", self.youth_missing, self.guardian_words or ""
        return FollowUpLine(*known, who, self.note, told, *heard, self.recorded_at)


class FollowUpDay(Identified, CaseScoped, Base):
    """That a day for the next follow-up was set: one row each time, so that it shows when it was moved, and why.

    `latest_on` is the last day by the rule when it was set. A day after it has its `reason`.
    """

    __tablename__ = "follow_up_day"

    day: Mapped[date]
    latest_on: Mapped[date]
    at: Mapped[datetime]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    reason = Sealed[str](Zone.content)


class MeasureReport(Identified, CaseScoped, Base):
    """What somebody said of a measure: a row of its own, so that the fixed version stays as it is.

    `unit` is the owner at the time: what was said of it while another unit owned it does not count for the new one.
    `moved_to` is the last day that holds after this report where it is another than the version's: every later report
    carries it on, so that the latest one alone tells.
    """

    __tablename__ = "measure_report"
    __table_args__ = (UniqueConstraint("thread", "number"),)

    thread: Mapped[UUID] = mapped_column(index=True)
    number: Mapped[int]
    unit: Mapped[str | None] = mapped_column(String(60))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
    state: Mapped[MeasureState] = choice(MeasureState)
    follow_up_id: Mapped[UUID | None] = mapped_column(ForeignKey("follow_up.id"))
    follow_up: Mapped[FollowUp | None] = relationship()
    moved_to: Mapped[date | None]
    reason = Sealed[str | None](Zone.content)
    why = Sealed[str](Zone.content)
    moved_code = Sealed[str | None](Zone.content, later=True)


class GoalRating(Identified, CaseScoped, Base):
    """How far one voice thinks a goal has come, 0–10, at one follow-up."""

    __tablename__ = "goal_rating"

    follow_up_id: Mapped[UUID] = mapped_column(ForeignKey("follow_up.id"), index=True)
    follow_up: Mapped[FollowUp] = relationship()
    thread: Mapped[UUID]
    voice: Mapped[RatingVoice] = choice(RatingVoice)
    value = Sealed[int](Zone.content)
