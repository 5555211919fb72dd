"""The form that chooses a part of the log. It asks, so it is sent in the address and changes nothing."""

from collections.abc import Iterable
from datetime import date
from typing import Self
from uuid import UUID

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field
from wtforms.validators import StopValidation

from sspf.oversight.rules.log import Selection
from sspf.web import cursor
from sspf.web.fields import Choice, Day, Text
from sspf.web.forms import Form

YEARS = range(2000, 2101)


class LogForm(Form):
    """Period, person and case number, all of them free to leave out."""

    from_on = Day(_l("Från och med"), _l("första dagen"), required=False)
    until_on = Day(_l("Till och med"), _l("sista dagen"), required=False)
    person = Choice(_l("Person"), _l("en person"), required=False)
    case_number = Text(_l("Ärendenummer"), _l("ärendenumret"), required=False, longest=12)

    @classmethod
    def asked(cls) -> Self:
        """The form as the address has it."""
        return cls(formdata=request.args, meta={"csrf": False})

    def validate_from_on(self, field: Field) -> None:
        """The log has no other centuries."""
        if field.data and field.data.year not in YEARS:
            raise StopValidation(_("Välj ett år från 2000 till 2100."))

    def validate_until_on(self, field: Field) -> None:
        """The period does not end before it begins."""
        self.validate_from_on(field)
        if self.from_on.data and field.data and field.data < self.from_on.data:
            raise StopValidation(_("Sista dagen ligger före den första. Ändra någon av dem."))

    def offer_people(self, people: Iterable[tuple[UUID, str]]) -> None:
        """Everyone with an account."""
        self.person.offer([(str(account_id), name) for account_id, name in people])

    def selection(self) -> Selection:
        """What was asked for. Where the address holds something else than a number or an id, that part is left out."""
        return Selection(
            from_on=_day(self.from_on.data),
            until_on=_day(self.until_on.data),
            account_id=_id(self.person.data),
            case_number=self.case_number.data or "",
            before=cursor.number(),
        )


def _day(day: date | None) -> date | None:
    return day if day and day.year in YEARS else None


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
