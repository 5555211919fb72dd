"""The activities of the groups' plans, brought into a report."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.reports.actions import texts as actions
from sspf.web import current, guard, render

blueprint = Blueprint("report_gatherings", __name__)


@blueprint.post("/statistik/rapporter/<uuid:report_id>/aktiviteter/hamta")
@guard.requires(Permission.report_write)
def create(report_id: UUID) -> Response:
    actions.gather_activities(current.work(), report_id)
    return render.done(
        url_for("report_drafts.show", report_id=report_id), _("Gruppernas aktiviteter står i rapporten.")
    )
