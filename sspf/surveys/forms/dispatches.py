"""Whom codes are for, and how many."""

from flask_babel import lazy_gettext as _l

from sspf.surveys.rules.codes import MOST_CODES
from sspf.surveys.rules.dispatches import Terms
from sspf.web.fields import Number, Radio
from sspf.web.forms import Form


class DispatchForm(Form):
    """Whom the codes are for, and how many."""

    questionnaire = Radio(_l("Vem ska svara?"), _l("vem som ska svara"))
    count = Number(_l("Hur många koder behövs?"), _l("hur många koder som behövs"), 1, MOST_CODES, default=1)

    def terms(self) -> Terms:
        """What was asked for, once the form is valid."""
        return Terms(self.questionnaire.data or "", self.count.data or 1)
