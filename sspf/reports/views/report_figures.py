"""The figures of a report, fetched anew."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.reports.actions import reports as actions
from sspf.web import current, guard, render

blueprint = Blueprint("report_figures", __name__)


@blueprint.post("/statistik/rapporter/<uuid:report_id>/siffror")
@guard.requires(Permission.report_write)
def create(report_id: UUID) -> Response:
    actions.fetch_figures(current.work(), report_id)
    return render.done(url_for("report_drafts.show", report_id=report_id), _("Siffrorna är hämtade."))
