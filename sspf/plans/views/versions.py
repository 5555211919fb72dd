"""All versions of a plan: each stays readable as it was."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.plans.queries import versions as queries
from sspf.web import current, guard, render

blueprint = Blueprint("versions", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/versioner")
@guard.requires(Permission.plan_read, reads=PlanRead)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_read, case_id)
    found = queries.versions(work, sight)
    return render.page("versions/index.html", PlanRead(case_id, None), head=people.head(work, sight), versions=found)


@blueprint.get("/arenden/<uuid:case_id>/plan/versioner/<int:number>")
@guard.requires(Permission.plan_read, reads=PlanRead)
def show(case_id: UUID, number: int) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_read, case_id)
    version = queries.numbered(queries.versions(work, sight), number)
    content = queries.content(work, sight, version)
    event = PlanRead(case_id, version.id)
    return render.page("versions/show.html", event, head=people.head(work, sight), content=content)
