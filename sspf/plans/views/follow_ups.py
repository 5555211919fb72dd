"""Following up the plan: what came of the promises, how far each goal has come, and what happens next."""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import FollowUpRead, FollowUpsListed, PlanRead
from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.errors import NotFound
from sspf.meetings.queries import overview as meetings
from sspf.meetings.rules.states import MeetingState
from sspf.plans.actions import follow_ups as actions
from sspf.plans.forms.follow_ups import FollowUpForm
from sspf.plans.queries import follow_ups as queries
from sspf.plans.queries import versions
from sspf.plans.rules.contents import rating_series
from sspf.plans.rules.states import FollowUpDecision
from sspf.web import current, guard, render

blueprint = Blueprint("follow_ups", __name__)
MONTH = timedelta(days=30)


@blueprint.get("/arenden/<uuid:case_id>/uppfoljningar")
@guard.requires(Permission.plan_read, reads=FollowUpsListed)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_read, case_id)
    held, version = queries.follow_ups(work, sight), versions.in_force(versions.versions(work, sight))
    goals = versions.goals(work, version) if version else []
    event = FollowUpsListed(case_id, tuple(each.id for each in held))
    day = sight.case.next_follow_up_on
    told = {"held": held[::-1], "version": version, "series": rating_series(goals, held), "next_on": day}
    return render.page("follow_ups/index.html", event, head=people.head(work, sight), **told)


@blueprint.get("/arenden/<uuid:case_id>/uppfoljningar/ny")
@guard.requires(Permission.plan_write, reads=PlanRead)
def new(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    content = queries.followed(work, sight)
    proposed = work.today + work.catalogue.deadlines.next_follow_up_months * MONTH
    data = {"held_on": work.today, "plan_id": content.version.id, "next_follow_up_on": proposed}
    return _page(sight, FollowUpForm.over(content, work.catalogue, _meetings(sight), data=data))


@blueprint.post("/arenden/<uuid:case_id>/uppfoljningar/ny")
@guard.requires(Permission.plan_write, reads=PlanRead)
def create(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    form = FollowUpForm.over(queries.followed(work, sight), work.catalogue, _meetings(sight))
    if form.accepts(lambda: actions.hold(work, case_id, form.terms())):
        revising = form.decision.data == FollowUpDecision.revise
        page = url_for("drafts.show" if revising else "follow_ups.index", case_id=case_id)
        return render.done(page, _("Uppföljningen är sparad."))
    return _page(reach.find(work, Permission.plan_write, case_id), form)


@blueprint.get("/arenden/<uuid:case_id>/uppfoljningar/<uuid:follow_up_id>")
@guard.requires(Permission.plan_read, reads=FollowUpRead)
def show(case_id: UUID, follow_up_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_read, case_id)
    line = next((each for each in queries.follow_ups(work, sight) if each.id == follow_up_id), None)
    if line is None:
        raise NotFound
    told = queries.found(work, sight, line)
    event = FollowUpRead(case_id, follow_up_id)
    return render.page("follow_ups/show.html", event, head=people.head(work, sight), follow_up=line, told=told)


def _meetings(sight: Sight) -> list[tuple[str, str]]:
    """The case's meetings that have been held, as choices: the newest first."""
    held = [each for each in meetings.of_case(current.work(), sight) if each.state is MeetingState.held]
    return [(str(each.id), f"{each.day.isoformat()}: {current.catalogue().label(each.kind)}") for each in held]


def _page(sight: Sight, form: FollowUpForm) -> Response:
    event = PlanRead(sight.case.id, form.content.version.id)
    return render.page("follow_ups/new.html", event, head=people.head(current.work(), sight), form=form)
