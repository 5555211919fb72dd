"""Answering a questionnaire with a one-time code, by anyone, without a name."""

from flask import Blueprint, Response, request, url_for

from sspf.errors import NotFound
from sspf.surveys.actions import answers
from sspf.surveys.actions.answers import Reply
from sspf.surveys.forms.answers import CodeForm, answer_form
from sspf.surveys.queries import codes
from sspf.surveys.rules.dispatches import SurveyProblem
from sspf.web import current, guard, render

blueprint = Blueprint("answers", __name__)
PUBLIC = "answered without a name, with a code that was handed over"


@blueprint.get("/enkat")
@guard.public(because=PUBLIC)
def index() -> Response:
    return render.page("answers/index.html", form=CodeForm())


@blueprint.post("/enkat")
@guard.public(because=PUBLIC)
def new() -> Response:
    """Show the questionnaire. Asked by POST so that the code stands in no address; it uses nothing up."""
    form = CodeForm()
    if not form.validate():
        return render.page("answers/index.html", form=form)
    typed = form.code.data or ""
    survey = codes.opened_by(current.work(), typed, _address())
    if survey is None:
        return _not_opened(form)
    return render.page("answers/new.html", form=answer_form(survey, code=typed), survey=survey)


@blueprint.post("/enkat/svar")
@guard.public(because=PUBLIC)
def create() -> Response:
    work = current.work()
    survey = current.catalogue().surveys.get(request.form.get("questionnaire", ""))
    if survey is None:
        raise NotFound
    form = answer_form(survey)
    reply = Reply(survey.id, form.code.data or "", _address())
    if form.accepts(lambda: answers.answer(work, reply, form.answers())):
        return render.done(url_for("answers.show", questionnaire=survey.id))
    if form.refusals:
        answers.note_failure(work, _address())
    return render.page("answers/new.html", form=form, survey=survey)


@blueprint.get("/enkat/tack/<questionnaire>")
@guard.public(because=PUBLIC)
def show(questionnaire: str) -> Response:
    if questionnaire not in current.catalogue().surveys:
        raise NotFound
    return render.page("answers/show.html", survey=current.catalogue().surveys[questionnaire])


def _not_opened(form: CodeForm) -> Response:
    """One sentence whether the code is unknown, used or old; another only for an address that must wait."""
    work = current.work()
    throttled = codes.is_throttled(work, _address())
    if not throttled:
        answers.note_failure(work, _address())
    form.refuse(current.catalogue().label(SurveyProblem.throttled if throttled else SurveyProblem.code_failed))
    return render.page("answers/index.html", form=form)


def _address() -> str:
    return request.remote_addr or ""
