"""The forms of a group case itself, its notes, its föräldramöten and its end."""

from typing import Any, Self

from flask_babel import lazy_gettext as _l

from sspf.cases.forms.nameless import NamelessForm
from sspf.cases.rules.people import SchoolYear
from sspf.catalogue.entries import choosable
from sspf.group_cases.rules.terms import GroupTerms, ParentsMeetingTerms, Span
from sspf.web import current
from sspf.web.fields import Checks, Choice, Clock, Day, LongText, Number, Text

OLDEST, MOST = 25, 500


class GroupForm(NamelessForm):
    """What is known of a group, in counts and spans."""

    title = Text(_l("Vad gäller det?"), _l("vad det gäller"), longest=120)
    area = Choice(_l("Område"), _l("området"))
    young_from = Number(_l("Hur många ungdomar?"), _l("hur många ungdomar det är"), 1, MOST)
    young_until = Number(_l("Som flest"), _l("hur många det är som flest"), 1, MOST, required=False)
    year_from = Choice(_l("Från årskurs"), _l("årskursen"), required=False)
    year_until = Choice(_l("Till årskurs"), _l("årskursen"), required=False)
    age_from = Number(_l("Yngst"), _l("åldern på de yngsta"), 5, OLDEST, required=False)
    age_until = Number(_l("Äldst"), _l("åldern på de äldsta"), 5, OLDEST, required=False)
    triggers = Checks(_l("Vad är det som händer?"), _l("vad det är som händer"), required=False)
    observed = LongText(_l("Vad har ni sett?"), _l("vad ni har sett"))
    wanted = LongText(_l("Vad vill ni uppnå?"), _l("vad ni vill uppnå"))
    units = Checks(_l("Vilka enheter arbetar med det?"), _l("vilka enheter som arbetar med det"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        catalogue, today = current.catalogue(), current.work().today
        for field, table in ((self.area, catalogue.areas), (self.triggers, catalogue.triggers)):
            field.offer((each.id, each.label) for each in choosable(table, today).values())
        units = choosable(catalogue.units, today).values()
        self.units.offer((each.id, each.label) for each in units if each.case_work)
        for field in (self.year_from, self.year_until):
            field.offer((year.value, catalogue.label(year)) for year in SchoolYear)

    @classmethod
    def over(cls, terms: GroupTerms, version: int) -> Self:
        """The form over what is written."""
        first, last = terms.years
        spans = {"young": terms.young, "age": terms.ages}
        numbers = {f"{name}_{end}": value for name, span in spans.items() for end, value in _ends(span)}
        words = {name: getattr(terms, name) for name in ("title", "area", "observed", "wanted")}
        lists = {"triggers": list(terms.triggers), "units": list(terms.units)}
        return cls(data={**words, **numbers, **lists, "year_from": first, "year_until": last, "version": version})

    def terms(self) -> GroupTerms:
        """What was typed, once the form is valid."""
        first, last = (SchoolYear(field.data) if field.data else None for field in (self.year_from, self.year_until))
        return GroupTerms(
            title=self.title.data or "",
            area=self.area.data,
            ages=Span(self.age_from.data, self.age_until.data),
            years=(first, last),
            young=Span(self.young_from.data, self.young_until.data),
            triggers=tuple(self.triggers.data or ()),
            observed=self.observed.data or "",
            wanted=self.wanted.data or "",
            units=tuple(self.units.data or ()),
            nameless=bool(self.nameless.data),
        )


class GroupNoteForm(NamelessForm):
    """A note along the way."""

    text = LongText(_l("Anteckning"), _l("anteckningen"), longest=2000)


class GroupClosingForm(NamelessForm):
    """What it led to."""

    outcome = LongText(_l("Vad ledde det till?"), _l("vad det ledde till"), longest=2000)


class ParentsMeetingForm(NamelessForm):
    """A föräldramöte: first when and where, afterwards how many came and what was agreed."""

    held_on = Day(_l("Dag"), _l("dagen"))
    starts = Clock(_l("Börjar"), _l("tiden då mötet börjar"), required=False)
    place = Text(_l("Plats"), _l("platsen"))
    units = Checks(_l("Vilka enheter är med?"), _l("vilka enheter som är med"), required=False)
    came = Number(_l("Hur många kom?"), _l("hur många som kom"), 0, MOST, required=False)
    agreed = LongText(_l("Vad kom ni överens om?"), _l("vad ni kom överens om"), required=False, longest=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = choosable(current.catalogue().units, current.work().today).values()
        self.units.offer((each.id, each.label) for each in units if each.case_work)

    @classmethod
    def over(cls, terms: ParentsMeetingTerms, version: int) -> Self:
        """The form over what is written."""
        names = ("held_on", "place", "came", "agreed")
        stored = {name: getattr(terms, name) for name in names}
        starts = terms.starts.replace(":", ".")
        return cls(data={**stored, "starts": starts, "units": list(terms.units), "version": version})

    def terms(self) -> ParentsMeetingTerms:
        """What was typed, once the form is valid."""
        return ParentsMeetingTerms(
            held_on=self.held_on.data,
            starts=self.starts.data or "",
            place=self.place.data or "",
            units=tuple(self.units.data or ()),
            came=self.came.data,
            agreed=self.agreed.data or "",
            nameless=bool(self.nameless.data),
        )


def _ends(span: Span) -> tuple[tuple[str, int | None], tuple[str, int | None]]:
    return ("from", span.from_), ("until", span.until)
