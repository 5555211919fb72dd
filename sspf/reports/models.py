"""Tables of reports. They are about plans, work and figures; no column points at a case or a young person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from sspf.activities import ActivityState
from sspf.crypto.fields import Sealed, SealedDate
from sspf.crypto.scope import Scope, Zone
from sspf.db import Base, Identified, Versioned, choice
from sspf.periods import LONGEST_SLUG
from sspf.reports.rules.states import FileKind, ReportKind, ReportState

REPORT_ZONES = (Zone.municipal,)


class Report(Identified, Versioned, Base):
    """A report: of a term, of a year, or of how plans and programmes go. `period`: the slug of what it is about."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("kind", "period"),)

    kind: Mapped[ReportKind] = choice(ReportKind)
    state: Mapped[ReportState] = choice(ReportState)
    period: Mapped[str] = mapped_column(String(LONGEST_SLUG))
    begun_at: Mapped[datetime]
    sitting_on = SealedDate(Zone.municipal)
    letter = Sealed[dict[str, Any]](Zone.municipal)
    figures = Sealed[dict[str, Any] | None](Zone.municipal)

    @property
    def seal_scope(self) -> Scope:
        """A report is its own scope."""
        return Scope.report(self.id)


class ReportScoped:
    """A row that belongs to a report and is sealed with its key."""

    report_id: Mapped[UUID] = mapped_column(ForeignKey("report.id"), index=True)

    @property
    def seal_scope(self) -> Scope:
        """The report's scope."""
        return Scope.report(self.report_id)


class ReportText(Identified, Versioned, ReportScoped, Base):
    """The words of one part of a term's or a year's report."""

    __tablename__ = "report_text"
    __table_args__ = (UniqueConstraint("report_id", "section"),)

    section: Mapped[str] = mapped_column(String(60))
    text = Sealed[str](Zone.municipal)


class ReportActivity(Identified, Versioned, ReportScoped, Base):
    """A row of the activity tables of a report, as it stood then."""

    __tablename__ = "report_activity"

    position: Mapped[int]
    state: Mapped[ActivityState] = choice(ActivityState)
    values = Sealed[dict[str, Any]](Zone.municipal)


class ReportProgramme(Identified, Versioned, ReportScoped, Base):
    """What is written of one plan or programme under the five headings."""

    __tablename__ = "report_programme"

    position: Mapped[int]
    values = Sealed[dict[str, Any]](Zone.municipal)


class ReportEdition(Identified, ReportScoped, Base):
    """A published report as it was, for ever. `changes`: what an edition says differently, heading by heading."""

    __tablename__ = "report_edition"
    __table_args__ = (UniqueConstraint("report_id", "number"),)

    number: Mapped[int]
    published_at: Mapped[datetime]
    published_by: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    title = Sealed[str](Zone.municipal)
    blocks = Sealed[list[dict[str, Any]]](Zone.municipal)
    changes = Sealed[list[str]](Zone.municipal)
    note = Sealed[str](Zone.municipal)


class ReportFile(Identified, ReportScoped, Base):
    """An edition as a file, byte for byte as it was published, in base64."""

    __tablename__ = "report_file"
    __table_args__ = (UniqueConstraint("edition_id", "kind"),)

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("report_edition.id"))
    kind: Mapped[FileKind] = choice(FileKind)
    content = Sealed[str](Zone.municipal)
