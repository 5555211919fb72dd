"""When the plan that is being written is first followed up."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.errors import NotFound
from sspf.plans.actions import drafts as actions
from sspf.plans.forms.follow_up_days import FollowUpDayForm
from sspf.plans.queries import follow_up_days
from sspf.plans.queries import versions as queries
from sspf.web import current, guard, render

blueprint = Blueprint("follow_up_days", __name__)


@blueprint.get("/arenden/<uuid:case_id>/plan/utkast/uppfoljningsdag")
@guard.requires(Permission.plan_write, reads=PlanRead)
def edit(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    version = queries.draft_of(queries.versions(work, sight))
    if version is None:
        raise NotFound
    day = version.next_follow_up_on or follow_up_days.standing(work, sight).proposed
    return _page(case_id, FollowUpDayForm(data={"next_follow_up_on": day, "version": version.row_version}))


@blueprint.post("/arenden/<uuid:case_id>/plan/utkast/uppfoljningsdag")
@guard.requires(Permission.plan_write, reads=PlanRead)
def update(case_id: UUID) -> Response:
    form = FollowUpDayForm()
    if form.accepts(lambda: _set(case_id, form)):
        return render.done(url_for("drafts.show", case_id=case_id, _anchor="uppfoljning"), _("Dagen är sparad."))
    return _page(case_id, form)


def _set(case_id: UUID, form: FollowUpDayForm) -> None:
    terms = form.terms()
    actions.set_follow_up_day(current.work(), case_id, terms.day, form.seen, terms.reason)


def _page(case_id: UUID, form: FollowUpDayForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    told = {"head": people.head(work, sight), "rule": follow_up_days.standing(work, sight)}
    return render.page("follow_up_days/edit.html", PlanRead(case_id, None), form=form, **told)
