"""What was agreed at a föräldramöte becomes activities of the group's plan."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupCaseRead
from sspf.group_cases.actions import plans as actions
from sspf.group_cases.forms.plans import AgreedForm
from sspf.group_cases.queries import groups, plans, reach
from sspf.web import current, guard, render

blueprint = Blueprint(
    "agreed_activities",
    __name__,
    url_prefix="/arenden/grupper/<uuid:group_id>/foraldramoten/<uuid:parents_meeting_id>/till-planen",
)


@blueprint.get("")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def new(group_id: UUID, parents_meeting_id: UUID) -> Response:
    return _page(group_id, parents_meeting_id, AgreedForm())


@blueprint.post("")
@guard.requires(Permission.group_case_write, reads=GroupCaseRead)
def create(group_id: UUID, parents_meeting_id: UUID) -> Response:
    agreed, owners = _known(group_id, parents_meeting_id)
    form = AgreedForm().offer(agreed, owners)
    if form.accepts(lambda: actions.add(current.work(), group_id, form.terms(agreed))):
        return render.done(url_for("group_plans.show", group_id=group_id), _("Det står i planen."))
    return _page(group_id, parents_meeting_id, form)


def _known(group_id: UUID, parents_meeting_id: UUID) -> tuple[str, dict[str, str]]:
    work = current.work()
    group = reach.find(work, Permission.group_case_write, group_id)
    agreed = groups.meeting_line(groups.meeting(work, group, parents_meeting_id)).terms.agreed
    return agreed, plans.owners(work, group)


def _page(group_id: UUID, parents_meeting_id: UUID, form: AgreedForm) -> Response:
    form.offer(*_known(group_id, parents_meeting_id))
    view = groups.show(current.work(), group_id)
    return render.page("agreed_activities/new.html", GroupCaseRead(group_id), form=form, view=view)
