"""The form that takes a code, and the questions themselves."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField

from sspf.catalogue.surveys import Question, QuestionKind, Survey
from sspf.surveys.rules.sums import Answers, Given
from sspf.web.fields import LongText, Number, Radio, Text
from sspf.web.forms import Form

PREFIX = "svar-"


class CodeForm(Form):
    """The one-time code, as it was typed."""

    code = Text(
        _l("Din kod"),
        _l("koden på lappen"),
        longest=40,
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "data-from-address": True},
    )


class AnswerForm(Form):
    """A questionnaire's questions, each free to leave out. The code comes along and is looked up again when saved."""

    survey: Survey
    code = HiddenField()
    questionnaire = HiddenField()

    def rows(self) -> list[tuple[Question, Field]]:
        """Each question with the field that answers it, in the order they are asked."""
        return [(question, self._fields[PREFIX + question.id]) for question in self.survey.questions]

    def answers(self) -> Answers:
        """What was answered, by question; what was left out is not there."""
        given: dict[str, Given | None] = {question.id: field.data for question, field in self.rows()}
        return {question: value for question, value in given.items() if value not in (None, "")}


def answer_form(survey: Survey, **values: Any) -> AnswerForm:
    """The form of one questionnaire, made from its questions in `config/surveys`; with a `code` it is shown anew."""
    fields = {PREFIX + question.id: _field(question) for question in survey.questions}
    kind = type("QuestionnaireForm", (AnswerForm,), {"survey": survey, **fields})
    if values:
        values.update(formdata=None, questionnaire=survey.id)
    form: AnswerForm = kind(**values)
    return form


def _field(question: Question) -> Any:
    noun = _l("ditt svar")
    match question.kind:
        case QuestionKind.text:
            return LongText(question.text, noun, required=False)
        case QuestionKind.number:
            # The catalogue gives every number question its bounds.
            return Number(question.text, noun, question.minimum or 0, question.maximum or 0, required=False)
        case _:
            choices = [(choice.id, choice.label) for choice in question.choices]
            return Radio(question.text, noun, choices, required=False)
