"""What is said at a point of the agenda."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from sspf.meetings.rules.terms import NoteTerms
from sspf.web.fields import Choice, LongText
from sspf.web.forms import VersionedForm


class NoteForm(VersionedForm):
    """What is said at a point."""

    text = LongText(_l("Anteckning"), _l("anteckningen"))
    information = Choice(_l("Vad handlar det om?"), _l("vad det handlar om"))
    decision = BooleanField(_l("Det här bestämde vi"))

    def terms(self) -> NoteTerms:
        """What is noted."""
        return NoteTerms(self.information.data, self.text.data or "", bool(self.decision.data))
