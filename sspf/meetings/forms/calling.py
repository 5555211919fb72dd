"""The kallelse: when, where and why, and which functions are called."""

from collections.abc import Iterable
from datetime import date, datetime, time

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import BooleanField, ValidationError

from sspf.clock import TIME_ZONE
from sspf.meetings.rules.doubts import Doubt, DoubtKind
from sspf.meetings.rules.states import MeetingKind
from sspf.meetings.rules.terms import Appointment, MeetingTerms
from sspf.web import current
from sspf.web.fields import Checks, Choice, Clock, Day, LongText, Radio, Text
from sspf.web.forms import VersionedForm

SHORT_NOTE = 2000


class MeetingForm(VersionedForm):
    """When, where and why, and which functions are called."""

    day = Day(_l("Dag"), _l("dagen"))
    starts = Clock(_l("Börjar"), _l("tiden då mötet börjar"))
    ends = Clock(_l("Slutar"), _l("tiden då mötet slutar"))
    room = Choice(_l("Rum"), _l("rummet"), required=False)
    place = Text(_l("Annan plats, eller mer om platsen"), _l("platsen"), required=False)
    link = Text(_l("Länk till digitalt möte"), _l("länken"), required=False, longest=500)
    purpose = LongText(_l("Vad ska ni prata om?"), _l("vad ni ska prata om"), longest=SHORT_NOTE)
    seats = Checks(_l("Vilka kallas?"), _l("vilka som kallas"), required=False)
    anyway = Checks(_l("Kalla ändå?"), _l("det du har tänkt på"), required=False)

    @property
    def is_timed(self) -> bool:
        """Whether day and times can be read, so that it can be said what speaks against them."""
        return self.day.data is not None and all(_is_clock(each.data) for each in (self.starts, self.ends))

    def terms(self) -> MeetingTerms:
        """When, where, why and who, once the form is timed; the times typed are Swedish."""
        starts_at, ends_at = (_instant(self.day.data, clock.data or "") for clock in (self.starts, self.ends))
        place, link, room = self.place.data or "", self.link.data or "", self.room.data or None
        appointment = Appointment(starts_at, ends_at, place, link, room)
        return MeetingTerms(appointment, self.purpose.data or "", tuple(self.seats.data or ()))

    def doubt(self, doubts: Iterable[Doubt]) -> None:
        """Ask about each of these. What was ticked of something else, such as another time, is forgotten."""
        self.anyway.offer((each.key, sentence(each)) for each in doubts)
        self.anyway.data = [each for each in self.anyway.data or () if each in self.anyway.offered()]

    @property
    def ticked(self) -> frozenset[str]:
        """What was read and is no obstacle."""
        return frozenset(self.anyway.data or ())


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


def sentence(doubt: Doubt) -> str:
    """What speaks against it, in a few words."""
    detail = doubt.detail
    if doubt.kind is DoubtKind.short_notice:
        detail = ngettext("%(num)s arbetsdag", "%(num)s arbetsdagar", doubt.count)
    opening = current.catalogue().label(doubt.kind)
    return f"{opening}: {detail}" if detail else opening


def _is_clock(written: str | None) -> bool:
    try:
        time.fromisoformat(written or "")
    except ValueError:
        return False
    return True


def _instant(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), TIME_ZONE)
