"""The consent of a case in one glance, each round's paper, and beginning a round."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ConsentRead
from sspf.cases.queries import people, reach
from sspf.consents.actions import rounds
from sspf.consents.forms.rounds import RoundForm
from sspf.consents.queries import papers as consent_papers
from sspf.web import current, guard, render

blueprint = Blueprint("consents", __name__, url_prefix="/arenden/<uuid:case_id>/samtycke")


@blueprint.get("")
@guard.requires(Permission.consent_read, reads=ConsentRead)
def index(case_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.consent_read, case_id)
    papers, head = consent_papers.papers(work, sight), people.head(work, sight)
    return render.page("consents/index.html", ConsentRead(case_id), head=head, papers=papers, state=sight.state)


@blueprint.get("/<uuid:consent_id>")
@guard.requires(Permission.consent_read, reads=ConsentRead)
def show(case_id: UUID, consent_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.consent_read, case_id)
    papers, head = consent_papers.papers(work, sight), people.head(work, sight)
    line = papers.round(consent_id)
    values = {"paper": line, "signers": papers.signers, "languages": work.catalogue.consent_languages(line.text.id)}
    return render.page("consents/show.html", ConsentRead(case_id), head=head, **values)


@blueprint.get("/ny")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def new(case_id: UUID) -> Response:
    return _new(case_id, _form(case_id))


@blueprint.post("/ny")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def create(case_id: UUID) -> Response:
    form = _form(case_id)
    if form.accepts(lambda: rounds.prepare(current.work(), case_id, form.terms(), form.seen)):
        there = url_for("consents.show", case_id=case_id, consent_id=form.result)
        return render.done(there, _("Samtycket är förberett. Skriv ut det och gå igenom det med familjen."))
    return _new(case_id, form)


def _form(case_id: UUID) -> RoundForm:
    work = current.work()
    papers = consent_papers.papers(work, reach.find(work, Permission.consent_register, case_id))
    return RoundForm.offering(papers, supplement=bool(request.args.get("tillagg")))


def _new(case_id: UUID, form: RoundForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.consent_register, case_id))
    hints = {kind.id: kind.explanation for kind in work.catalogue.information.values()}
    values = {"form": form, "hints": hints, "supplement": bool(request.args.get("tillagg"))}
    return render.page("consents/new.html", ConsentRead(case_id), head=head, **values)
