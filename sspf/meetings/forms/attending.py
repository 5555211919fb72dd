"""Who came, one row for each who is expected."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, HiddenField, StringField, ValidationError
from wtforms import Form as Rows

from sspf.meetings.rules import attendance as meeting_attendance
from sspf.meetings.rules.states import Attendance, AttendeeRole
from sspf.meetings.rules.terms import Presence
from sspf.web import current
from sspf.web.fields import Choice, Pairs, Radio, Text
from sspf.web.forms import VersionedForm


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
        found = meeting_attendance.presence_problem(self.role, self.presence) if offered and self.presence else None
        if found is not None and found[1] == field.short_name:
            raise ValidationError(current.catalogue().label(found[0]))


class AttendanceForm(VersionedForm):
    """Who came, one row for each who is expected; `held` is sent by the button that also ends the meeting."""

    rows = FieldList(FormField(PresenceRow))
    held = StringField()
    asked: list[Any]
    """The rows of those who are expected still: a unit may have said no since the page was shown."""

    @property
    def ends_meeting(self) -> bool:
        """Whether the meeting is to be marked as held."""
        return self.held.data == "ja"

    def presences(self) -> dict[str, Presence]:
        """What was said, by key; whoever nothing was said about is left out."""
        rows = [entry.form for entry in self.asked]
        return {row.key.data or "": row.presence for row in rows if row.presence is not None}

    def expect(self, people: Iterable[tuple[str, AttendeeRole, str]], absences: Pairs, answers: Pairs) -> None:
        """Tell the rows whom they are about: key, role and the name that stands as each question."""
        known = {key: (role, name) for key, role, name in people}
        self.asked = [entry for entry in self.rows if entry.form.key.data in known]
        for entry in self.rows:
            row = entry.form
            row.role, name = known.get(row.key.data or "", (AttendeeRole.partner, ""))
            row.attendance.offer(answers)
            row.reason.offer(absences)
            row.attendance.label.text = name
            row.why_here.label.text = _("Varför är %(name)s med?", name=name)
            row.reason.label.text = _("Varför är %(name)s inte med?", name=name)
