"""Who has read a case, on a paper that can be given to the young person or a guardian (law R52)."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import ReaderExtractMade
from sspf.oversight.queries import readings
from sspf.web import current, guard, render

blueprint = Blueprint("reader_extracts", __name__)


@blueprint.get("/arenden/<uuid:case_id>/lasningar/till-familjen")
@guard.requires(Permission.readers_read, reads=ReaderExtractMade)
def show(case_id: UUID) -> Response:
    found = readings.extract(current.work(), case_id)
    return render.page("reader_extracts/show.html", ReaderExtractMade(case_id), extract=found)
