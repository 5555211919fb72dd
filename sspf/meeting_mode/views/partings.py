"""What the screen shows when a meeting is over and the family is still in the room: nothing of the case."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for

from sspf.access.permissions import Permission
from sspf.audit.events import MeetingRead
from sspf.cases.queries import reach
from sspf.meetings.queries import meetings
from sspf.web import current, guard, render

blueprint = Blueprint("partings", __name__)

DRAFT = "utkast"
"""What the address says when the plan lacks something and is to be written on afterwards."""


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/moteslage/tack")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def show(case_id: UUID, meeting_id: UUID) -> Response:
    work = current.work()
    meetings.row(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id)
    onward = url_for("meetings.show", case_id=case_id, meeting_id=meeting_id)
    if request.args.get("plan") == DRAFT:
        onward = url_for("drafts.show", case_id=case_id)
    return render.page("partings/show.html", MeetingRead(case_id, meeting_id), onward=onward)
