"""The fixed plan on paper for one of the family: a guardian in plain words, the young person in easy ones."""

from uuid import UUID

from flask import Blueprint, Response

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import PlanPrinted
from sspf.cases.queries import reach
from sspf.plans.queries import papers
from sspf.web import current, guard, render

blueprint = Blueprint("family_papers", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/versioner/<int:number>/papper/familjen/<uuid:person_id>")
@guard.requires(Permission.plan_write, reads=PlanPrinted)
def show(case_id: UUID, number: int, person_id: UUID) -> Response:
    work = current.work()
    paper = papers.of_one_person(work, reach.find(work, Permission.plan_write, case_id), number, person_id)
    event = PlanPrinted(case_id, paper.plan_id, None, person_id)
    return render.file(lambda: typeset.pdf(*paper.printed), typeset.PDF, "plan-familjen.pdf", event)
