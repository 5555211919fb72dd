"""How and when a letter was sent."""

from datetime import date
from typing import Self

from flask_babel import lazy_gettext as _l

from sspf.meetings.rules.letters import LetterChannel, SentTerms
from sspf.web import current
from sspf.web.fields import Day, Radio
from sspf.web.forms import Form


class SentForm(Form):
    """How and when a letter was sent."""

    channel = Radio(_l("Hur fick personen brevet?"), _l("hur personen fick brevet"))
    sent_on = Day(_l("När?"), _l("dagen"))

    @classmethod
    def offering(cls, today: date | None = None) -> Self:
        """The form; most letters are noted on the day itself."""
        form = cls(data={"sent_on": today}) if today else cls()
        form.channel.offer((each.value, current.catalogue().label(each)) for each in LetterChannel)
        return form

    def terms(self) -> SentTerms:
        """How and when, once the form is valid."""
        return SentTerms(LetterChannel(self.channel.data), self.sent_on.data)
