"""The letters to the family: who gets one, each as a paper, and that it was sent."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf import typeset
from sspf.access.permissions import Permission
from sspf.audit.events import LetterMade, LettersRead
from sspf.cases.queries import reach
from sspf.meetings.actions import letters as actions
from sspf.meetings.forms.letters import SentForm
from sspf.meetings.queries import letters as queries
from sspf.web import current, guard, render

blueprint = Blueprint("family_letters", __name__, url_prefix="/arenden/<uuid:case_id>/moten/<uuid:meeting_id>/brev")


@blueprint.get("")
@guard.requires(Permission.meeting_lead, reads=LettersRead)
def index(case_id: UUID, meeting_id: UUID) -> Response:
    work = current.work()
    page = queries.show(work, reach.find(work, Permission.meeting_lead, case_id), meeting_id)
    languages = [work.catalogue.languages[each] for each in work.catalogue.call_letter(work.today)]
    return render.page("family_letters/index.html", LettersRead(case_id, meeting_id), page=page, languages=languages)


@blueprint.get("/<uuid:person_id>.pdf")
@guard.requires(Permission.meeting_lead, reads=LetterMade)
def show(case_id: UUID, meeting_id: UUID, person_id: UUID) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.meeting_lead, case_id)
    values = queries.printed(work, sight, meeting_id, person_id, request.args.get("sprak", ""))
    event = LetterMade(case_id, meeting_id, person_id)
    return render.file(lambda: typeset.pdf("letter", values, work.now), typeset.PDF, "kallelse.pdf", event)


@blueprint.get("/<uuid:person_id>/skickat")
@guard.requires(Permission.meeting_lead, reads=LettersRead)
def new(case_id: UUID, meeting_id: UUID, person_id: UUID) -> Response:
    return _page(case_id, meeting_id, person_id, SentForm.offering(current.work().today))


@blueprint.post("/<uuid:person_id>/skickat")
@guard.requires(Permission.meeting_lead, reads=LettersRead)
def create(case_id: UUID, meeting_id: UUID, person_id: UUID) -> Response:
    form = SentForm.offering()
    if form.accepts(lambda: actions.sent(current.work(), case_id, meeting_id, person_id, form.terms())):
        there = url_for("family_letters.index", case_id=case_id, meeting_id=meeting_id)
        return render.done(there, _("Det är antecknat."))
    return _page(case_id, meeting_id, person_id, form)


def _page(case_id: UUID, meeting_id: UUID, person_id: UUID, form: SentForm) -> Response:
    work = current.work()
    sight = reach.find(work, Permission.meeting_lead, case_id)
    page = queries.show(work, sight, meeting_id)
    told = {"page": page, "head": page.head, "person": page.to(person_id)}
    return render.page("family_letters/new.html", LettersRead(case_id, meeting_id), form=form, **told)
