"""The forms of the calendar, in which nobody may be named."""

from collections.abc import Iterable
from typing import Any, Self

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField

from sspf.calendars.rules.events import EventTerms, StaffingTerms
from sspf.calendars.rules.yearly import Yearly
from sspf.cases.forms.nameless import NamelessForm
from sspf.catalogue.entries import choosable
from sspf.catalogue.hours import Weekday
from sspf.catalogue.yearly import DayKind
from sspf.web import current
from sspf.web.fields import Checks, Choice, Clock, Day, LongText, Number, Radio, Text

EVERYWHERE = "alla"
MOST = 99


def chosen_area() -> str:
    """The area that the address asks for; "" for all of them, and for one that does not exist."""
    said = request.args.get("omrade", "")
    return said if said in current.catalogue().areas else ""


class EventForm(NamelessForm):
    """What happens, where and when, and who is wanted there."""

    title = Text(_l("Vad händer?"), _l("vad som händer"), longest=120)
    kind = Choice(_l("Vad för slags händelse?"), _l("vad för slags händelse det är"))
    area = Choice(_l("Område"), _l("området"))
    first_on = Day(_l("Dag"), _l("dagen"))
    last_on = Day(_l("Till och med"), _l("den sista dagen"), required=False)
    starts = Clock(_l("Börjar"), _l("tiden då det börjar"), required=False)
    ends = Clock(_l("Slutar"), _l("tiden då det slutar"), required=False)
    place = Text(_l("Plats"), _l("platsen"), required=False)
    weekdays = Checks(_l("Kommer det tillbaka varje vecka?"), _l("veckodagarna"), required=False)
    school_days = BooleanField(_l("Bara när det är skola, inte på lov"))
    asked = Checks(_l("Vilka behövs där?"), _l("vilka som behövs"), required=False)
    note = LongText(_l("Att tänka på"), _l("det ni ska tänka på"), required=False, longest=1000)
    yearly = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catalogue, today = current.catalogue(), current.work().today
        self.kind.offer((each.value, catalogue.label(each)) for each in DayKind)
        self.weekdays.offer((each.value, catalogue.label(each)) for each in Weekday)
        self.asked.offer((each.id, each.label) for each in choosable(catalogue.agencies, today).values())

    def offer_areas(self, areas: Iterable[str]) -> Self:
        """Offer the areas in which somebody enters things; "" is the whole municipality."""
        labels = current.catalogue().areas
        self.area.offer((each or EVERYWHERE, labels[each].label if each else _("Hela kommunen")) for each in areas)
        return self

    @classmethod
    def over(cls, terms: EventTerms, version: int) -> Self:
        """The form over what is entered."""
        names = ("title", "first_on", "place", "school_days", "note", "yearly")
        stored = {name: getattr(terms, name) for name in names}
        times = {name: getattr(terms, name).replace(":", ".") for name in ("starts", "ends")}
        last_on = terms.last_on if terms.last_on != terms.first_on else None
        lists = {"weekdays": [each.value for each in terms.weekdays], "asked": list(terms.asked)}
        area = terms.area or EVERYWHERE
        return cls(
            data={**stored, **times, **lists, "kind": terms.kind, "area": area, "last_on": last_on, "version": version}
        )

    @classmethod
    def about(cls, day: Yearly, area: str) -> Self:
        """The form for planning a day that comes back every year."""
        known = {"title": day.label, "kind": day.kind, "first_on": day.day, "asked": list(day.wanted)}
        return cls(data={**known, "area": area or EVERYWHERE, "yearly": day.id})

    def terms(self) -> EventTerms:
        """What was typed, once the form is valid."""
        return EventTerms(
            title=self.title.data or "",
            kind=DayKind(self.kind.data),
            area="" if self.area.data == EVERYWHERE else self.area.data,
            first_on=self.first_on.data,
            last_on=self.last_on.data or self.first_on.data,
            starts=self.starts.data or "",
            ends=self.ends.data or "",
            place=self.place.data or "",
            weekdays=tuple(map(Weekday, self.weekdays.data or ())),
            school_days=bool(self.school_days.data),
            asked=tuple(self.asked.data or ()),
            note=self.note.data or "",
            yearly=yearly if (yearly := self.yearly.data or "") in current.catalogue().calendar else "",
            nameless=bool(self.nameless.data),
        )


class StaffingForm(NamelessForm):
    """Who comes from one agency."""

    comes = Radio(_l("Kommer ni?"), _l("om ni kommer"), [("ja", _l("Ja")), ("nej", _l("Inte den här gången"))])
    count = Number(_l("Hur många?"), _l("hur många som kommer"), 1, MOST, required=False)
    lead = Text(_l("Vilken funktion håller ihop det?"), _l("funktionen"), required=False, longest=80)
    note = Text(_l("Att veta"), _l("det andra behöver veta"), required=False)

    @classmethod
    def over(cls, terms: StaffingTerms | None, version: int | None) -> Self:
        """The form over what was said, or for saying it the first time."""
        if terms is None:
            return cls()
        comes = "ja" if terms.count else "nej"
        said = {"comes": comes, "count": terms.count or None, "lead": terms.lead, "note": terms.note}
        return cls(data={**said, "version": version})

    def terms(self) -> StaffingTerms:
        """What was typed, once the form is valid. Who comes without saying how many comes alone."""
        count = (self.count.data or 1) if self.comes.data == "ja" else 0
        return StaffingTerms(count, self.lead.data or "", self.note.data or "", bool(self.nameless.data))
