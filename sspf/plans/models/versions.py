"""Table of the plan's versions, what belongs to one, and the guard that keeps a fixed version as it was."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self, cast
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, UniqueConstraint, bindparam, event, inspect, select
from sqlalchemy.orm import Mapped, Mapper, declared_attr, mapped_column, relationship

from sspf.cases.models import CaseScoped
from sspf.crypto.fields import sealed_attributes
from sspf.db import Base, Identified, Versioned, choice
from sspf.errors import Refused
from sspf.plans.rules.contents import PassageText, Version
from sspf.plans.rules.states import PlanProblem, PlanState


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

    def shown(self, passages: Iterable[PassageText]) -> Version:
        """The version as plain values, with its running texts."""
        lines = tuple(passages)
        texts = {each.passage: each for each in lines if each.person_id is None}
        guardians = sorted((each for each in lines if each.person_id is not None), key=lambda each: each.name)
        known = self.id, self.number, self.state, self.revision, self.version
        days = self.started_at, self.fixed_at, self.ended_at, self.next_follow_up_on
        return Version(*known, *days, texts, tuple(guardians))


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


def as_typed(value: date | int | None) -> str:
    """A day or a number as a form holds it, to be shown beside what somebody else typed."""
    return "" if value is None else str(value)


ENDING_COLUMNS = {"state", "ended_at"}


STORED_STATE = select(Plan.state).where(Plan.id == bindparam("plan_id"))
"""Asked before every row of a plan is written, so it is put together once."""


def _stored_state(connection: Connection, plan_id: UUID) -> PlanState | None:
    return connection.scalar(STORED_STATE, {"plan_id": plan_id})


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


for _moment in ("before_insert", "before_update", "before_delete"):
    event.listen(PartOfPlan, _moment, _only_in_a_draft, propagate=True)
event.listen(Plan, "before_update", _fixed_only_ends)
event.listen(Plan, "before_delete", _never_removed)
