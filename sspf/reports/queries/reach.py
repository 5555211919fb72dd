"""Which reports an actor reaches: the coordinator all, the styrgrupp those that have been published."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, select, true

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.errors import NotFound, Refused
from sspf.reports.models import Report
from sspf.reports.rules.states import WRITABLE, ReportProblem, ReportState
from sspf.work import Work


def reached(work: Work, permission: Permission) -> ColumnElement[bool]:
    """The clause on `Report` for what the actor reaches."""
    reach = work.grant(permission).reach
    return true() if reach is Reach.everything else Report.state != ReportState.draft


def find(work: Work, permission: Permission, report_id: UUID) -> Report:
    """The report, if the actor reaches it; otherwise `NotFound`. Admits the grant's zones."""
    query = select(Report).where(Report.id == report_id, reached(work, permission))
    found = work.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    admit(work, permission, [found])
    return found


def writable(work: Work, report_id: UUID) -> Report:
    """A report that can be written in. `NotFound`, or `Refused` when it is published."""
    report = find(work, Permission.report_write, report_id)
    if report.state not in WRITABLE:
        raise Refused(ReportProblem.is_published)
    return report


def admit(work: Work, permission: Permission, reports: Iterable[Report]) -> None:
    """Admit the grant's zones for reports that came through `reached` in this unit of work."""
    zones = work.grant(permission).zones
    for each in reports:
        work.admit(each.seal_scope, zones)
