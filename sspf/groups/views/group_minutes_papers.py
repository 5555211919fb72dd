"""The minutes of a group's meeting on paper, with the underlag behind them."""

from uuid import UUID

from flask import Blueprint, Response

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import GroupMinutesRead
from sspf.groups.queries import printed
from sspf.web import current, guard, render

blueprint = Blueprint("group_minutes_papers", __name__)


@blueprint.get("/organisation/moten/<uuid:group_meeting_id>/protokoll.pdf")
@guard.requires(Permission.group_read, reads=GroupMinutesRead)
def show(group_meeting_id: UUID) -> Response:
    work = current.work()
    values = printed.minutes(work, group_meeting_id)
    pages = ("group_minutes", values, work.now)
    return render.file(lambda: typeset.pdf(*pages), typeset.PDF, "protokoll.pdf", GroupMinutesRead(group_meeting_id))
