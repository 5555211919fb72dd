"""The code on a paper, and the questions as they stand there, all on one page."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from sspf.catalogue.surveys import Survey
from sspf.surveys.forms.answers import QuestionsForm, questions_form
from sspf.web.fields import Text
from sspf.web.forms import Form


class PaperCodeForm(Form):
    """The code on the paper."""

    code = Text(_l("Koden på papperet"), _l("koden på papperet"), longest=40, render_kw={"autocomplete": "off"})


class PaperForm(QuestionsForm):
    """What was answered on paper. The code comes along and is looked up again when it is saved."""

    code = HiddenField()
    questionnaire = HiddenField()


def paper_form(survey: Survey, **values: Any) -> PaperForm:
    """The form of one questionnaire; with a `code` it is shown anew."""
    if values:
        values.update(formdata=None, questionnaire=survey.id)
    return questions_form(survey, PaperForm)(**values)
