"""Tables of the plan and its follow-up, and the guard that keeps a fixed version as it was."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self, cast
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, String, UniqueConstraint, event, inspect, select
from sqlalchemy.orm import Mapped, Mapper, declared_attr, mapped_column, relationship

from sspf.cases.models import CaseScoped
from sspf.catalogue.loader import Catalogue
from sspf.catalogue.measures import Performer
from sspf.crypto.fields import Sealed, sealed_attributes
from sspf.crypto.scope import Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.errors import Refused
from sspf.plans.rules.contents import (
    FactorLine,
    FollowUpLine,
    GoalLine,
    MeasureLine,
    PassageText,
    ReportLine,
    Standing,
    Version,
)
from sspf.plans.rules.states import (
    FactorDegree,
    FactorSource,
    FollowUpDecision,
    MeasureState,
    Passage,
    PlanProblem,
    PlanState,
    RatingVoice,
)


class Plan(Identified, Versioned, CaseScoped, Base):
    """One version of a case's plan. `revision` counts every change of the draft, so that nobody fixes it unseen."""

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    number: Mapped[int]
    state: Mapped[PlanState] = choice(PlanState)
    revision: Mapped[int] = mapped_column(default=1)
    started_at: Mapped[datetime]
    fixed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    next_follow_up_on: Mapped[date | None]

    def shown(self, passages: Iterable["PlanPassage | None"]) -> Version:
        """The version as plain values, with its running texts."""
        texts = {each.passage: each.line() for each in passages if each is not None}
        known = self.id, self.number, self.state, self.revision, self.version
        return Version(*known, self.started_at, self.fixed_at, self.ended_at, self.next_follow_up_on, texts)


class PartOfPlan(Identified, Versioned, CaseScoped):
    """A row that belongs to one version and is copied into the next."""

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id"), index=True)

    @declared_attr
    def plan(cls) -> Mapped[Plan]:  # noqa: N805  # SQLAlchemy calls it on the class
        """The version it belongs to."""
        return relationship()

    def copied(self, plan_id: UUID) -> Self:
        """The same row in another version, sealed anew under its own id."""
        open_columns = {each.key for each in inspect(type(self)).column_attrs if not each.key.endswith("_sealed")}
        names = open_columns - {"id", "plan_id", "version"} | {each.name for each in sealed_attributes(type(self))}
        values = {name: getattr(self, name) for name in names}
        return cast(Self, cast(Any, type(self))(plan_id=plan_id, **values))


class PlanPassage(PartOfPlan, Base):
    """One of the plan's running texts; `missing` is a reason from the catalogue where own words could not be had."""

    __tablename__ = "plan_passage"

    passage: Mapped[Passage] = choice(Passage)
    text = Sealed[str](Zone.content)
    missing = Sealed[str | None](Zone.content)

    def line(self) -> PassageText:
        """The text as plain values."""
        return PassageText(self.id, self.passage, self.text, self.missing, self.version)


class PlanFactor(PartOfPlan, Base):
    """A risk or protective factor. Its kind of information stands open: the access clause filters on it (R13)."""

    __tablename__ = "plan_factor"

    information: Mapped[str] = mapped_column(String(60))
    factor = Sealed[str](Zone.content)
    degree = Sealed[str](Zone.content)
    description = Sealed[str](Zone.content)
    source = Sealed[str | None](Zone.content)

    def words(self, catalogue: Catalogue) -> dict[str, str]:
        """What is stored, by form field, for somebody who saved second."""
        told = {"degree": catalogue.label(FactorDegree(self.degree)), "description": self.description}
        source = source_label(catalogue, self.source)
        return {"factor": catalogue.factors[self.factor].label, **told, "source": source}

    def line(self, catalogue: Catalogue) -> FactorLine:
        """The factor as plain values, in the template's words."""
        entry = catalogue.factors[self.factor]
        domain = catalogue.domains[entry.domain].label
        told = FactorDegree(self.degree), self.description, self.source, source_label(catalogue, self.source)
        return FactorLine(self.id, entry.id, entry.label, domain, entry.valence, *told, self.version)


class Goal(PartOfPlan, Base):
    """What the plan wants to reach. `thread` is the same through all versions, so that ratings follow the goal."""

    __tablename__ = "goal"

    thread: Mapped[UUID] = mapped_column(index=True)
    position: Mapped[int]
    life_area = Sealed[str](Zone.content)
    text = Sealed[str](Zone.content)
    baseline = Sealed[int | None](Zone.content)
    target = Sealed[int | None](Zone.content)

    def words(self, catalogue: Catalogue) -> dict[str, str]:
        """What is stored, by form field, for somebody who saved second."""
        ratings = {"baseline": as_typed(self.baseline), "target": as_typed(self.target)}
        return {"life_area": catalogue.life_areas[self.life_area].label, "text": self.text, **ratings}

    def line(self) -> GoalLine:
        """The goal as plain values."""
        return GoalLine(self.id, self.thread, self.life_area, self.text, self.baseline, self.target, self.version)


class Measure(PartOfPlan, Base):
    """Something promised, with one owning unit. `thread` is the same through all versions, so reports follow it."""

    __tablename__ = "measure"

    thread: Mapped[UUID] = mapped_column(index=True)
    goal_thread: Mapped[UUID | None]
    position: Mapped[int]
    performer: Mapped[Performer] = choice(Performer)
    unit: Mapped[str | None] = mapped_column(String(60), index=True)
    start_on: Mapped[date | None]
    due_on: Mapped[date | None]
    text = Sealed[str](Zone.content)
    follow_up = Sealed[str](Zone.content)

    def words(self, catalogue: Catalogue) -> dict[str, str]:
        """What is stored, by form field, for somebody who saved second."""
        owner = catalogue.units[self.unit].label if self.unit else ""
        days = {"start_on": as_typed(self.start_on), "due_on": as_typed(self.due_on)}
        who = {"performer": catalogue.label(self.performer), "unit": owner}
        return {"text": self.text, **who, **days, "follow_up": self.follow_up}

    def line(self, standing: Standing, reports: tuple[ReportLine, ...]) -> MeasureLine:
        """The measure as plain values."""
        known = self.id, self.thread, self.text, self.performer, self.unit, self.goal_thread
        return MeasureLine(*known, self.start_on, self.due_on, self.follow_up, self.version, standing, reports)


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

    def line(self, who: str, ratings: Iterable["GoalRating | None"]) -> FollowUpLine:
        """The follow-up as plain values, with its ratings."""
        told = {(each.thread, each.voice): each.value for each in ratings if each is not None}
        known = self.id, self.number, self.plan_id, self.held_on, self.decision, self.next_follow_up_on
        return FollowUpLine(*known, who, self.note, told, self.youth_words or "", self.youth_missing)


class MeasureReport(Identified, CaseScoped, Base):
    """What somebody said of a measure: a row of its own, so that the fixed version stays as it is.

    `unit` is the owner at the time: what was said of it while another unit owned it does not count for the new one.
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
    reason = Sealed[str | None](Zone.content)
    why = Sealed[str](Zone.content)


class GoalRating(Identified, CaseScoped, Base):
    """How far one voice thinks a goal has come, 0–10, at one follow-up."""

    __tablename__ = "goal_rating"

    follow_up_id: Mapped[UUID] = mapped_column(ForeignKey("follow_up.id"), index=True)
    follow_up: Mapped[FollowUp] = relationship()
    thread: Mapped[UUID]
    voice: Mapped[RatingVoice] = choice(RatingVoice)
    value = Sealed[int](Zone.content)


def as_typed(value: date | int | None) -> str:
    """A day or a number as a form holds it, to be shown beside what somebody else typed."""
    return "" if value is None else str(value)


def source_label(catalogue: Catalogue, source: str | None) -> str:
    """Who told, in words: a unit, or someone of the family."""
    if not source:
        return ""
    return catalogue.units[source].label if source in catalogue.units else catalogue.label(FactorSource(source))


PARTS: tuple[type[PartOfPlan], ...] = (PlanPassage, PlanFactor, Goal, Measure)
ENDING_COLUMNS = {"state", "ended_at"}


def _stored_state(connection: Connection, plan_id: UUID) -> PlanState | None:
    return connection.scalar(select(Plan.state).where(Plan.id == plan_id))


def _only_in_a_draft(_mapper: Mapper[Any], connection: Connection, row: PartOfPlan) -> None:
    """Whatever path the code took: what a fixed version says is not added to, changed or removed (invariant 8)."""
    if _stored_state(connection, row.plan_id) is not PlanState.draft:
        raise Refused(PlanProblem.fixed)


def _fixed_only_ends(_mapper: Mapper[Any], connection: Connection, row: Plan) -> None:
    """A fixed version may be replaced or closed, and nothing else of it changes."""
    changed = {each.key for each in inspect(row).attrs if each.history.has_changes()}
    if _stored_state(connection, row.id) is not PlanState.draft and changed - ENDING_COLUMNS:
        raise Refused(PlanProblem.fixed)


def _never_removed(_mapper: Mapper[Any], connection: Connection, row: Plan) -> None:
    if _stored_state(connection, row.id) is not PlanState.draft:
        raise Refused(PlanProblem.fixed)


for _part in PARTS:
    for _moment in ("before_insert", "before_update", "before_delete"):
        event.listen(_part, _moment, _only_in_a_draft)
event.listen(Plan, "before_update", _fixed_only_ends)
event.listen(Plan, "before_delete", _never_removed)
