"""A group's plan: shown, and what it wants to lead to."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.activities import ActivityAim
from sspf.audit.events import GroupPlanRead
from sspf.group_cases.actions import plans as actions
from sspf.group_cases.forms.plans import ResultsForm
from sspf.group_cases.queries import plans
from sspf.web import current, guard, render

blueprint = Blueprint("group_plans", __name__, url_prefix="/arenden/grupper/<uuid:group_id>/plan")


@blueprint.get("")
@guard.requires(Permission.group_case_read, reads=GroupPlanRead)
def show(group_id: UUID) -> Response:
    view = plans.show(current.work(), group_id)
    return render.page("group_plans/show.html", GroupPlanRead(group_id), view=view, aims=list(ActivityAim))


@blueprint.get("/resultat")
@guard.requires(Permission.group_case_write, reads=GroupPlanRead)
def edit(group_id: UUID) -> Response:
    view = plans.show(current.work(), group_id)
    return _page(group_id, ResultsForm.over(view.results, view.version))


@blueprint.post("/resultat")
@guard.requires(Permission.group_case_write, reads=GroupPlanRead)
def update(group_id: UUID) -> Response:
    form, work = ResultsForm(), current.work()
    if form.accepts(lambda: actions.want(work, group_id, form.lines(), form.seen, bool(form.nameless.data))):
        return render.done(url_for("group_plans.show", group_id=group_id), _("Sparat."))
    return _page(group_id, form)


def _page(group_id: UUID, form: ResultsForm) -> Response:
    view = plans.show(current.work(), group_id)
    return render.page("group_plans/edit.html", GroupPlanRead(group_id), form=form, view=view)
