"""Counts of events in areas and weeks, the files they came in, and whole-municipality figures from SSPF itself."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.crypto.fields import Sealed
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.periods import LONGEST_SLUG
from sspf.situations.rules.states import ImportState

LEDGER = 1


class CountScoped:
    """A row that is sealed with the key of the counts."""

    @property
    def seal_scope(self) -> Scope:
        """The counts have one key: they are compared across areas and years."""
        return Scope.area_counts()


class CountImport(Identified, Versioned, CountScoped, Base):
    """A file that somebody brought. What it holds is kept until it is taken in or thrown away, its faults as long.

    `lines`: area, week, kind, source and count. `faults`: line, reason and what stood there. `sums`: how many of what.
    """

    __tablename__ = "count_import"

    state: Mapped[ImportState] = choice(ImportState)
    brought_at: Mapped[datetime] = mapped_column(index=True)
    brought_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    settled_at: Mapped[datetime | None]
    lines = Sealed[list[list[Any]]](Zone.municipal)
    faults = Sealed[list[dict[str, Any]]](Zone.municipal)
    sums = Sealed[dict[str, int]](Zone.municipal)


class AreaCount(Identified, CountScoped, Base):
    """How many events of a kind a source has counted in an area in a week. Only the number is sealed: the rest is a key
    by which nothing is taken in twice, and it names places and no person.
    """

    __tablename__ = "area_count"
    __table_args__ = (UniqueConstraint("area", "week", "kind", "source"),)

    area: Mapped[str] = mapped_column(String(60))
    week: Mapped[str] = mapped_column(String(8), index=True)
    kind: Mapped[str] = mapped_column(String(60))
    source: Mapped[str] = mapped_column(String(60))
    import_id: Mapped[UUID] = mapped_column(ForeignKey("count_import.id"))
    count = Sealed[int](Zone.municipal)


class CountLedger(Versioned, Base):
    """One row, written with every file that is taken in: of two at the same instant the second looks again."""

    __tablename__ = "count_ledger"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class PlacedFigures(Identified, Versioned, CountScoped, Base):
    """Figures of SSPF for the whole municipality, placed in the lägesbilder of a quarter (R73)."""

    __tablename__ = "placed_figures"

    period: Mapped[str] = mapped_column(String(LONGEST_SLUG), unique=True)
    placed_at: Mapped[datetime]
    figures = Sealed[list[dict[str, str]]](Zone.municipal)
