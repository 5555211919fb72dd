"""The form that takes a code, and the questions themselves."""

from enum import Enum
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField

from sspf.catalogue.languages import AskingWords, Language
from sspf.catalogue.surveys import Question, QuestionKind, Survey
from sspf.surveys.rules import steps
from sspf.surveys.rules.steps import Place
from sspf.surveys.rules.sums import Answers, Given
from sspf.web.fields import LONG, LongText, Number, Radio, Text
from sspf.web.forms import Form

PREFIX = "svar-"
Kind = TypeVar("Kind", bound="QuestionsForm")


class SpokenForm(Form):
    """A form that is read in `spoken`, a language with words for questionnaires, and says there what is wrong."""

    spoken: Language
    language = HiddenField()

    @property
    def words(self) -> AskingWords:
        """What the page says around what it asks."""
        return self.spoken.asking

    def said(self, reason: Enum) -> str:
        """The sentence for a refusal, in Swedish where the language has none of its own."""
        return getattr(self.words, reason.value, None) or super().said(reason)


class CodeForm(SpokenForm):
    """The one-time code, as it was typed."""

    code = Text(
        _l("Din kod"),
        _l("koden på lappen"),
        longest=40,
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "data-from-address": True},
    )


def code_form(language: Language) -> CodeForm:
    """The form that takes a code, in a language."""
    kind: type[CodeForm] = type("CodeForm", (CodeForm,), {"spoken": language})
    return kind(language=language.id)


class QuestionsForm(Form):
    """A questionnaire's questions, each free to leave out."""

    survey: Survey

    def rows(self) -> list[tuple[Question, Field]]:
        """Each question with the field that answers it, in the order they are asked."""
        return [(question, self._fields[PREFIX + question.id]) for question in self.survey.questions]

    def answers(self) -> Answers:
        """What was answered, by question; what was left out is not there."""
        given: dict[str, Given | None] = {question.id: field.data for question, field in self.rows()}
        return {question: value for question, value in given.items() if value not in (None, "")}


class AnswerForm(QuestionsForm, SpokenForm):
    """The questions one at a time. Each page carries code and answers on to the next; nothing is kept between them.

    `once` comes along too: answers that were sent and whose thanks were lost on the way are not sent a second time.
    """

    code = HiddenField()
    questionnaire = HiddenField()
    at = HiddenField()
    changing = HiddenField()
    step = HiddenField()

    def move(self) -> Place:
        """Where the pressed button leads; nowhere when it goes on from an answer that cannot be read."""
        here = self._here()
        wanted = self.step.data or steps.NEXT
        if not here.is_review:
            _, field = self.rows()[here.at]
            if wanted == steps.SKIP:
                field.process(None, data=None)
                field.raw_data = None
            elif wanted == steps.NEXT and not field.validate(self):
                return here
        return here.after(wanted)

    def wrong(self) -> Place:
        """The first question whose answer cannot be read, or all answers when it is something else that is wrong."""
        faulty = [at for at, (_, field) in enumerate(self.rows()) if field.errors]
        return Place(min(faulty, default=len(self.survey.questions)), len(self.survey.questions), changing=True)

    def carried(self, at: int) -> list[tuple[str, str]]:
        """What was answered on other pages, by the fields' names, as it was typed."""
        others = [field for place, (_, field) in enumerate(self.rows()) if place != at]
        return [(field.name, typed) for field in others if (typed := _typed(field))]

    def given(self) -> list[tuple[Question, str]]:
        """Each question with what was answered, in words; nothing where nothing was."""
        return [(question, self._in_words(question, field)) for question, field in self.rows()]

    def fault(self, question: Question) -> str:
        """What to do about an answer that cannot be read."""
        match question.kind:
            case QuestionKind.number:
                return self.words.wrong_number.format(minimum=question.minimum, maximum=question.maximum)
            case QuestionKind.text:
                return self.words.wrong_text.format(limit=LONG)
            case _:
                return self.words.wrong_choice

    def _here(self) -> Place:
        return steps.read(self.at.data or "", len(self.survey.questions), self.changing.data == "1")

    def _in_words(self, question: Question, field: Field) -> str:
        labels = {choice.id: choice.label for choice in question.choices}
        return labels.get(_typed(field), "") if labels else _typed(field).strip()


def answer_form(survey: Survey, language: Language, **values: Any) -> AnswerForm:
    """The form of one questionnaire, made from its questions in `config/surveys`; with a `code` it is shown anew."""
    kind = questions_form(survey, AnswerForm, spoken=language)
    if values:
        values.update(formdata=None, questionnaire=survey.id, language=language.id)
    return kind(**values)


def questions_form(survey: Survey, base: type[Kind], **more: Any) -> type[Kind]:
    """A form with a field for each question."""
    fields = {PREFIX + question.id: _field(question) for question in survey.questions}
    return type(base.__name__, (base,), {"survey": survey, **more, **fields})


def _typed(field: Field) -> str:
    return str(field.raw_data[0]) if field.raw_data else ""


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
