"""The letter that the family, or the young person, is given when a case ends: what ends, what is kept, how long."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import CaseRead
from sspf.casefile import queries
from sspf.web import current, guard, render

blueprint = Blueprint("closing_letters", __name__)


@blueprint.get("/arenden/<uuid:case_id>/avslut/brev/<any(familj,ungdom):reader>")
@guard.requires(Permission.case_manage, reads=CaseRead)
def show(case_id: UUID, reader: str) -> Response:
    ending = queries.ending(current.work(), case_id)
    return render.page("closing_letters/show.html", CaseRead(case_id), head=ending.head, ending=ending, reader=reader)
