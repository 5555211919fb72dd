"""How an activity of a group's plan went: done with one tap, everything else in a form."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupPlanRead
from sspf.errors import NotFound
from sspf.group_cases.actions import plans as actions
from sspf.group_cases.forms.plans import ActivityReportForm
from sspf.group_cases.queries import plans
from sspf.web import current, guard, render

blueprint = Blueprint(
    "group_reports", __name__, url_prefix="/arenden/grupper/<uuid:group_id>/plan/aktiviteter/<uuid:activity_id>/lage"
)


@blueprint.get("")
@guard.requires(Permission.group_case_report, reads=GroupPlanRead)
def new(group_id: UUID, activity_id: UUID) -> Response:
    return _page(group_id, activity_id, ActivityReportForm())


@blueprint.post("")
@guard.requires(Permission.group_case_report, reads=GroupPlanRead)
def create(group_id: UUID, activity_id: UUID) -> Response:
    form, work = ActivityReportForm(), current.work()
    if form.accepts(lambda: actions.report(work, group_id, activity_id, form.terms(), form.seen)):
        return render.done(url_for("group_plans.show", group_id=group_id), _("Tack. Det står i planen."))
    return _page(group_id, activity_id, form)


def _page(group_id: UUID, activity_id: UUID, form: ActivityReportForm) -> Response:
    view = plans.show(current.work(), group_id)
    line = next((each for each in view.lines if each.id == activity_id and each.mine), None)
    if line is None:
        raise NotFound
    return render.page("group_reports/new.html", GroupPlanRead(group_id), form=form, view=view, line=line)
