"""An activity of a group's plan."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupPlanRead
from sspf.group_cases.actions import plans as actions
from sspf.group_cases.forms.plans import ActivityForm
from sspf.group_cases.queries import plans, reach
from sspf.web import current, guard, render

blueprint = Blueprint("group_activities", __name__, url_prefix="/arenden/grupper/<uuid:group_id>/plan/aktiviteter")


@blueprint.get("/ny")
@guard.requires(Permission.group_case_write, reads=GroupPlanRead)
def new(group_id: UUID) -> Response:
    return _page("group_activities/new.html", group_id, ActivityForm())


@blueprint.post("/ny")
@guard.requires(Permission.group_case_write, reads=GroupPlanRead)
def create(group_id: UUID) -> Response:
    form, work = _offered(ActivityForm(), group_id), current.work()
    if form.accepts(lambda: actions.add(work, group_id, [form.terms()])):
        return render.done(url_for("group_plans.show", group_id=group_id), _("Aktiviteten står i planen."))
    return _page("group_activities/new.html", group_id, form)


@blueprint.get("/<uuid:activity_id>/andra")
@guard.requires(Permission.group_case_write, reads=GroupPlanRead)
def edit(group_id: UUID, activity_id: UUID) -> Response:
    work = current.work()
    group = reach.find(work, Permission.group_case_write, group_id)
    line = plans.line(work, group, plans.activity(work, group, activity_id))
    return _page("group_activities/edit.html", group_id, ActivityForm.over(line.terms, line.version))


@blueprint.post("/<uuid:activity_id>/andra")
@guard.requires(Permission.group_case_write, reads=GroupPlanRead)
def update(group_id: UUID, activity_id: UUID) -> Response:
    form, work = _offered(ActivityForm(), group_id), current.work()
    plans.activity(work, reach.find(work, Permission.group_case_write, group_id), activity_id)
    if form.accepts(lambda: actions.change(work, group_id, activity_id, form.terms(), form.seen)):
        return render.done(url_for("group_plans.show", group_id=group_id), _("Sparat."))
    return _page("group_activities/edit.html", group_id, form)


def _offered(form: ActivityForm, group_id: UUID) -> ActivityForm:
    work = current.work()
    return form.offer_owners(plans.owners(work, reach.find(work, Permission.group_case_write, group_id)))


def _page(template: str, group_id: UUID, form: ActivityForm) -> Response:
    view = plans.show(current.work(), group_id)
    return render.page(template, GroupPlanRead(group_id), form=_offered(form, group_id), view=view)
