"""Writing down who a case is about."""

from enum import StrEnum
from typing import Final
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import circle
from sspf.cases.models import Person
from sspf.cases.queries import people as case_people
from sspf.cases.queries import reach
from sspf.cases.rules import protections
from sspf.cases.rules.people import PLACES, Gender, PersonRole, PersonTerms, SchoolYear
from sspf.cases.rules.states import CaseProblem
from sspf.errors import Refused
from sspf.work import Work

CHOSEN: Final[dict[str, type[StrEnum]]] = {"gender": Gender, "school_year": SchoolYear}
"""What is chosen from a list of the program's own, and stored by its value."""


def add_person(work: Work, case_id: UUID, terms: PersonTerms) -> UUID:
    """Write down a guardian or relative, or the youth when there is none yet."""
    sight = open_sight(work, case_id)
    if terms.role is PersonRole.youth and any(
        each.role is PersonRole.youth for each in case_people.persons(work, sight)
    ):
        raise Refused(CaseProblem.one_youth, "role")
    return write_down(work, case_id, terms)


def change_person(work: Work, case_id: UUID, person_id: UUID, terms: PersonTerms, seen: int | None) -> None:
    """Correct what is written about a person. Raises `Conflict` with what is stored when someone saved in between.

    What is known about protected data stays as it is; `protections.change` writes that, and `places.write` the places.
    A youth's day of birth decides about the consent: `consents.actions.change_person` is the way to here from outside.
    """
    sight = open_sight(work, case_id)
    person = case_people.person(work, sight, person_id)
    # Neither the form nor what somebody else saved meanwhile shows where a protected person can be found (R63).
    covered = PLACES if protections.hidden(person, case_people.persons(work, sight)) else frozenset()
    changed = {name: value for name, value in _checked(work, terms).columns().items() if name not in covered}
    if person.protected:
        changed.pop("protected")
    work.same_version(person, seen, {name: _as_typed(work, name, getattr(person, name)) for name in changed})
    for name, value in changed.items():
        setattr(person, name, value)
    _answered(work, sight, person, terms)
    work.record(events.PersonChanged(case_id, person_id))


def open_sight(work: Work, case_id: UUID) -> reach.Sight:
    """A case the actor may change. Raises `Refused` when it is closed."""
    return reach.find_open(work, Permission.case_manage, case_id)


def write_down(work: Work, case_id: UUID, terms: PersonTerms) -> UUID:
    """Add the person's row; the case has been reached before."""
    sight = reach.find(work, Permission.case_manage, case_id)
    person = Person(case_id=case_id, role=terms.role, **_checked(work, terms).columns())
    work.add(person)
    work.flush()
    work.record(events.PersonAdded(case_id, person.id))
    _answered(work, sight, person, terms)
    return person.id


def _answered(work: Work, sight: reach.Sight, person: Person, terms: PersonTerms) -> None:
    """Note that the question about protected data was asked, and let only named persons see the case after a yes."""
    if terms.asked:
        person.protection = person.known_protection.asked(work.today).packed()
    if person.protected:
        circle.narrow(work, sight)


def _checked(work: Work, terms: PersonTerms) -> PersonTerms:
    return terms.checked(work.today, allow_test=work.installation.settings.accepts_test_people)


def _as_typed(work: Work, name: str, value: object) -> str:
    """A stored value as a form shows it, to stand beside what somebody else typed."""
    if value and name in CHOSEN:
        return work.catalogue.label(CHOSEN[name](str(value)))
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    return "" if value is None else str(value)
