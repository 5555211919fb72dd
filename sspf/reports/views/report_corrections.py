"""Beginning to put a published report right."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.reports.actions import reports as actions
from sspf.web import current, guard, render

blueprint = Blueprint("report_corrections", __name__)


@blueprint.post("/statistik/rapporter/<uuid:report_id>/rattelse")
@guard.requires(Permission.report_write)
def create(report_id: UUID) -> Response:
    actions.reopen(current.work(), report_id)
    message = _("Skriv rättelsen. Den publicerade utgåvan gäller tills du publicerar en ny.")
    return render.done(url_for("report_drafts.show", report_id=report_id), message)
