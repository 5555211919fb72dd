"""What a unit prepares for a meeting."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from sspf.meetings.rules.contributions import ContributionTerms
from sspf.web.fields import Checks, LongText, Pairs, Radio
from sspf.web.forms import VersionedForm

TEXT = 2000
NAMES = _l("Namn i texten")


class ContributionForm(VersionedForm):
    """What is important to bring up. `place` is sent by the button that also places it on the table."""

    text = LongText(_l("Vad är viktigt att ta upp?"), _l("vad som är viktigt att ta upp"), longest=TEXT)
    names_seen = Checks(
        NAMES, NAMES, [("ja", _l("Namnen är på familjen, på personal eller på platser"))], required=False
    )
    information = Radio(_l("Vad handlar det om?"), _l("vad det handlar om"))
    place = StringField()

    @property
    def places(self) -> bool:
        """Whether it is to lie on the table at once."""
        return self.place.data == "ja"

    def offer(self, kinds: Pairs, usual: str) -> None:
        """Offer what the unit may tell of, and choose what it mostly tells of."""
        self.information.offer(kinds)
        if not self.is_submitted() and not self.information.data:
            self.information.data = usual or None

    def terms(self) -> ContributionTerms:
        """What is prepared, once the form is valid."""
        return ContributionTerms(self.information.data, self.text.data or "", bool(self.names_seen.data))
