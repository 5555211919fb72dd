"""Registering what one signer's paper says, and seeing beforehand what it opens."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit.events import ConsentRead
from sspf.cases.queries import people, reach
from sspf.consents.actions import signatures
from sspf.consents.forms.answers import SignatureForm
from sspf.consents.queries import papers as consent_papers
from sspf.web import current, guard, render

blueprint = Blueprint(
    "signatures", __name__, url_prefix="/arenden/<uuid:case_id>/samtycke/<uuid:consent_id>/underskrift"
)


@blueprint.get("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def new(case_id: UUID, consent_id: UUID) -> Response:
    return _page("signatures/new.html", case_id, consent_id, _form(case_id, consent_id))


@blueprint.post("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def create(case_id: UUID, consent_id: UUID) -> Response:
    """Without `act` the same form is answered with what it would lead to; what is shown there is what is registered."""
    form, act = _form(case_id, consent_id), request.form.get("act", "")
    ids = {"case_id": case_id, "consent_id": consent_id}
    if act == "registrera" and form.accepts(lambda: signatures.sign(current.work(), **_given(ids, form))):
        there = url_for("consent_receipts.show", case_id=case_id, signature_id=form.result)
        return render.done(there, _("Underskriften är registrerad."))
    if not act and form.accepts(lambda: signatures.preview(current.work(), **_given(ids, form))):
        return _page("signatures/create.html", case_id, consent_id, form)
    return _page("signatures/new.html", case_id, consent_id, form)


def _form(case_id: UUID, consent_id: UUID) -> SignatureForm:
    work = current.work()
    papers = consent_papers.papers(work, reach.find(work, Permission.consent_register, case_id))
    by = accounts.names(work, [work.actor_id]).get(work.actor_id, "")
    return SignatureForm.offering(papers, papers.round(consent_id), by, request.args.get("person", ""))


def _given(ids: dict[str, UUID], form: SignatureForm) -> dict[str, Any]:
    return {**ids, "terms": form.terms(), "seen": form.seen}


def _page(template: str, case_id: UUID, consent_id: UUID, form: SignatureForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.consent_register, case_id)
    paper, head = consent_papers.papers(work, sight).round(consent_id), people.head(work, sight)
    return render.page(template, ConsentRead(case_id), head=head, paper=paper, form=form)
