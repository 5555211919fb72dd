"""The fixed plan on paper: which papers there are, and the whole plan for whoever leads the work."""

from uuid import UUID

from flask import Blueprint, Response

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import PlanPrinted, PlanRead
from sspf.cases.queries import people, reach
from sspf.plans.queries import paper_readers, papers
from sspf.web import current, guard, render

blueprint = Blueprint("plan_papers", __name__, url_prefix="/arenden/<uuid:case_id>/plan/versioner/<int:number>/papper")


@blueprint.get("")
@guard.requires(Permission.plan_write, reads=PlanRead)
def index(case_id: UUID, number: int) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    choice = paper_readers.choice(work, sight, number)
    event = PlanRead(case_id, choice.version.id)
    return render.page("plan_papers/index.html", event, head=people.head(work, sight), choice=choice)


@blueprint.get("/hela")
@guard.requires(Permission.plan_write, reads=PlanPrinted)
def show(case_id: UUID, number: int) -> Response:
    work = current.work()
    paper = papers.whole(work, reach.find(work, Permission.plan_write, case_id), number)
    event = PlanPrinted(case_id, paper.plan_id, None, None)
    return render.file(lambda: typeset.pdf(*paper.printed), typeset.PDF, "plan-hela.pdf", event)
