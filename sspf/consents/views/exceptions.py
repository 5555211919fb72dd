"""Documenting why one guardian's signature is not needed, and ending it."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ConsentRead
from sspf.cases.queries import people, reach
from sspf.consents.actions import exceptions
from sspf.consents.forms.exceptions import ExceptionForm
from sspf.consents.queries import papers as consent_papers
from sspf.web import current, guard, render

blueprint = Blueprint("exceptions", __name__, url_prefix="/arenden/<uuid:case_id>/samtycke/undantag")


@blueprint.get("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def new(case_id: UUID) -> Response:
    return _page(case_id, _form(case_id))


@blueprint.post("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def create(case_id: UUID) -> Response:
    form = _form(case_id)
    if form.accepts(lambda: exceptions.except_guardian(current.work(), case_id, form.terms(), form.seen)):
        return render.done(url_for("consents.index", case_id=case_id), _("Undantaget är antecknat och gäller nu."))
    return _page(case_id, form)


@blueprint.post("/<uuid:exception_id>/avsluta")
@guard.requires(Permission.consent_register)
def destroy(case_id: UUID, exception_id: UUID) -> Response:
    exceptions.end_exception(current.work(), case_id, exception_id)
    return render.done(url_for("consents.index", case_id=case_id), _("Undantaget gäller inte längre."))


def _form(case_id: UUID) -> ExceptionForm:
    work = current.work()
    sight = reach.find(work, Permission.consent_register, case_id)
    return ExceptionForm.offering(consent_papers.papers(work, sight))


def _page(case_id: UUID, form: ExceptionForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.consent_register, case_id))
    return render.page("exceptions/new.html", ConsentRead(case_id), head=head, form=form)
