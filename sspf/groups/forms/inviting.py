"""Who is called to a group's meeting, who is invited beside, and who came."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, HiddenField, StringField
from wtforms import Form as Rows

from sspf.groups.rules.terms import Came, GuestTerms
from sspf.meetings.rules.states import Attendance
from sspf.web.fields import Checks, Choice, Pairs, Radio, Text
from sspf.web.forms import Form, VersionedForm


class SeatsForm(VersionedForm):
    """Which of the group's functions are called."""

    seats = Checks(_l("Vilka kallas?"), _l("vilka som kallas"), required=False)


class GuestForm(Form):
    """A guest: a colleague with an account, or somebody outside."""

    account = Choice(_l("Kollega"), _l("en kollega"), required=False)
    function = Text(_l("Funktion"), _l("funktionen"), required=False, longest=120)
    organisation = Text(_l("Organisation"), _l("organisationen"), required=False, longest=120)
    email = Text(
        _l("E-postadress"),
        _l("e-postadressen"),
        required=False,
        render_kw={"autocomplete": "off", "inputmode": "email"},
    )

    def terms(self) -> GuestTerms:
        """Who is invited."""
        chosen = UUID(self.account.data) if self.account.data else None
        return GuestTerms(chosen, self.function.data or "", self.organisation.data or "", self.email.data or "")


class CameRow(Rows):
    """Whether somebody invited came; `came`: who came for a function."""

    key = HiddenField()
    attendance = Radio(_l("Var med?"), _l("om hen var med"), required=False)
    came = Choice(_l("Vem kom?"), _l("vem som kom"), required=False)


class CameForm(VersionedForm):
    """Who came, one row for each who is invited; `held` is sent by the button that also ends the meeting."""

    rows = FieldList(FormField(CameRow))
    held = StringField()
    asked: list[Any]
    """The rows of those who are invited still: an invitation may have been taken back since the page was shown."""

    @property
    def ends_meeting(self) -> bool:
        """Whether the meeting is to be marked as held."""
        return self.held.data == "ja"

    def who_came(self) -> dict[UUID, Came]:
        """What was said, by invitee; whoever nothing was said about is left out."""
        rows = [entry.form for entry in self.asked if entry.form.attendance.data]
        return {UUID(row.key.data): _came(row) for row in rows if _is_id(row.key.data)}

    def expect(self, answers: Pairs, people: Mapping[str, tuple[str, Pairs]]) -> None:
        """Tell the rows whom they are about: by key the name that stands as the question, and who could come."""
        self.asked = [entry for entry in self.rows if entry.form.key.data in people]
        for entry in self.rows:
            name, could = people.get(entry.form.key.data or "", ("", ()))
            entry.form.attendance.label.text = name
            entry.form.attendance.offer(answers)
            entry.form.came.offer(could)


def _came(row: CameRow) -> Came:
    chosen = row.came.data
    return Came(Attendance(row.attendance.data), UUID(chosen) if _is_id(chosen) else None)


def _is_id(text: str | None) -> bool:
    try:
        UUID(text or "")
    except ValueError:
        return False
    return True
