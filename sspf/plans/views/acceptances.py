"""Saying yes to a measure: the unit itself, or the coordinator for somebody in the room."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.plans.actions import promises as actions
from sspf.plans.rules.states import PlanState
from sspf.web import current, guard, render
from sspf.web.returning import own_path

blueprint = Blueprint("acceptances", __name__)


@blueprint.post("/arenden/<uuid:case_id>/plan/atgarder/<uuid:measure_id>/accepterad")
@guard.requires(Permission.measure_report)
def create(case_id: UUID, measure_id: UUID) -> Response:
    state = actions.accept(current.work(), case_id, measure_id)
    page = "drafts.show" if state is PlanState.draft else "plans.show"
    place = own_path(request.form.get("back")) or url_for(page, case_id=case_id, _anchor="atgarder")
    return render.done(place, _("Åtgärden är accepterad."))
