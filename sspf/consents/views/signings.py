"""Signing in person: the coordinator hands the screen over, and it shows the consent and nothing else."""

from uuid import UUID

import flask_login
from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit.events import ConsentRead, SigningShown
from sspf.cases.queries import people, reach
from sspf.consents.actions import signings as actions
from sspf.consents.forms.signings import HandingOverForm, OwnHandForm
from sspf.consents.queries import papers as consent_papers
from sspf.consents.queries import signings
from sspf.consents.queries.signings import Turn
from sspf.consents.rules import signing
from sspf.consents.rules.foresight import Preview
from sspf.consents.rules.recording import kinds_of
from sspf.web import current, guard, render

blueprint = Blueprint("signings", __name__)
HANDING_OVER = "/arenden/<uuid:case_id>/samtycke/<uuid:consent_id>/skriv-pa-har"
SIGN, CHANGE, LEAVE = "skriv-pa", "andra", "inte-nu"


@blueprint.get(HANDING_OVER)
@guard.requires(Permission.consent_register, reads=ConsentRead)
def new(case_id: UUID, consent_id: UUID) -> Response:
    return _handing_over(case_id, consent_id, _handing_over_form(case_id, consent_id))


@blueprint.post(HANDING_OVER)
@guard.requires(Permission.consent_register, reads=ConsentRead)
def create(case_id: UUID, consent_id: UUID) -> Response:
    form, login_id = _handing_over_form(case_id, consent_id), flask_login.current_user.session_id
    if form.accepts(lambda: actions.hand_over(current.work(), case_id, consent_id, login_id, form.terms())):
        return render.done(url_for("signings.edit"))
    return _handing_over(case_id, consent_id, form)


@blueprint.get("/skriv-pa")
@guard.requires(Permission.consent_register, reads=SigningShown, lent=True)
def edit() -> ResponseReturnValue:
    if not flask_login.current_user.lent:
        return _way_back()
    turn = _turn()
    return _choices(turn, _own_form(turn)) if turn.open else redirect(url_for("returns.new"))


@blueprint.post("/skriv-pa")
@guard.requires(Permission.consent_register, reads=SigningShown, lent=True)
def update() -> ResponseReturnValue:
    if not flask_login.current_user.lent or not (turn := _turn()).open:
        return redirect(url_for("signings.edit"), 303)
    work, act = current.work(), request.form.get("act", "")
    if act == LEAVE:
        actions.leave(work, turn)
        return render.done(url_for("returns.new"))
    form = _own_form(turn)
    if not form.accepts(lambda: actions.preview(work, turn, form.terms())) or act == CHANGE:
        return _choices(turn, form)
    ahead: Preview = form.result
    if act == SIGN and form.accepts(lambda: actions.sign(work, turn, form.terms())):
        return render.done(url_for("returns.new"))
    return _confirming(turn, form, ahead)


def _way_back() -> ResponseReturnValue:
    """Where the coordinator goes on when the device is not handed over."""
    case_id = signings.last_case(current.work(), flask_login.current_user.session_id)
    return redirect(url_for("tasks.index") if case_id is None else url_for("consents.index", case_id=case_id))


def _turn() -> Turn:
    return signings.turn(current.work(), flask_login.current_user.session_id)


def _own_form(turn: Turn) -> OwnHandForm:
    return OwnHandForm.over(turn.sheet, next(iter(kinds_of(current.catalogue()).basis)))


def _choices(turn: Turn, form: OwnHandForm) -> Response:
    return render.page("signings/edit.html", _shown(turn), turn=turn, form=form)


def _confirming(turn: Turn, form: OwnHandForm, ahead: Preview) -> Response:
    terms = form.terms()
    form.digest.data = signing.fingerprint(signing.canonical(turn.shown(terms.scope, terms.excluded, ahead)))
    return render.page("signings/update.html", _shown(turn), turn=turn, form=form, ahead=ahead)


def _shown(turn: Turn) -> SigningShown:
    return SigningShown(turn.case_id, turn.consent_id, turn.signer.id)


def _handing_over_form(case_id: UUID, consent_id: UUID) -> HandingOverForm:
    work = current.work()
    papers = consent_papers.papers(work, reach.find(work, Permission.consent_register, case_id))
    by = accounts.names(work, [work.actor_id]).get(work.actor_id, "")
    languages = work.catalogue.consent_languages(papers.round(consent_id).text.id)
    return HandingOverForm.offering(papers.signers, languages, by, request.args.get("person", ""))


def _handing_over(case_id: UUID, consent_id: UUID, form: HandingOverForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.consent_register, case_id))
    values = {"head": head, "consent_id": consent_id, "form": form}
    return render.page("signings/new.html", ConsentRead(case_id), **values)
