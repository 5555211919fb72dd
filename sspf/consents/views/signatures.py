"""Registering what one signer's paper says."""

from collections.abc import Iterable
from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit.events import ConsentRead
from sspf.cases.queries import people, reach
from sspf.consents.actions import signatures
from sspf.consents.forms import SignatureForm
from sspf.consents.queries import papers as consent_papers
from sspf.consents.rules import recording
from sspf.consents.rules.overview import labels
from sspf.web import current, filters, guard, render

blueprint = Blueprint(
    "signatures", __name__, url_prefix="/arenden/<uuid:case_id>/samtycke/<uuid:consent_id>/underskrift"
)


@blueprint.get("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def new(case_id: UUID, consent_id: UUID) -> Response:
    return _page(case_id, _form(case_id, consent_id))


@blueprint.post("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def create(case_id: UUID, consent_id: UUID) -> Response:
    form = _form(case_id, consent_id)
    if form.accepts(lambda: signatures.sign(current.work(), case_id, consent_id, form.terms())):
        message = " ".join(
            [_("Underskriften är registrerad."), *_left_out(form.units.data or (), form.information.data or ())]
        )
        return render.done(url_for("consents.index", case_id=case_id), message)
    return _page(case_id, form)


def _form(case_id: UUID, consent_id: UUID) -> SignatureForm:
    work = current.work()
    papers = consent_papers.papers(work, reach.find(work, Permission.consent_register, case_id))
    by = accounts.names(work, [work.actor_id]).get(work.actor_id, "")
    return SignatureForm.offering(papers.round(consent_id), papers.signers, by, request.args.get("person", ""))


def _page(case_id: UUID, form: SignatureForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.consent_register, case_id))
    hints = {kind: " ".join(_left_out(form.units.offered(), [kind])) for kind in form.information.offered()}
    return render.page("signatures/new.html", ConsentRead(case_id), head=head, form=form, hints=hints)


def _left_out(units: Iterable[str], information: Iterable[str]) -> list[str]:
    """The sentence about what nobody can say yes to, if it was chosen (R26)."""
    catalogue = current.catalogue()
    pairs = recording.left_out(units, information, recording.kinds_of(catalogue))
    if not pairs:
        return []
    kinds = filters.listed(labels(catalogue.information, {kind for _unit, kind in pairs}))
    who = filters.listed(labels(catalogue.units, {unit for unit, _kind in pairs}))
    return [_("%(kinds)s delas aldrig med %(who)s, som inte är en myndighet.", kinds=kinds, who=who)]
