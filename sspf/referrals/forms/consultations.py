"""The form for a question without a name, and the coordinator's answer."""

from flask_babel import lazy_gettext as _l

from sspf.cases.forms.nameless import NamelessForm
from sspf.referrals.rules.consultations import Question
from sspf.web.fields import LongText
from sspf.web.forms import Form

WORDS = 2000


class ConsultationForm(NamelessForm):
    """What one wonders, and if one likes what worries and what has been tried. No field asks who it is about."""

    wonder = LongText(_l("Vad vill du ha råd om?"), _l("vad du vill ha råd om"), longest=WORDS)
    worry = LongText(_l("Vad är du orolig för?"), _l("vad du är orolig för"), required=False, longest=WORDS)
    tried = LongText(_l("Vad har ni provat?"), _l("vad ni har provat"), required=False, longest=WORDS)

    def question(self) -> Question:
        """What was written."""
        return Question(self.worry.data or "", self.tried.data or "", self.wonder.data or "")


class AdviceForm(Form):
    """The coordinator's answer."""

    answer = LongText(_l("Ditt svar"), _l("svaret"), longest=WORDS)
