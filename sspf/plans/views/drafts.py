"""The version that is being written, with everything that is still missing in words."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole
from sspf.errors import NotFound
from sspf.plans.queries import versions as queries
from sspf.plans.rules.completeness import family_carries_most, missing, without_promise
from sspf.web import current, guard, render
from sspf.work import Work

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
    promises = content.completeness.promises
    silent = without_promise(inside.keys() - queries.leading_units(work), promises)
    told: dict[str, object] = {"lacks": lacks, "silent": [work.catalogue.units[each].label for each in silent]}
    told |= {"lopsided": family_carries_most(promises), "guardians": _guardians(work, sight)}
    event = PlanRead(case_id, content.version.id)
    return render.page("drafts/show.html", event, head=people.head(work, sight), content=content, **told)


def _guardians(work: Work, sight: Sight) -> list[tuple[UUID, str]]:
    found = people.persons(work, sight)
    return [(each.id, people.full_name(each)) for each in found if each.role is PersonRole.guardian]
