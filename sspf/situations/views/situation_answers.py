"""One question of the checklist, answered by the coordinator or by the agency it is put to."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import SituationRead
from sspf.situations.actions import parts as actions
from sspf.situations.forms.reports import AnswerForm
from sspf.situations.queries import checklists
from sspf.web import current, guard, render

blueprint = Blueprint("situation_answers", __name__, url_prefix="/lagesbilder/<uuid:situation_id>/fragor")


@blueprint.get("/<question>")
@guard.requires(Permission.situation_answer, reads=SituationRead)
def edit(situation_id: UUID, question: str) -> Response:
    view = checklists.show(current.work(), situation_id, question)
    return _page(view, AnswerForm.over(view.text, view.version))


@blueprint.post("/<question>")
@guard.requires(Permission.situation_answer, reads=SituationRead)
def update(situation_id: UUID, question: str) -> Response:
    form, work = AnswerForm(), current.work()
    if form.accepts(lambda: actions.answer(work, situation_id, question, form.terms(), form.seen)):
        return render.done(_next(checklists.show(work, situation_id, question)), _("Sparat."))
    return _page(checklists.show(work, situation_id, question), form)


def _next(view: checklists.QuestionView) -> str:
    """The next question that waits, when somebody goes through them; otherwise back."""
    if "nasta" in request.form and view.following:
        return url_for("situation_answers.edit", situation_id=view.situation_id, question=view.following)
    if current.work().may(Permission.situation_write):
        return url_for("situations.show", situation_id=view.situation_id, _anchor=view.question.part.value)
    return url_for("situations.index")


def _page(view: checklists.QuestionView, form: AnswerForm) -> Response:
    return render.page("situation_answers/edit.html", SituationRead(view.situation_id), view=view, form=form)
