"""The kallelse: when, where and why, and which functions are called."""

from datetime import date, datetime, time

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, ValidationError

from sspf.clock import TIME_ZONE
from sspf.meetings.rules.states import MeetingKind
from sspf.meetings.rules.terms import Appointment, MeetingTerms
from sspf.web.fields import Checks, Clock, Day, LongText, Radio, Text
from sspf.web.forms import VersionedForm

SHORT_NOTE = 2000


class MeetingForm(VersionedForm):
    """When, where and why, and which functions are called."""

    day = Day(_l("Dag"), _l("dagen"))
    starts = Clock(_l("Börjar"), _l("tiden då mötet börjar"))
    ends = Clock(_l("Slutar"), _l("tiden då mötet slutar"))
    place = Text(_l("Plats"), _l("platsen"), required=False)
    link = Text(_l("Länk till digitalt möte"), _l("länken"), required=False, longest=500)
    purpose = LongText(_l("Vad ska ni prata om?"), _l("vad ni ska prata om"), longest=SHORT_NOTE)
    seats = Checks(_l("Vilka kallas?"), _l("vilka som kallas"), required=False)

    def terms(self) -> MeetingTerms:
        """When, where, why and who, once the form is valid; the times typed are Swedish."""
        starts_at, ends_at = (_instant(self.day.data, clock.data or "") for clock in (self.starts, self.ends))
        appointment = Appointment(starts_at, ends_at, self.place.data or "", self.link.data or "")
        return MeetingTerms(appointment, self.purpose.data or "", tuple(self.seats.data or ()))


class CallForm(MeetingForm):
    """A new kallelse."""

    kind = Radio(_l("Vilket möte?"), _l("vilket möte det är"))
    asked = BooleanField(_l("Jag har frågat familjen om skyddade personuppgifter inför den här kallelsen"))

    def validate_asked(self, field: BooleanField) -> None:
        """The question is asked anew before each kallelse (R65)."""
        if not field.data:
            raise ValidationError(_("Fråga familjen först och kryssa sedan här."))

    @property
    def chosen_kind(self) -> MeetingKind:
        """The kind of meeting, once the form is valid."""
        return MeetingKind(self.kind.data)


def _instant(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), TIME_ZONE)
