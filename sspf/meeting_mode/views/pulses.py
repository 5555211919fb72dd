"""Whether anything has changed at a meeting, for a screen that is open. Says no word of what."""

from uuid import UUID

from flask import Blueprint, Response
from flask_wtf.csrf import generate_csrf

from sspf.access.permissions import Permission
from sspf.meeting_mode.queries import drafts
from sspf.web import current, guard, render

blueprint = Blueprint("pulses", __name__)


@blueprint.get("/moteslage/<uuid:meeting_id>/puls")
@guard.requires(Permission.meeting_lead, unattended=True)
def show(meeting_id: UUID) -> Response:
    pulse = drafts.pulse(current.work(), meeting_id)
    return render.data({"sheets": dict(pulse.sheets), "state": pulse.state, "token": generate_csrf()})
