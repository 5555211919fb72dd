"""The list of reports: drafts for whoever writes them, and what is published."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, select

from sspf import paging
from sspf.access.permissions import Permission
from sspf.reports.models import Report, ReportEdition
from sspf.reports.queries import drafts, reach
from sspf.reports.rules.states import ReportKind, ReportState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in the list. `number`: of its latest edition, 0 before the first."""

    id: UUID
    title: str
    kind: ReportKind
    state: ReportState
    number: int
    published_at: datetime | None


def page(work: Work, before: UUID | None = None) -> list[ReportLine]:
    """The reports that the actor reaches, the newest first: a page, and one more when others follow."""
    newest = select(ReportEdition.report_id, func.max(ReportEdition.number).label("number"))
    latest = newest.group_by(ReportEdition.report_id).subquery()
    query = (
        select(Report, ReportEdition)
        .outerjoin(latest, latest.c.report_id == Report.id)
        .outerjoin(ReportEdition, and_(ReportEdition.report_id == Report.id, ReportEdition.number == latest.c.number))
        .where(reach.reached(work, Permission.report_read))
        .order_by(Report.begun_at.desc())
        .limit(paging.FETCHED)
    )
    if before is not None:
        began = select(Report.begun_at).where(Report.id == before).scalar_subquery()
        query = query.where(Report.begun_at < began)
    found = [(report, edition) for report, edition in work.session.execute(query)]
    reach.admit(work, Permission.report_read, (report for report, _ in found))
    return [_line(work, report, edition) for report, edition in found]


def _line(work: Work, report: Report, edition: ReportEdition | None) -> ReportLine:
    number, at = (edition.number, edition.published_at) if edition else (0, None)
    title = edition.title if edition else drafts.title(work, report)
    return ReportLine(report.id, title, report.kind, report.state, number, at)
