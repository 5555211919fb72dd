"""Group cases on the agenda of a group's meeting."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMeetingRead
from sspf.groups.actions import group_cases as actions
from sspf.groups.forms.saying import GroupCaseForm
from sspf.groups.queries import meetings, pages
from sspf.web import current, guard, render

blueprint = Blueprint("group_links", __name__, url_prefix="/organisation/moten/<uuid:group_meeting_id>/grupparenden")


@blueprint.get("/nytt")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def new(group_meeting_id: UUID) -> Response:
    return _page(group_meeting_id, _form(group_meeting_id))


@blueprint.post("/nytt")
@guard.requires(Permission.group_lead, reads=GroupMeetingRead)
def create(group_meeting_id: UUID) -> Response:
    form = _form(group_meeting_id)
    if form.accepts(lambda: actions.put_up(current.work(), group_meeting_id, UUID(form.group_case.data))):
        return render.done(_there(group_meeting_id), _("Gruppärendet står på dagordningen."))
    return _page(group_meeting_id, form)


@blueprint.post("/<uuid:link_id>/ta-bort")
@guard.requires(Permission.group_lead)
def destroy(group_meeting_id: UUID, link_id: UUID) -> Response:
    actions.take_off(current.work(), group_meeting_id, link_id)
    return render.done(_there(group_meeting_id), _("Gruppärendet är borttaget från dagordningen."))


def _form(group_meeting_id: UUID) -> GroupCaseForm:
    form = GroupCaseForm()
    form.group_case.offer(pages.group_cases_to_choose(current.work(), group_meeting_id))
    return form


def _page(group_meeting_id: UUID, form: GroupCaseForm) -> Response:
    view = meetings.head(current.work(), group_meeting_id)
    return render.page("group_links/new.html", GroupMeetingRead(group_meeting_id), form=form, view=view)


def _there(group_meeting_id: UUID) -> str:
    return url_for("group_meetings.show", group_meeting_id=group_meeting_id)
