"""A draft on paper, as it would be published."""

from uuid import UUID

from flask import Blueprint, Response

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import ReportRead
from sspf.reports.queries import drafts, papers
from sspf.reports.queries.documents import whole
from sspf.web import current, guard, render

blueprint = Blueprint("report_previews", __name__)


@blueprint.get("/statistik/rapporter/<uuid:report_id>/forhandsvisning")
@guard.requires(Permission.report_write, reads=ReportRead)
def show(report_id: UUID) -> Response:
    work = current.work()
    document = whole.document(work, drafts.show(work, report_id))
    pages = (papers.TEMPLATE, papers.values(work, document, papers.foot(work, document, 0)), work.now)
    return render.file(lambda: typeset.pdf(*pages), typeset.PDF, "rapport-utkast.pdf", ReportRead(report_id))
