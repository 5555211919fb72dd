"""A scan or photo of the signed paper, kept with the signature."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.attachments.rules.intake import LARGEST_SENT
from sspf.audit.events import ConsentRead
from sspf.cases.queries import people, reach
from sspf.consents.actions import scans as actions
from sspf.consents.forms.scans import ScanForm
from sspf.consents.queries import papers as consent_papers
from sspf.consents.queries import scans
from sspf.web import current, guard, render

blueprint = Blueprint(
    "scans",
    __name__,
    url_prefix="/arenden/<uuid:case_id>/samtycke/underskrifter/<uuid:signature_id>/papper",
)


@blueprint.get("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def new(case_id: UUID, signature_id: UUID) -> Response:
    return _page(case_id, signature_id, ScanForm())


@blueprint.post("")
@guard.requires(Permission.consent_register, reads=ConsentRead, largest=LARGEST_SENT)
def create(case_id: UUID, signature_id: UUID) -> Response:
    form, work = ScanForm(), current.work()
    scans.signature(work, reach.find(work, Permission.consent_register, case_id), signature_id)
    work.undo()  # lets go of the write lock while the picture is drawn anew
    if form.accepts(lambda: actions.attach(work, case_id, signature_id, form.kept)):
        there = url_for("scans.new", case_id=case_id, signature_id=signature_id)
        return render.done(there, _("Papperet är sparat. Välj en fil till om det har fler sidor."))
    return _page(case_id, signature_id, form)


def _page(case_id: UUID, signature_id: UUID, form: ScanForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.consent_register, case_id)
    (_round, signature), head = consent_papers.papers(work, sight).signature(signature_id), people.head(work, sight)
    values = {"signature": signature, "files": scans.scans_of(work, sight, signature_id)}
    return render.page("scans/new.html", ConsentRead(case_id), head=head, form=form, **values)
