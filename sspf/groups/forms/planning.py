"""When and where a group meets. A group whose agenda has parts gets times for each of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Self, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field

from sspf.catalogue.agendas import AgendaPart
from sspf.catalogue.entries import choosable
from sspf.clock import TIME_ZONE
from sspf.groups.rules.terms import WHOLE
from sspf.meetings.rules.terms import Appointment
from sspf.web import current
from sspf.web.fields import Choice, Clock, Day, Text
from sspf.web.forms import VersionedForm


class WhereForm(VersionedForm):
    """The day and the place, which the parts of a meeting share."""

    day = Day(_l("Dag"), _l("dagen"))
    room = Choice(_l("Rum"), _l("rummet"), required=False)
    place = Text(_l("Annan plats, eller mer om platsen"), _l("platsen"), required=False)
    link = Text(_l("Länk till digitalt möte"), _l("länken"), required=False, longest=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = choosable(current.catalogue().rooms, current.work().today)
        self.room.offer((each.id, each.label) for each in rooms.values())

    def appointment_at(self, starts: str, ends: str) -> Appointment:
        """The day at these Swedish times, once the form is valid."""
        starts_at, ends_at = (_instant(self.day.data, each) for each in (starts, ends))
        return Appointment(starts_at, ends_at, self.place.data or "", self.link.data or "", self.room.data or None)


class WhenForm(WhereForm):
    """One meeting, or one part of one."""

    starts = Clock(_l("Börjar"), _l("tiden då mötet börjar"))
    ends = Clock(_l("Slutar"), _l("tiden då mötet slutar"))

    @classmethod
    def over(cls, stored: Appointment, version: int) -> Self:
        """The form over what is written."""
        starts, ends = (each.astimezone(TIME_ZONE) for each in (stored.starts_at, stored.ends_at))
        times = {"day": starts.date(), "starts": f"{starts:%H.%M}", "ends": f"{ends:%H.%M}"}
        where = {"place": stored.place, "link": stored.link, "room": stored.room}
        return cls(data={**times, **where, "version": version})

    def appointment(self) -> Appointment:
        """When and where, once the form is valid."""
        return self.appointment_at(self.starts.data or "", self.ends.data or "")

    def parts(self) -> dict[str, Appointment]:
        """A meeting without parts."""
        return {WHOLE: self.appointment()}


class PartsForm(WhereForm):
    """A meeting in parts. A part without times is not held that day; the first always is."""

    PARTS: tuple[AgendaPart, ...] = ()

    @property
    def rows(self) -> list[tuple[AgendaPart, Field, Field]]:
        """Each part with its two fields."""
        return [(each, self[f"{each.id}_starts"], self[f"{each.id}_ends"]) for each in self.PARTS]

    def validate(self, extra_validators: Any = None) -> bool:
        """A part's two times are said both, or neither."""
        valid = bool(super().validate(extra_validators))
        for _part, *times in self.rows:
            if any(each.data for each in times):
                valid = all([valid, *(_said(each) for each in times)])
        return valid

    def parts(self) -> dict[str, Appointment]:
        """The parts that are to be held, once the form is valid."""
        timed = [(part.id, starts.data, ends.data) for part, starts, ends in self.rows if starts.data and ends.data]
        return {name: self.appointment_at(starts, ends) for name, starts, ends in timed}


def plan_form(parts: Sequence[AgendaPart]) -> type[WhenForm] | type[PartsForm]:
    """The form for a group whose agenda has these parts."""
    if not parts:
        return WhenForm
    fields: dict[str, Any] = {"PARTS": tuple(parts)}
    for number, part in enumerate(parts):
        fields |= _times(part, required=number == 0)
    return cast(type[PartsForm], type("PartedForm", (PartsForm,), fields))


def _times(part: AgendaPart, *, required: bool) -> Mapping[str, Clock]:
    names = f"{part.id}_starts", f"{part.id}_ends"
    labels = _("%(part)s börjar", part=part.label), _("%(part)s slutar", part=part.label)
    nouns = _("tiden då %(part)s börjar", part=part.label), _("tiden då %(part)s slutar", part=part.label)
    return {name: Clock(label, noun, required=required) for name, label, noun in zip(names, labels, nouns, strict=True)}


def _said(field: Any) -> bool:
    if not field.data and not field.errors:
        field.errors = [_("Ange %(noun)s.", noun=field.noun)]
    return not field.errors


def _instant(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock.replace(".", ":")), TIME_ZONE)
