"""What the young person wants, written down beside the adults' consent."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import ConsentRead
from sspf.cases.queries import people, reach
from sspf.consents.actions import rounds
from sspf.consents.forms.rounds import ChildViewForm
from sspf.consents.queries import papers
from sspf.web import current, guard, render

blueprint = Blueprint(
    "child_views", __name__, url_prefix="/arenden/<uuid:case_id>/samtycke/<uuid:consent_id>/ungdomens-vilja"
)


@blueprint.get("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def edit(case_id: UUID, consent_id: UUID) -> Response:
    return _page(case_id, _form(case_id, consent_id))


@blueprint.post("")
@guard.requires(Permission.consent_register, reads=ConsentRead)
def update(case_id: UUID, consent_id: UUID) -> Response:
    form = _form(case_id, consent_id)
    act = rounds.record_child_view
    if form.accepts(lambda: act(current.work(), case_id, consent_id, form.terms(), form.seen)):
        return render.done(url_for("consents.index", case_id=case_id), _("Det ungdomen vill är antecknat."))
    return _page(case_id, form)


def _form(case_id: UUID, consent_id: UUID) -> ChildViewForm:
    work = current.work()
    sight = reach.find(work, Permission.consent_register, case_id)
    return ChildViewForm.over(papers.papers(work, sight).round(consent_id))


def _page(case_id: UUID, form: ChildViewForm) -> Response:
    work = current.work()
    head = people.head(work, reach.find(work, Permission.consent_register, case_id))
    return render.page("child_views/edit.html", ConsentRead(case_id), head=head, form=form)
