"""Own words in answers, read by a coordinator before the styrgrupp does."""

from uuid import UUID

from flask import Blueprint, Response, url_for
from flask_babel import gettext as _

from sspf.access.permissions import Permission
from sspf.audit.events import SurveyTextsRead
from sspf.surveys.actions.texts import decide
from sspf.surveys.forms.texts import ReadingForm
from sspf.surveys.queries import texts
from sspf.surveys.queries.texts import OwnWords
from sspf.surveys.rules.texts import TextDecision
from sspf.web import current, guard, render

blueprint = Blueprint("survey_texts", __name__, url_prefix="/statistik/enkater/egna-ord")


@blueprint.get("")
@guard.requires(Permission.survey_screen, reads=SurveyTextsRead)
def index() -> Response:
    return render.page("survey_texts/index.html", SurveyTextsRead(), texts=texts.to_read(current.work()))


@blueprint.get("/<uuid:text_id>")
@guard.requires(Permission.survey_screen, reads=SurveyTextsRead)
def edit(text_id: UUID) -> Response:
    found = texts.one(current.work(), text_id)
    proposed = found.decision or (TextDecision.shortened if found.suspects else None)
    return _page(found, _form(decision=proposed and proposed.value, strike="\n".join(found.suspects)))


@blueprint.post("/<uuid:text_id>")
@guard.requires(Permission.survey_screen, reads=SurveyTextsRead)
def update(text_id: UUID) -> Response:
    form = _form()
    if form.accepts(lambda: decide(current.work(), text_id, form.reading())):
        return render.done(url_for("survey_texts.index"), _("Det är bestämt."))
    return _page(texts.one(current.work(), text_id), form)


def _form(**values: str | None) -> ReadingForm:
    form = ReadingForm(**values)
    form.decision.offer((each.value, current.catalogue().label(each)) for each in TextDecision)
    return form


def _page(found: OwnWords, form: ReadingForm) -> Response:
    return render.page("survey_texts/edit.html", SurveyTextsRead(), form=form, found=found)
