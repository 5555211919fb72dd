"""Answering a questionnaire with a one-time code, by anyone, without a name.

The pages between the code and the end are asked for by POST, carry what was answered in themselves, and store nothing:
no address, no cookie and no table knows an answer before it is sent, or the code at all.
"""

from flask import Blueprint, Response, request, session, url_for

from sspf.catalogue.languages import Language
from sspf.errors import NotFound
from sspf.surveys.actions import answers
from sspf.surveys.actions.answers import Reply
from sspf.surveys.forms.answers import AnswerForm, CodeForm, answer_form, code_form
from sspf.surveys.queries import codes
from sspf.surveys.rules.dispatches import SurveyProblem
from sspf.surveys.rules.steps import Place
from sspf.surveys.rules.sums import FEWEST
from sspf.web import current, guard, render

blueprint = Blueprint("answers", __name__)
PUBLIC = "answered without a name, with a code that was handed over"
LANGUAGE = "enkatens-sprak"
"""Where the reader's own browser keeps the language for the page of thanks, which is remembered here without it."""


@blueprint.get("/enkat/svar")
@blueprint.get("/enkat/fraga")
@blueprint.get("/enkat")
@guard.public(because=PUBLIC)
def index() -> Response:
    """Ask for the code. Also at the addresses of the pages behind it, which a telephone may open anew by itself.

    The address that stands last is registered first, and is the one that `url_for` gives.
    """
    return _code_page(code_form(_language(request.args.get("sprak", ""))))


@blueprint.post("/enkat")
@guard.public(because=PUBLIC)
def new() -> Response:
    """Show what is asked, and in which languages. Asked by POST so that the code stands in no address."""
    language = request.form.get("language", "")
    form = code_form(_language(language))
    typed = form.code.data or ""
    survey = codes.opened_by(current.work(), typed, _address()) if form.validate() else None
    if survey is None:
        return _not_opened(form)
    spoken = _language(language, survey.id)
    asked = answer_form(current.catalogue().survey(survey.id, spoken.id), spoken, code=typed)
    others = [each for each in current.catalogue().survey_languages(survey.id) if each.id != spoken.id]
    return render.page("answers/new.html", form=asked, survey=asked.survey, spoken=spoken, others=others)


@blueprint.post("/enkat/fraga")
@guard.public(because=PUBLIC)
def edit() -> Response:
    """Show the question, or the answers so far, that the pressed button leads to."""
    form = _form()
    return _page(form, form.move())


@blueprint.post("/enkat/svar")
@guard.public(because=PUBLIC)
def create() -> Response:
    work = current.work()
    form = _form()
    reply = Reply(form.survey.id, form.code.data or "", _address())
    if form.accepts(lambda: answers.answer(work, reply, form.answers())):
        session[LANGUAGE] = form.spoken.id
        return render.done(url_for("answers.show", questionnaire=form.survey.id))
    if form.refusals:
        answers.note_failure(work, _address())
    return _page(form, form.wrong())


@blueprint.get("/enkat/tack/<questionnaire>")
@guard.public(because=PUBLIC)
def show(questionnaire: str) -> Response:
    if questionnaire not in current.catalogue().surveys:
        raise NotFound
    spoken = _language(session.get(LANGUAGE, ""), questionnaire)
    survey = current.catalogue().survey(questionnaire, spoken.id)
    return render.page("answers/show.html", survey=survey, spoken=spoken, fewest=FEWEST)


def _form() -> AnswerForm:
    """The form that was sent, in the language it was read in."""
    name = request.form.get("questionnaire", "")
    if name not in current.catalogue().surveys:
        raise NotFound
    spoken = _language(request.form.get("language", ""), name)
    return answer_form(current.catalogue().survey(name, spoken.id), spoken)


def _page(form: AnswerForm, place: Place) -> Response:
    asked = None if place.is_review else form.rows()[place.at]
    return render.page("answers/edit.html", form=form, survey=form.survey, spoken=form.spoken, place=place, asked=asked)


def _code_page(form: CodeForm) -> Response:
    others = [each for each in _languages() if each.id != form.spoken.id]
    return render.page("answers/index.html", form=form, spoken=form.spoken, others=others)


def _not_opened(form: CodeForm) -> Response:
    """One sentence whether the code is unknown, used or old; another only for an address that must wait."""
    work = current.work()
    throttled = codes.is_throttled(work, _address())
    if not throttled and form.code.data:
        answers.note_failure(work, _address())
    form.refuse(form.said(SurveyProblem.throttled if throttled else SurveyProblem.code_failed))
    return _code_page(form)


def _languages(*names: str) -> tuple[Language, ...]:
    """The languages that some questionnaires, or any at all, can be answered in."""
    return current.catalogue().survey_languages(*(names or current.catalogue().surveys))


def _language(wanted: str, *names: str) -> Language:
    """The language that was asked for, where there is one; otherwise Swedish."""
    offered = _languages(*names)
    return next((each for each in offered if each.id == wanted), offered[0])


def _address() -> str:
    return request.remote_addr or ""
