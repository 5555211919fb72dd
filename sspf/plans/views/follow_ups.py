"""Following up the plan: what came of the promises, how far each goal has come, and what happens next."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
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
from sspf.plans.forms.left_over import left_over, said
from sspf.plans.queries import follow_up_days, follow_up_desk, versions
from sspf.plans.queries import follow_ups as queries
from sspf.plans.queries.follow_up_desk import Desk
from sspf.plans.rules.states import FollowUpDecision
from sspf.plans.rules.trajectories import goal_tracks, series
from sspf.web import current, guard, render

blueprint = Blueprint("follow_ups", __name__)


@blueprint.get("/arenden/<uuid:case_id>/uppfoljningar")
@guard.requires(Permission.plan_read, reads=FollowUpsListed)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_read, case_id)
    held, version = queries.follow_ups(work, sight), versions.in_force(versions.versions(work, sight))
    goals = versions.goals(work, sight, version) if version else []
    days = follow_up_days.lines(work, sight) if work.may(Permission.plan_write) else []
    event = FollowUpsListed(case_id, tuple(each.id for each in held))
    told = {"held": held[::-1], "version": version, "series": series(goal_tracks([goals], held)), "days": days}
    next_on = sight.case.next_follow_up_on
    return render.page("follow_ups/index.html", event, head=people.head(work, sight), next_on=next_on, **told)


@blueprint.get("/arenden/<uuid:case_id>/uppfoljningar/ny")
@guard.requires(Permission.plan_write, reads=PlanRead)
def new(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    content = queries.followed(work, sight)
    desk, proposed = follow_up_desk.desk(work, sight, content), follow_up_days.after_one(work).proposed
    data = {"held_on": work.today, "next_follow_up_on": proposed, "version": desk.count}
    return _page(sight, FollowUpForm.starting(content, work.catalogue, _meetings(sight), data), desk)


@blueprint.post("/arenden/<uuid:case_id>/uppfoljningar/ny")
@guard.requires(Permission.plan_write, reads=PlanRead)
def create(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    form = FollowUpForm.over(queries.last_fixed(work, sight), work.catalogue, _meetings(sight))
    if form.accepts(lambda: actions.hold(work, case_id, form.terms())):
        revising = form.decision.data == FollowUpDecision.revise
        page = url_for("drafts.show" if revising else "follow_ups.index", case_id=case_id)
        return render.done(page, _("Uppföljningen är sparad."))
    sight = reach.find(work, Permission.plan_write, case_id)
    return _page(sight, form, follow_up_desk.desk(work, sight, form.content))


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
    lines = meetings.of_case(current.work(), sight)
    held = [each for each in lines if each.state is MeetingState.held and each.with_family]
    return [(str(each.id), f"{each.day.isoformat()}: {current.catalogue().label(each.kind)}") for each in held]


def _page(sight: Sight, form: FollowUpForm, desk: Desk) -> Response:
    event = PlanRead(sight.case.id, form.content.version.id)
    return render.page("follow_ups/new.html", event, head=desk.head, form=form, desk=desk, left=_left(sight, form))


def _left(sight: Sight, form: FollowUpForm) -> list[tuple[str, list[str], dict[str, str]]]:
    """What was typed about parts of an earlier version: their text, what was said in words, and the fields again."""
    typed = left_over(request.form, form.content.threads)
    texts = queries.texts(current.work(), sight, typed.keys())
    known = [(texts[thread], fields) for thread, fields in typed.items() if thread in texts]
    return [(text, said(fields, current.catalogue()), dict(fields)) for text, fields in known]
