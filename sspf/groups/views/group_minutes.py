"""The minutes of a group's meeting, for the screen and for paper."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import GroupMinutesRead
from sspf.groups.queries import minutes as queries
from sspf.web import current, guard, render

blueprint = Blueprint("group_minutes", __name__)


@blueprint.get("/organisation/moten/<uuid:group_meeting_id>/protokoll")
@guard.requires(Permission.group_read, reads=GroupMinutesRead)
def show(group_meeting_id: UUID) -> Response:
    view = queries.of_meeting(current.work(), group_meeting_id)
    return render.page("group_minutes/show.html", GroupMinutesRead(group_meeting_id), view=view)
