"""The invitation to a föräldramöte: a sheet to print, with nobody's name on it."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import GroupCaseRead
from sspf.group_cases.queries import groups, reach
from sspf.web import current, guard, render

blueprint = Blueprint("parents_invitations", __name__)


@blueprint.get("/arenden/grupper/<uuid:group_id>/foraldramoten/<uuid:parents_meeting_id>/inbjudan")
@guard.requires(Permission.group_case_read, reads=GroupCaseRead)
def show(group_id: UUID, parents_meeting_id: UUID) -> Response:
    work = current.work()
    group = reach.find(work, Permission.group_case_read, group_id)
    meeting = groups.meeting_line(groups.meeting(work, group, parents_meeting_id))
    view = groups.show(work, group_id)
    return render.page("parents_invitations/show.html", GroupCaseRead(group_id), view=view, meeting=meeting)
