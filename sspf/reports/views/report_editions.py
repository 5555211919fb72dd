"""A published report, as it was published."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import ReportEditionRead
from sspf.reports.queries import editions
from sspf.web import current, guard, render

blueprint = Blueprint("report_editions", __name__)


@blueprint.get("/statistik/rapporter/<uuid:report_id>/utgavor/<int:number>")
@guard.requires(Permission.report_read, reads=ReportEditionRead)
def show(report_id: UUID, number: int) -> Response:
    view = editions.show(current.work(), report_id, number)
    return render.page("report_editions/show.html", ReportEditionRead(report_id, number), view=view)
