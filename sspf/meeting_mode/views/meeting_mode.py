"""The screen of a meeting."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import MeetingRead
from sspf.meeting_mode.views import desk
from sspf.web import guard

blueprint = Blueprint("meeting_mode", __name__)


@blueprint.get("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/moteslage")
@guard.requires(Permission.meeting_lead, reads=MeetingRead)
def show(case_id: UUID, meeting_id: UUID) -> Response:
    return desk.page(case_id, meeting_id)
