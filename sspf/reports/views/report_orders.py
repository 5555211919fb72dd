"""The order in which the follow-ups stand."""

from uuid import UUID

from flask import Blueprint, Response, url_for

from sspf.access.permissions import Permission
from sspf.reports.actions import texts as actions
from sspf.web import current, guard, render

blueprint = Blueprint("report_orders", __name__)


@blueprint.post("/statistik/rapporter/<uuid:report_id>/planer/<uuid:programme_id>/upp")
@guard.requires(Permission.report_write)
def create(report_id: UUID, programme_id: UUID) -> Response:
    actions.move_up(current.work(), report_id, programme_id)
    return render.done(url_for("report_drafts.show", report_id=report_id))
