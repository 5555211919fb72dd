"""Putting away what one was told about a case."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for

from sspf.access.permissions import Permission
from sspf.cases.actions import notices
from sspf.web import current, guard, render

blueprint = Blueprint("notices", __name__)


@blueprint.post("/besked/last")
@guard.requires(Permission.start_read)
def destroy() -> Response:
    # No case in the address: whatever case is named, the answer is the same, and tells nothing of it.
    case_id = request.form.get("case_id", type=UUID)
    if case_id is not None:
        notices.put_away(current.work(), case_id)
    return render.done(url_for("tasks.index"))
