"""The form in which a duty of the year is ticked off."""

from flask_babel import lazy_gettext as _l

from sspf.cases.forms.nameless import NamelessForm
from sspf.web.fields import Day, LongText
from sspf.year_wheel.rules.turns import TickTerms


class TickForm(NamelessForm):
    """When it was done, and a word on how."""

    done_on = Day(_l("När blev det klart?"), _l("dagen det blev klart"))
    note = LongText(_l("Ett ord om hur"), _l("ett ord om hur"), longest=500)

    def terms(self) -> TickTerms:
        """What was typed, once the form is valid."""
        return TickTerms(self.done_on.data, self.note.data or "", bool(self.nameless.data))
