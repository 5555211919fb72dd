"""Registering that somebody who was asked does not want to sign."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ConsentRead
from sspf.cases.queries import people, reach
from sspf.consents.actions import refusals
from sspf.consents.forms.answers import RefusalForm
from sspf.consents.queries import papers as consent_papers
from sspf.web import current, guard, render

blueprint = Blueprint("refusals", __name__, url_prefix="/arenden/<uuid:case_id>/samtycke/<uuid:consent_id>/nej")


@blueprint.get("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def new(case_id: UUID, consent_id: UUID) -> Response:
    return _page(case_id, _form(case_id, consent_id))


@blueprint.post("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def create(case_id: UUID, consent_id: UUID) -> Response:
    form, act = _form(case_id, consent_id), refusals.refuse_to_sign
    if form.accepts(lambda: act(current.work(), case_id, consent_id, form.terms(), form.seen)):
        return render.done(url_for("consents.index", case_id=case_id), _("Svaret är registrerat. Inget delas."))
    return _page(case_id, form)


def _form(case_id: UUID, consent_id: UUID) -> RefusalForm:
    work = current.work()
    papers = consent_papers.papers(work, reach.find(work, Permission.consent_register, case_id))
    papers.round(consent_id)
    return RefusalForm.offering(papers, request.args.get("person", ""))


def _page(case_id: UUID, form: RefusalForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.consent_register, case_id))
    return render.page("refusals/new.html", ConsentRead(case_id), head=head, form=form)
