"""What somebody has said yes to, for the signer to keep."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import ConsentRead
from sspf.cases.queries import people, reach
from sspf.consents.queries import papers as consent_papers
from sspf.web import current, guard, render

blueprint = Blueprint("consent_receipts", __name__, url_prefix="/arenden/<uuid:case_id>/samtycke/kvitto")


@blueprint.get("/<uuid:signature_id>")
@guard.requires(Permission.consent_read, reads=ConsentRead)
def show(case_id: UUID, signature_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.consent_read, case_id)
    (paper, given), head = consent_papers.papers(work, sight).signature(signature_id), people.head(work, sight)
    return render.page("consent_receipts/show.html", ConsentRead(case_id), head=head, paper=paper, given=given)
