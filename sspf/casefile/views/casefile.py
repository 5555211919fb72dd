"""The case page."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import CaseRead
from sspf.casefile import queries
from sspf.web import current, guard, render

blueprint = Blueprint("casefile", __name__)


@blueprint.get("/arenden/<uuid:case_id>")
@guard.requires(Permission.case_read, reads=CaseRead)
def show(case_id: UUID) -> Response:
    story = queries.show(current.work(), case_id)
    return render.page("casefile/show.html", CaseRead(case_id), case=story, head=story.head)
