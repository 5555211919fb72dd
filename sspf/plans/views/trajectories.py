"""The picture over time: how the goals have been rated, and what is new, remains and is gone."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import FollowUpsListed, PlanRead
from sspf.cases.queries import people, reach
from sspf.plans.queries import trajectories as queries
from sspf.web import current, guard, render

blueprint = Blueprint("trajectories", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/over-tid")
@guard.requires(Permission.plan_read, reads=PlanRead)
def show(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_read, case_id)
    picture = queries.trajectory(work, sight)
    if picture is not None:
        work.record(FollowUpsListed(case_id, tuple(each.id for each in picture.held)))
    event = PlanRead(case_id, picture.latest.id if picture else None)
    return render.page("trajectories/show.html", event, head=people.head(work, sight), picture=picture)
