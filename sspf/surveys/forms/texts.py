"""What is read of somebody's own words."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from sspf.surveys.rules.texts import Reading, TextDecision, as_phrases
from sspf.web.fields import LongText, Radio
from sspf.web.forms import Form


class ReadingForm(Form):
    """Shown, shown with words struck, or not shown."""

    decision = Radio(_l("Vad ska styrgruppen läsa?"), _l("vad styrgruppen ska läsa"))
    strike = LongText(_l("Ord som stryks"), _l("orden som stryks"), required=False)
    vouched = BooleanField(_l("Jag har läst texten. Ingen går att känna igen i det som visas."))

    def reading(self) -> Reading:
        """What was decided, once the form is valid."""
        return Reading(TextDecision(self.decision.data), as_phrases(self.strike.data or ""), bool(self.vouched.data))
