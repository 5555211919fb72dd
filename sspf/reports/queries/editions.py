"""Published reports: the list, one edition as it was published, and its files."""

from base64 import b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.errors import NotFound
from sspf.reports.models import Report, ReportEdition, ReportFile
from sspf.reports.queries import reach
from sspf.reports.rules.states import FileKind, ReportKind, ReportState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition among others."""

    number: int
    published_at: datetime


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition as it was published. `others`: all of them, the newest first; `changes`: against the one before."""

    report_id: UUID
    kind: ReportKind
    period: str
    state: ReportState
    title: str
    number: int
    published_at: datetime
    published_by: str
    blocks: Sequence[Mapping[str, Any]]
    changes: tuple[str, ...]
    note: str
    others: tuple[EditionLine, ...]

    @property
    def latest(self) -> int:
        """The number of the newest."""
        return self.others[0].number

    @property
    def is_latest(self) -> bool:
        """Whether no later one has replaced it."""
        return self.number == self.latest


def rows(work: Work, report: Report) -> Sequence[ReportEdition]:
    """The editions of a report that was reached, the newest first."""
    query = select(ReportEdition).where(ReportEdition.report_id == report.id).order_by(ReportEdition.number.desc())
    return work.session.scalars(query).all()


def show(work: Work, report_id: UUID, number: int) -> EditionView:
    """One edition of a report that the actor reaches; `NotFound` for one that was never published."""
    report = reach.find(work, Permission.report_read, report_id)
    found = rows(work, report)
    edition = next((each for each in found if each.number == number), None)
    if edition is None:
        raise NotFound
    return EditionView(
        report_id=report.id,
        kind=report.kind,
        period=report.period,
        state=report.state,
        title=edition.title,
        number=edition.number,
        published_at=edition.published_at,
        published_by=accounts.names(work, [edition.published_by]).get(edition.published_by, ""),
        blocks=edition.blocks,
        changes=tuple(edition.changes),
        note=edition.note,
        others=tuple(EditionLine(each.number, each.published_at) for each in found),
    )


def file(work: Work, report_id: UUID, number: int, kind: FileKind) -> tuple[Report, bytes]:
    """A published file, byte for byte as it was, with the report it belongs to; `NotFound` where there is none."""
    report = reach.find(work, Permission.report_read, report_id)
    query = (
        select(ReportFile)
        .join(ReportEdition, ReportEdition.id == ReportFile.edition_id)
        .where(ReportEdition.report_id == report.id, ReportEdition.number == number, ReportFile.kind == kind)
    )
    found = work.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return report, b64decode(found.content)
