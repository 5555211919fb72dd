"""Answers that somebody gave on paper, typed in by a colleague who has no part in the case."""

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.errors import NotFound
from sspf.surveys.actions.answers import Reply, note_failure
from sspf.surveys.actions.paper_answers import type_in
from sspf.surveys.forms.paper_answers import PaperCodeForm, PaperForm, paper_form
from sspf.surveys.queries import paper_answers
from sspf.web import current, guard, render

blueprint = Blueprint("paper_answers", __name__, url_prefix="/enkater/papper")


@blueprint.get("")
@guard.requires(Permission.survey_type)
def index() -> Response:
    return render.page("paper_answers/index.html", form=PaperCodeForm())


@blueprint.post("")
@guard.requires(Permission.survey_type)
def new() -> Response:
    """Show the questions. Asked by POST so that the code stands in no address; it uses nothing up."""
    form = PaperCodeForm()
    if not form.accepts(lambda: paper_answers.opened_by(current.work(), form.code.data or "", _address())):
        return _refused(form)
    asked = paper_form(form.result, code=form.code.data)
    return render.page("paper_answers/new.html", form=asked, survey=form.result)


@blueprint.post("/svar")
@guard.requires(Permission.survey_type)
def create() -> Response:
    survey = current.catalogue().surveys.get(request.form.get("questionnaire", ""))
    if survey is None:
        raise NotFound
    form = paper_form(survey)
    reply = Reply(survey.id, form.code.data or "", _address())
    if form.accepts(lambda: type_in(current.work(), reply, form.answers())):
        return render.done(url_for("paper_answers.index"), _("Svaren är sparade. Riv papperet nu."))
    _note(form)
    return render.page("paper_answers/new.html", form=form, survey=survey)


def _refused(form: PaperCodeForm) -> Response:
    _note(form)
    return render.page("paper_answers/index.html", form=form)


def _note(form: PaperCodeForm | PaperForm) -> None:
    """A code that does not work counts for the throttle, here as elsewhere."""
    if form.code.errors and form.code.data:
        note_failure(current.work(), _address())


def _address() -> str:
    return request.remote_addr or ""
