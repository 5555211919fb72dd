"""Who takes part, stands in, leads the case; and which school the young person goes to."""

from collections.abc import Iterable
from datetime import date
from typing import Self
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sspf.cases.rules.terms import NewSchool, StandIn
from sspf.web.fields import Checks, Choice, Day, Text, YesNo
from sspf.web.forms import Form


class ParticipantForm(Form):
    """Who takes part and when: a function, or one of the people, of a unit that the consent lets in now."""

    person = Choice(_l("Vem ska vara med?"), _l("vem som ska vara med"))
    from_on = Day(_l("Från och med"), _l("den första dagen"), required=False)
    until_on = Day(_l("Till och med"), _l("den sista dagen"), required=False)

    @classmethod
    def offering(cls, choices: Iterable[tuple[str, str]]) -> Self:
        """The form with functions and people of the units inside the consent: "unit:seat:id", "unit:account:id"."""
        form = cls()
        form.person.offer(choices)
        return form

    @property
    def chosen(self) -> tuple[str, UUID | None, str | None]:
        """Unit, and account or seat."""
        unit, kind, who = str(self.person.data).split(":")
        return (unit, None, who) if kind == "seat" else (unit, UUID(who), None)


class SubstituteForm(Form):
    """Who stands in for whom, and when."""

    absent = Choice(_l("Vem är borta?"), _l("vem som är borta"))
    substitute = Choice(_l("Vem tar över?"), _l("vem som tar över"))
    from_on = Day(_l("Från och med"), _l("den första dagen"))
    until_on = Day(_l("Till och med"), _l("den sista dagen"))

    @classmethod
    def offering(cls, people: Iterable[tuple[str, str]], today: date) -> Self:
        """The form with those who may be chosen, by account, from today on."""
        form, people = cls(data={"from_on": today}), list(people)
        form.absent.offer(people)
        form.substitute.offer(people)
        return form

    def stand_in(self) -> StandIn:
        """What was chosen."""
        people = UUID(str(self.absent.data)), UUID(str(self.substitute.data))
        return StandIn(*people, self.from_on.data, self.until_on.data)


class HandoverForm(Form):
    """Who leads the case from now on, and whether the family knows."""

    coordinator = Choice(_l("Vem tar över?"), _l("vem som tar över"))
    told = YesNo(_l("Vet familjen vem som är deras kontakt nu?"), _l("om familjen vet"))

    @classmethod
    def offering(cls, people: Iterable[tuple[str, str]]) -> Self:
        """The form with the other coordinators, by account."""
        form = cls()
        form.coordinator.offer(people)
        return form


class SchoolChangeForm(Form):
    """Which school's people leave the case, and which school comes instead."""

    left = Checks(_l("Vilka ska inte längre vara med?"), _l("vilka som ska sluta"))
    joined = Choice(_l("Vilken skola börjar ungdomen i?"), _l("den nya skolan"))
    school = Text(_l("Skola och klass, som den ska stå i ärendet"), _l("skolan"), required=False, longest=120)

    ELSEWHERE = "-"

    @classmethod
    def offering(cls, left: Iterable[tuple[str, str]], schools: Iterable[tuple[str, str]]) -> Self:
        """The form with the units that can be left, and every school of ours to begin in."""
        form = cls()
        form.left.offer(left)
        form.joined.offer([*schools, (cls.ELSEWHERE, _("En annan skola, utanför SSPF"))])
        return form

    def terms(self) -> NewSchool:
        """What was chosen."""
        joined = str(self.joined.data)
        return NewSchool(
            frozenset(self.left.data or ()), None if joined == self.ELSEWHERE else joined, self.school.data
        )
