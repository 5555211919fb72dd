"""A group's plan on paper."""

from uuid import UUID

from flask import Blueprint, Response

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import GroupPlanRead
from sspf.group_cases.queries import papers, plans
from sspf.web import current, guard, render

blueprint = Blueprint("group_plan_papers", __name__)


@blueprint.get("/arenden/grupper/<uuid:group_id>/plan/papper")
@guard.requires(Permission.group_case_read, reads=GroupPlanRead)
def show(group_id: UUID) -> Response:
    work = current.work()
    values = papers.values(work, plans.show(work, group_id))
    pages = (papers.TEMPLATE, values, work.now)
    return render.file(lambda: typeset.pdf(*pages), typeset.PDF, "plan-for-gruppen.pdf", GroupPlanRead(group_id))
