"""The underlag of a group's meeting on paper."""

from uuid import UUID

from flask import Blueprint, Response

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import GroupBriefingRead
from sspf.groups.queries import printed
from sspf.web import current, guard, render

blueprint = Blueprint("group_briefing_papers", __name__)


@blueprint.get("/organisation/moten/<uuid:group_meeting_id>/underlag.pdf")
@guard.requires(Permission.group_read, reads=GroupBriefingRead)
def show(group_meeting_id: UUID) -> Response:
    work = current.work()
    values = printed.briefing(work, group_meeting_id)
    pages = ("group_briefing", values, work.now)
    return render.file(lambda: typeset.pdf(*pages), typeset.PDF, "underlag.pdf", GroupBriefingRead(group_meeting_id))
