"""Fetching a file of a case."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.attachments import queries
from sspf.audit.events import AttachmentRead
from sspf.cases.queries import reach
from sspf.web import current, guard, render

blueprint = Blueprint("attachments", __name__, url_prefix="/arenden/<uuid:case_id>/bilagor")


@blueprint.get("/<uuid:attachment_id>")
@guard.requires(Permission.consent_read, reads=AttachmentRead)
def show(case_id: UUID, attachment_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.consent_read, case_id)
    line, content = queries.content(work, sight, attachment_id)
    name = f"bilaga-{sight.case.number}.{line.media_type.ending}"
    return render.file(lambda: content, line.media_type.value, name, AttachmentRead(case_id, attachment_id))
