"""Placing what was prepared on the meeting's table, with one tap."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.meetings.actions import contributions as actions
from sspf.web import current, guard, render

blueprint = Blueprint("placements", __name__)


@blueprint.post("/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/forberedelser/<uuid:contribution_id>/bordet")
@guard.requires(Permission.contribution_write)
def create(case_id: UUID, meeting_id: UUID, contribution_id: UUID) -> Response:
    actions.place(current.work(), case_id, meeting_id, contribution_id)
    there = url_for("contributions.index", case_id=case_id, meeting_id=meeting_id)
    return render.done(there, _("Det ligger på bordet nu."))
