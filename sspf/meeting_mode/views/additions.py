"""Writing something into the plan at a point, without leaving the meeting."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import MeetingRead
from sspf.cases.queries import reach
from sspf.catalogue.agendas import AtHand
from sspf.meeting_mode.actions import additions as actions
from sspf.meeting_mode.forms import additions as forms
from sspf.meeting_mode.views import desk
from sspf.plans.forms.follow_up_days import FollowUpDayForm
from sspf.plans.queries import versions as plans
from sspf.web import current, guard, render

blueprint = Blueprint("additions", __name__)


@blueprint.post(
    "/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/moteslage/plan/<any(oro, styrka, mal, atgard, dag):kind>"
)
@guard.requires(Permission.plan_write, reads=MeetingRead)
def create(case_id: UUID, meeting_id: UUID, kind: str) -> Response:
    work, which = current.work(), forms.KINDS[kind]
    sight = reach.find(work, Permission.plan_write, case_id)
    form: Any = forms.sent(which, desk.laid(sight, plans.draft(work, sight), reach.units_inside(work, case_id)))
    if form.accepts(lambda: _add(case_id, meeting_id, which, form)):
        return render.done(desk.address(case_id, meeting_id, desk.here(), f"hand-{kind}"), _("Sparat i planen."))
    return desk.page(case_id, meeting_id, added=(which, form))


def _add(case_id: UUID, meeting_id: UUID, kind: AtHand, form: Any) -> None:
    work = current.work()
    if isinstance(form, FollowUpDayForm):
        actions.decide_day(work, case_id, meeting_id, form.terms(), form.seen)
    else:
        actions.add(work, case_id, meeting_id, kind, form.terms())
