"""The version that is being written, with everything that is still missing in words."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.errors import NotFound
from sspf.plans.queries import versions as queries
from sspf.plans.rules.completeness import missing, without_promise
from sspf.web import current, guard, render

blueprint = Blueprint("drafts", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast")
@guard.requires(Permission.plan_write, reads=PlanRead)
def show(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    content = queries.draft(work, sight)
    if content is None:
        raise NotFound
    inside = reach.kinds_inside(work, case_id)
    lacks = missing(content.completeness, inside, work.today)
    silent = without_promise(inside.keys() - queries.leading_units(work), content.completeness.promises)
    told = {"lacks": lacks, "silent": [work.catalogue.units[each].label for each in silent]}
    event = PlanRead(case_id, content.version.id)
    return render.page("drafts/show.html", event, head=people.head(work, sight), content=content, **told)
