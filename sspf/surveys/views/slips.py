"""The slips on paper: the codes come from the page that shows them once, since they are kept nowhere."""

from uuid import UUID

from flask import Blueprint, Response, request

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import SurveysRead
from sspf.cases.queries import reach
from sspf.catalogue.languages import SWEDISH
from sspf.errors import NotFound
from sspf.surveys.queries import slips
from sspf.surveys.views import shown
from sspf.web import current, guard, qr, render

blueprint = Blueprint("slips", __name__)
PAPERS = {"slips": ("slips", "lappar.pdf"), "questionnaires": ("questionnaires", "enkater.pdf")}
"""The codes alone, to hand over; or each with its whole questionnaire, to be answered with a pen."""


@blueprint.post("/arenden/<uuid:case_id>/enkater/lappar")
@guard.requires(Permission.survey_issue)
def create(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.survey_issue, case_id)
    found = slips.of_codes(work, sight, request.form.getlist("code"))
    if not found:
        raise NotFound
    language = request.form.get("language", SWEDISH)
    drawn = [(slip, qr.svg(shown.drawing(slip.code, language))) for slip in found]
    values = slips.values(work, drawn, language, shown.address())
    template, name = PAPERS["questionnaires" if "whole" in request.form else "slips"]
    return render.file(lambda: typeset.pdf(template, values, work.now), typeset.PDF, name, SurveysRead(case_id))
