"""What one of the family may read, to be printed and handed over."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import FamilyPageRead
from sspf.cases.queries import people, reach
from sspf.statements.queries import family
from sspf.web import current, guard, render

blueprint = Blueprint("family_pages", __name__, url_prefix="/arenden/<uuid:case_id>/familjen-laser")


@blueprint.get("/<uuid:person_id>")
@guard.requires(Permission.case_manage, reads=FamilyPageRead)
def show(case_id: UUID, person_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.case_manage, case_id)
    page = family.page(work, sight, person_id)
    event = FamilyPageRead(case_id, person_id, tuple(each.id for each in page.lines))
    return render.page("family_pages/show.html", event, head=people.head(work, sight), page=page)
