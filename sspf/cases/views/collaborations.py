"""Other collaboration and help around the young person: a page for the coordinator alone."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import CaseRead
from sspf.cases.actions import collaborations as acts
from sspf.cases.forms.collaborations import CollaborationForm
from sspf.cases.queries import collaborations, people, reach
from sspf.cases.rules.collaborations import CollaborationLine
from sspf.web import current, guard, render

blueprint = Blueprint("collaborations", __name__, url_prefix="/arenden/<uuid:case_id>/annan-samverkan")


@blueprint.get("")
@guard.requires(Permission.case_manage, reads=CaseRead)
def index(case_id: UUID) -> Response:
    sight = _sight(case_id)
    lines = collaborations.lines(current.work(), sight)
    head = people.head(current.work(), sight)
    return render.page("collaborations/index.html", CaseRead(case_id), head=head, lines=lines)


@blueprint.get("/ny")
@guard.requires(Permission.case_manage, reads=CaseRead)
def new(case_id: UUID) -> Response:
    return _page("collaborations/new.html", case_id, CollaborationForm.adding(current.work().today))


@blueprint.post("/ny")
@guard.requires(Permission.case_manage, reads=CaseRead)
def create(case_id: UUID) -> Response:
    form = CollaborationForm.adding(current.work().today)
    if form.accepts(lambda: acts.add(current.work(), case_id, form.terms())):
        return _done(case_id)
    return _page("collaborations/new.html", case_id, form)


@blueprint.get("/<uuid:collaboration_id>/andra")
@guard.requires(Permission.case_manage, reads=CaseRead)
def edit(case_id: UUID, collaboration_id: UUID) -> Response:
    form = CollaborationForm.changing(_line(case_id, collaboration_id), current.work().today)
    return _page("collaborations/edit.html", case_id, form)


@blueprint.post("/<uuid:collaboration_id>/andra")
@guard.requires(Permission.case_manage, reads=CaseRead)
def update(case_id: UUID, collaboration_id: UUID) -> Response:
    form = CollaborationForm.changing(_line(case_id, collaboration_id), current.work().today)
    if form.accepts(lambda: acts.change(current.work(), case_id, collaboration_id, form.terms(), form.seen)):
        return _done(case_id)
    return _page("collaborations/edit.html", case_id, form)


def _sight(case_id: UUID) -> reach.Sight:
    return reach.find(current.work(), Permission.case_manage, case_id)


def _line(case_id: UUID, collaboration_id: UUID) -> CollaborationLine:
    return collaborations.line(current.work(), _sight(case_id), collaboration_id)


def _done(case_id: UUID) -> Response:
    return render.done(url_for("collaborations.index", case_id=case_id), _("Sparat."))


def _page(template: str, case_id: UUID, form: CollaborationForm) -> Response:
    return render.page(template, CaseRead(case_id), form=form, head=people.head(current.work(), _sight(case_id)))
