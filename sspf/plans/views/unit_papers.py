"""A unit's own part of the fixed plan on paper."""

from uuid import UUID

from flask import Blueprint, Response

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import PlanPrinted, Slug
from sspf.cases.queries import reach
from sspf.plans.queries import papers
from sspf.web import current, guard, render

blueprint = Blueprint("unit_papers", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/versioner/<int:number>/papper/enheter/<unit>")
@guard.requires(Permission.plan_read, reads=PlanPrinted)
def show(case_id: UUID, number: int, unit: str) -> Response:
    work = current.work()
    paper = papers.of_one_unit(work, reach.find(work, Permission.plan_read, case_id), number, unit)
    event = PlanPrinted(case_id, paper.plan_id, Slug(unit), None)
    return render.file(lambda: typeset.pdf(*paper.printed), typeset.PDF, "plan-enhet.pdf", event)
