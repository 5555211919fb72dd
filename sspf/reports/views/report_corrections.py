"""Beginning to put a published report right, and leaving it as it was."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.reports.actions import publishing, reports
from sspf.web import current, guard, render

blueprint = Blueprint("report_corrections", __name__)


@blueprint.post("/statistik/rapporter/<uuid:report_id>/rattelse")
@guard.requires(Permission.report_write)
def create(report_id: UUID) -> Response:
    reports.reopen(current.work(), report_id)
    message = _("Skriv rättelsen. Den publicerade utgåvan gäller tills du publicerar en ny.")
    return render.done(url_for("report_drafts.show", report_id=report_id), message)


@blueprint.post("/statistik/rapporter/<uuid:report_id>/rattelse/slut")
@guard.requires(Permission.report_write)
def destroy(report_id: UUID) -> Response:
    publishing.leave_correction(current.work(), report_id)
    message = _("Rättelsen är avslutad. Den publicerade utgåvan gäller som förut.")
    return render.done(url_for("report_drafts.show", report_id=report_id), message)
