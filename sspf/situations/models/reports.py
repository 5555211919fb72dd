"""The lägesbild of an area and a quarter: what is worked on, and the versions that were published."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.periods import LONGEST_SLUG
from sspf.situations.rules.states import SituationState

MUNICIPAL = (Zone.municipal,)


class SituationReport(Identified, Versioned, Base):
    """One area in one quarter. `edition` counts what was published of it."""

    __tablename__ = "situation_report"
    __table_args__ = (UniqueConstraint("area", "period"),)

    area: Mapped[str] = mapped_column(String(60))
    period: Mapped[str] = mapped_column(String(LONGEST_SLUG), index=True)
    state: Mapped[SituationState] = choice(SituationState)
    edition: Mapped[int]
    started_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    sources = Sealed[list[str]](Zone.municipal)

    @property
    def seal_scope(self) -> Scope:
        """A lägesbild is its own scope."""
        return Scope.situation(self.id)


class SituationScoped:
    """A row that belongs to a lägesbild and is sealed with its key."""

    situation_id: Mapped[UUID] = mapped_column(ForeignKey("situation_report.id"), index=True)

    @property
    def seal_scope(self) -> Scope:
        """The scope of the lägesbild."""
        return Scope.situation(self.situation_id)


class SituationAnswer(Identified, Versioned, SituationScoped, Base):
    """What is said to one question of the checklist. An empty text says that there is nothing to say."""

    __tablename__ = "situation_answer"
    __table_args__ = (UniqueConstraint("situation_id", "question"),)

    question: Mapped[str] = mapped_column(String(60))
    text = Sealed[str](Zone.municipal)
    unit = Sealed[str | None](Zone.municipal)


class SituationFigure(Identified, Versioned, SituationScoped, Base):
    """What is said beside a figure; and the figure, where it was typed and not taken in with a file."""

    __tablename__ = "situation_figure"
    __table_args__ = (UniqueConstraint("situation_id", "kind", "source"),)

    kind: Mapped[str] = mapped_column(String(60))
    source: Mapped[str] = mapped_column(String(60))
    count = Sealed[int | None](Zone.municipal)
    weeks = Sealed[list[str]](Zone.municipal)
    comment = Sealed[str](Zone.municipal)


class SituationMeasure(Identified, Versioned, SituationScoped, Base):
    """What is done about it in the area: by whom, where and by when (protocol item 95)."""

    __tablename__ = "situation_measure"

    position: Mapped[int]
    text = Sealed[str](Zone.municipal)
    owner = Sealed[str](Zone.municipal)
    place = Sealed[str](Zone.municipal)
    due = Sealed[str](Zone.municipal)


class SituationEdition(Identified, SituationScoped, Base):
    """A published version, whole: every word and figure as it stood. No row of it is ever changed (R37)."""

    __tablename__ = "situation_edition"
    __table_args__ = (UniqueConstraint("situation_id", "number"),)

    number: Mapped[int]
    published_at: Mapped[datetime]
    published_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    content = Sealed[dict[str, Any]](Zone.municipal)
    correction = Sealed[str](Zone.municipal)
