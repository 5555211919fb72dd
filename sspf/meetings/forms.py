"""The forms of meetings: the kallelse, its answer, who came, and a note."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, FormField, HiddenField, StringField, ValidationError
from wtforms import Form as Rows

from sspf.clock import TIME_ZONE
from sspf.meetings import rules
from sspf.meetings.rules import (
    Appointment,
    Attendance,
    AttendeeRole,
    DeclineTerms,
    MeetingKind,
    MeetingTerms,
    NoteTerms,
    Presence,
)
from sspf.web import current
from sspf.web.fields import Checks, Choice, Clock, Day, LongText, Pairs, Radio, Text
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


class NominationForm(VersionedForm):
    """Who comes."""

    nominee = Radio(_l("Vem kommer?"), _l("vem som kommer"))

    @property
    def account_id(self) -> UUID:
        """The account that was chosen, once the form is valid."""
        return UUID(self.nominee.data)


class DeclineForm(VersionedForm):
    """That nobody can come, and why."""

    reason = Radio(_l("Varför kan ingen komma?"), _l("varför ingen kan komma"))
    message = LongText(_l("Något mer som koordinatorn behöver veta?"), _l("meddelandet"), required=False, longest=500)

    def terms(self) -> DeclineTerms:
        """Why nobody can come."""
        return DeclineTerms(self.reason.data or "", self.message.data or "")


class NoteForm(VersionedForm):
    """What is said at a point."""

    text = LongText(_l("Anteckning"), _l("anteckningen"))
    information = Choice(_l("Vad handlar det om?"), _l("vad det handlar om"))

    def terms(self) -> NoteTerms:
        """What is noted."""
        return NoteTerms(self.information.data, self.text.data or "")


class PresenceRow(Rows):
    """Whether one who was expected came. `role` is set by `AttendanceForm`, never by what was sent."""

    role = AttendeeRole.partner
    key = HiddenField()
    attendance = Radio(_l("Var personen med?"), _l("om personen var med"), required=False)
    why_here = Text(_l("Varför är personen med?"), _l("varför personen är med"), required=False)
    reason = Choice(_l("Varför inte?"), _l("varför personen inte är med"), required=False)

    @property
    def presence(self) -> Presence | None:
        """What was said about this one; None when nothing was."""
        if not self.attendance.data:
            return None
        return Presence(Attendance(self.attendance.data), self.why_here.data or "", self.reason.data or None)

    def validate_why_here(self, field: Text) -> None:
        """A partner who came says why."""
        self._refuse_at(field)

    def validate_reason(self, field: Choice) -> None:
        """One of the family who did not come has a reason."""
        self._refuse_at(field)

    def _refuse_at(self, field: Any) -> None:
        offered = self.attendance.data in {each.value for each in Attendance}
        found = rules.presence_problem(self.role, self.presence) if offered and self.presence else None
        if found is not None and found[1] == field.short_name:
            raise ValidationError(current.catalogue().label(found[0]))


class AttendanceForm(VersionedForm):
    """Who came, one row for each who is expected; `held` is sent by the button that also ends the meeting."""

    rows = FieldList(FormField(PresenceRow))
    held = StringField()

    @property
    def ends_meeting(self) -> bool:
        """Whether the meeting is to be marked as held."""
        return self.held.data == "ja"

    def presences(self) -> dict[str, Presence]:
        """What was said, by key; whoever nothing was said about is left out."""
        rows = [entry.form for entry in self.rows]
        return {row.key.data or "": row.presence for row in rows if row.presence is not None}

    def expect(self, people: Iterable[tuple[str, AttendeeRole, str]], absences: Pairs, answers: Pairs) -> None:
        """Tell the rows whom they are about: key, role and the name that stands as each question."""
        known = {key: (role, name) for key, role, name in people}
        for entry in self.rows:
            row = entry.form
            row.role, name = known.get(row.key.data or "", (AttendeeRole.partner, ""))
            row.attendance.offer(answers)
            row.reason.offer(absences)
            row.attendance.label.text = name
            row.why_here.label.text = _("Varför är %(name)s med?", name=name)
            row.reason.label.text = _("Varför är %(name)s inte med?", name=name)


def _instant(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), TIME_ZONE)
