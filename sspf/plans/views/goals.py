"""What the plan wants to reach, one goal at a time."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people
from sspf.cases.queries import reach as case_reach
from sspf.catalogue.entries import choosable
from sspf.errors import NotFound
from sspf.plans.actions import parts as actions
from sspf.plans.forms.goals import GoalForm
from sspf.plans.forms.offers import kinds
from sspf.plans.queries import versions as queries
from sspf.plans.views.names import strangers
from sspf.web import current, guard, render
from sspf.web.forms import VersionedForm

blueprint = Blueprint("goals", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/mal/nytt")
@guard.requires(Permission.plan_write, reads=PlanRead)
def new(case_id: UUID) -> Response:
    return _page("goals/new.html", case_id, GoalForm())


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/mal/nytt")
@guard.requires(Permission.plan_write, reads=PlanRead)
def create(case_id: UUID) -> Response:
    form = _offered(GoalForm())
    if form.accepts(lambda: actions.add_goal(current.work(), case_id, form.terms())):
        again = url_for("goals.new", case_id=case_id)
        return render.done(again if "again" in request.form else _place(case_id), _("Målet är sparat."))
    return _page("goals/new.html", case_id, form)


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/mal/<uuid:goal_id>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def edit(case_id: UUID, goal_id: UUID) -> Response:
    work = current.work()
    sight = case_reach.find(work, Permission.plan_write, case_id)
    version = queries.draft_of(queries.versions(work, sight))
    lines = queries.goals(work, sight, version) if version else []
    line = next((each for each in lines if each.id == goal_id), None)
    if line is None:
        raise NotFound
    return _page("goals/edit.html", case_id, GoalForm.over(line), goal_id)


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/mal/<uuid:goal_id>")
@guard.requires(Permission.plan_write, reads=PlanRead)
def update(case_id: UUID, goal_id: UUID) -> Response:
    form = _offered(GoalForm())
    if form.accepts(lambda: actions.change_goal(current.work(), case_id, goal_id, form.terms(), form.seen)):
        return render.done(_place(case_id), _("Ändringen är sparad."))
    return _page("goals/edit.html", case_id, form, goal_id)


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/mal/<uuid:goal_id>/ta-bort")
@guard.requires(Permission.plan_write)
def destroy(case_id: UUID, goal_id: UUID) -> Response:
    actions.remove_goal(current.work(), case_id, goal_id, VersionedForm().seen)
    return render.done(_place(case_id), _("Målet är borttaget ur utkastet."))


def _place(case_id: UUID) -> str:
    return url_for("drafts.show", case_id=case_id, _anchor="mal")


def _offered(form: GoalForm) -> GoalForm:
    catalogue, today = current.catalogue(), current.work().today
    areas = choosable(catalogue.life_areas, today).values()
    return form.offer([(each.id, each.label) for each in areas], kinds(catalogue, today))


def _page(template: str, case_id: UUID, form: GoalForm, goal_id: UUID | None = None) -> Response:
    work = current.work()
    sight = case_reach.find(work, Permission.plan_write, case_id)
    if goal_id is not None:
        queries.expect_goal(work, sight, goal_id)
    told = {"head": people.head(work, sight), "strangers": strangers(work, sight, form), "goal_id": goal_id}
    return render.page(template, PlanRead(case_id, None), form=_offered(form), **told)
