"""When the plan is next followed up."""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.errors import NotFound
from sspf.plans.actions import drafts as actions
from sspf.plans.forms.drafts import FollowUpDayForm
from sspf.plans.queries import versions as queries
from sspf.web import current, guard, render

blueprint = Blueprint("follow_up_days", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/uppfoljningsdag")
@guard.requires(Permission.plan_write, reads=PlanRead)
def edit(case_id: UUID) -> Response:
    work = current.work()
    version = queries.draft_of(queries.versions(work, reach.find(work, Permission.plan_write, case_id)))
    if version is None:
        raise NotFound
    proposed = work.today + timedelta(weeks=work.catalogue.deadlines.first_follow_up_weeks)
    day = version.next_follow_up_on or proposed
    return _page(case_id, FollowUpDayForm(data={"next_follow_up_on": day, "version": version.row_version}))


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/uppfoljningsdag")
@guard.requires(Permission.plan_write, reads=PlanRead)
def update(case_id: UUID) -> Response:
    form = FollowUpDayForm()
    day = form.next_follow_up_on
    if form.accepts(lambda: actions.set_follow_up_day(current.work(), case_id, day.data, form.seen)):
        return render.done(url_for("drafts.show", case_id=case_id, _anchor="uppfoljning"), _("Dagen är sparad."))
    return _page(case_id, form)


def _page(case_id: UUID, form: FollowUpDayForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.plan_write, case_id))
    return render.page("follow_up_days/edit.html", PlanRead(case_id, None), head=head, form=form)
