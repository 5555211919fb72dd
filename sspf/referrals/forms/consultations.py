"""The form for a question without a name, and the coordinator's answer."""

from flask_babel import lazy_gettext as _l

from sspf.referrals.rules.consultations import Question
from sspf.web.fields import LongText
from sspf.web.forms import Form

WORDS = 2000


class ConsultationForm(Form):
    """What worries, what has been tried, what one wonders. There is no field for who it is about."""

    worry = LongText(_l("Vad är du orolig för?"), _l("vad du är orolig för"), longest=WORDS)
    tried = LongText(_l("Vad har ni provat?"), _l("vad ni har provat"), required=False, longest=WORDS)
    wonder = LongText(_l("Vad vill du ha råd om?"), _l("vad du vill ha råd om"), longest=WORDS)

    def question(self) -> Question:
        """What was written."""
        return Question(self.worry.data or "", self.tried.data or "", self.wonder.data or "")


class AdviceForm(Form):
    """The coordinator's answer."""

    answer = LongText(_l("Ditt svar"), _l("svaret"), longest=WORDS)
