"""The slips on paper: the codes come from the page that shows them once, since they are kept nowhere."""

from uuid import UUID

from flask import Blueprint, Response, request

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import SurveysRead
from sspf.cases.queries import reach
from sspf.errors import NotFound
from sspf.surveys.queries import slips
from sspf.surveys.views import shown
from sspf.web import current, guard, qr, render

blueprint = Blueprint("slips", __name__)


@blueprint.post("/arenden/<uuid:case_id>/enkater/lappar")
@guard.requires(Permission.survey_issue)
def create(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.survey_issue, case_id)
    found = slips.of_codes(work, sight, request.form.getlist("code"))
    if not found:
        raise NotFound
    drawn = [(slip, qr.svg(shown.drawing(slip.code))) for slip in found]
    values = slips.values(work, drawn, request.form.get("language", ""), shown.address())
    return render.file(lambda: typeset.pdf("slips", values, work.now), typeset.PDF, "lappar.pdf", SurveysRead(case_id))
