"""Registering that somebody takes consent back; it works at once."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ConsentRead
from sspf.cases.queries import people, reach
from sspf.consents.actions import withdrawals
from sspf.consents.forms.answers import WithdrawalForm
from sspf.consents.queries import papers as consent_papers
from sspf.web import current, guard, render

blueprint = Blueprint("withdrawals", __name__, url_prefix="/arenden/<uuid:case_id>/samtycke/tillbaka")


@blueprint.get("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def new(case_id: UUID) -> Response:
    return _page(case_id, _form(case_id))


@blueprint.post("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def create(case_id: UUID) -> Response:
    form = _form(case_id)
    if form.accepts(lambda: withdrawals.withdraw(current.work(), case_id, form.terms(), form.seen)):
        there = url_for("consents.index", case_id=case_id)
        return render.done(there, _("Det är registrerat. Det som är tillbakataget delas inte längre."))
    return _page(case_id, form)


def _form(case_id: UUID) -> WithdrawalForm:
    work = current.work()
    sight = reach.find(work, Permission.consent_register, case_id)
    return WithdrawalForm.offering(consent_papers.papers(work, sight), request.args.get("person", ""))


def _page(case_id: UUID, form: WithdrawalForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.consent_register, case_id))
    return render.page("withdrawals/new.html", ConsentRead(case_id), head=head, form=form)
