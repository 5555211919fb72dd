"""The paper of a round, made for the printer."""

from uuid import UUID

from flask import Blueprint, Response, request

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import ConsentPaperMade
from sspf.cases.queries import people, reach
from sspf.consents.queries import sheets
from sspf.web import current, guard, render

blueprint = Blueprint("papers", __name__, url_prefix="/arenden/<uuid:case_id>/samtycke/<uuid:consent_id>/papper")


@blueprint.get("")
@guard.requires(Permission.consent_read, reads=ConsentPaperMade)
def show(case_id: UUID, consent_id: UUID) -> Response:
    work, asked = current.work(), request.args
    sight = reach.find(work, Permission.consent_read, case_id)
    values = sheets.printed(work, sight, consent_id, asked.get("sprak", ""), asked.get("person", ""))
    event, name = ConsentPaperMade(case_id, consent_id), f"samtycke-{people.head(work, sight).number}.pdf"
    return render.file(lambda: typeset.pdf("consent", values, work.now), "application/pdf", name, event)
