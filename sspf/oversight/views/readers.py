"""Who has read a case, for its coordinator (complaint V14, law R52). Reading it is logged too."""

from uuid import UUID

from flask import Blueprint, Response, url_for

from sspf.access.permissions import Permission
from sspf.audit.events import ReadersRead
from sspf.oversight.queries import readings
from sspf.web import current, cursor, guard, render

blueprint = Blueprint("readers", __name__)


@blueprint.get("/arenden/<uuid:case_id>/lasningar")
@guard.requires(Permission.readers_read, reads=ReadersRead)
def index(case_id: UUID) -> Response:
    before = cursor.number()
    found = readings.page(current.work(), case_id, before)
    older = url_for("readers.index", case_id=case_id, fore=found.older) if found.older else ""
    return render.page("readers/index.html", ReadersRead(case_id), page=found, older=older, first=before is None)
