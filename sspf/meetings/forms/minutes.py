"""The forms of minutes: whom to ask, what to change, why to decide, and what to add."""

from flask_babel import lazy_gettext as _l

from sspf.meetings.rules.terms import NoteTerms
from sspf.web.fields import Checks, Choice, LongText
from sspf.web.forms import Form

TEXT = 2000
REASON = 500


class AdjustmentForm(Form):
    """Who is asked whether the minutes are right."""

    adjusters = Checks(_l("Vilka ska läsa igenom?"), _l("vilka som ska läsa igenom"), required=False)


class ChangeForm(Form):
    """What has to be changed."""

    words = LongText(_l("Vad behöver ändras?"), _l("vad som behöver ändras"), longest=TEXT)


class ConclusionForm(Form):
    """Why the minutes are adjusted without all answers."""

    reason = LongText(_l("Varför väntar du inte på fler svar?"), _l("varför"), longest=REASON)


class AddendumForm(Form):
    """What is written beside adjusted minutes."""

    text = LongText(_l("Tillägg"), _l("tillägget"), longest=TEXT)
    information = Choice(_l("Vad handlar det om?"), _l("vad det handlar om"))

    def terms(self) -> NoteTerms:
        """The addendum, once the form is valid."""
        return NoteTerms(self.information.data, self.text.data or "")
