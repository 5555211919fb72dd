"""What a later version of the plan says differently from an earlier one."""

from uuid import UUID

from flask import Blueprint, Response, request

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.plans.queries import versions as queries
from sspf.plans.rules.descriptions import descriptions
from sspf.plans.rules.differences import differences
from sspf.web import current, guard, render
from sspf.web.counts import count

blueprint = Blueprint("differences", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/versioner/<int:number>/andringar")
@guard.requires(Permission.plan_read, reads=PlanRead)
def show(case_id: UUID, number: int) -> Response:
    work, asked = current.work(), count(request.args.get("till"))
    sight = reach.find(work, Permission.plan_read, case_id)
    found = queries.versions(work, sight)
    earlier = queries.numbered(found, number)
    newer = [each for each in found if each.number > number]
    later = queries.numbered(newer, asked) if asked is not None else newer[0] if newer else earlier
    told = [descriptions(queries.content(work, sight, each), work.catalogue) for each in (earlier, later)]
    work.record(PlanRead(case_id, earlier.id))
    values = {"earlier": earlier, "later": later, "changes": differences(*told), "head": people.head(work, sight)}
    others = [each for each in newer if each is not later]
    return render.page("differences/show.html", PlanRead(case_id, later.id), others=others, **values)
