"""New slips for those of the family who have not answered."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import SurveysRead
from sspf.surveys.actions.dispatches import renew
from sspf.surveys.forms.batches import BatchForm
from sspf.surveys.views import shown
from sspf.web import current, guard

blueprint = Blueprint("dispatch_renewals", __name__)


@blueprint.post("/arenden/<uuid:case_id>/enkater/nya-lappar")
@guard.requires(Permission.survey_issue, reads=SurveysRead)
def create(case_id: UUID) -> Response:
    form = BatchForm()
    return shown.once(case_id, renew(current.work(), case_id, form.batch()))
