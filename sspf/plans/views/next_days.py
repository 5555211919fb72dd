"""The day of the next follow-up while a plan holds: set anew where it was lost, or moved to one that suits."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import PlanRead
from sspf.cases.queries import people, reach
from sspf.plans.actions import follow_ups as actions
from sspf.plans.forms.follow_up_days import FollowUpDayForm
from sspf.plans.queries import follow_up_days
from sspf.web import current, guard, render

blueprint = Blueprint("next_days", __name__)


@blueprint.get("/arenden/<uuid:case_id>/uppfoljningar/dag")
@guard.requires(Permission.plan_write, reads=PlanRead)
def edit(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    proposed = follow_up_days.standing(work, sight).proposed
    return _page(case_id, FollowUpDayForm(data={"next_follow_up_on": sight.case.next_follow_up_on or proposed}))


@blueprint.post("/arenden/<uuid:case_id>/uppfoljningar/dag")
@guard.requires(Permission.plan_write, reads=PlanRead)
def update(case_id: UUID) -> Response:
    form = FollowUpDayForm()
    if form.accepts(lambda: actions.move_day(current.work(), case_id, form.terms())):
        return render.done(url_for("follow_ups.index", case_id=case_id), _("Dagen är sparad."))
    return _page(case_id, form)


def _page(case_id: UUID, form: FollowUpDayForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.plan_write, case_id)
    told = {"head": people.head(work, sight), "rule": follow_up_days.standing(work, sight)}
    return render.page("next_days/edit.html", PlanRead(case_id, None), form=form, **told)
