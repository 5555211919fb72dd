"""Who a case is about: its persons, and the head of its pages."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from sspf.cases.models import Person
from sspf.cases.queries.reach import Sight
from sspf.cases.rules import protections
from sspf.cases.rules.people import PersonLine, PersonRole
from sspf.cases.rules.states import CaseState
from sspf.catalogue.forms import CaseForm
from sspf.errors import NotFound
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What stands at the top of every page of a case. `plan_label`: what its plan is called (complaint K20)."""

    id: UUID
    number: str
    youth: str
    state: CaseState
    protected: bool
    form: CaseForm
    plan_label: str


def head(work: Work, sight: Sight) -> CaseHead:
    """The top of a case's page: number, the youth's name, state, and whether anyone in it lives protected."""
    rows = persons(work, sight)
    youth = next((full_name(each) for each in rows if each.role is PersonRole.youth), "")
    case, catalogue = sight.case, work.catalogue
    return CaseHead(
        id=case.id,
        number=case.number,
        youth=youth,
        state=sight.state,
        protected=any(each.protected for each in rows),
        form=catalogue.forms[case.form],
        plan_label=catalogue.plan_label(case.form),
    )


def persons(work: Work, sight: Sight) -> list[Person]:
    """Everyone in a case the actor reaches: the youth first. Asked for once in a unit of work."""
    if not sight.people:
        sight.people.extend(work.session.scalars(select(Person).where(Person.case_id == sight.case.id)))
    order = {role: place for place, role in enumerate(PersonRole)}
    return sorted(sight.people, key=lambda person: (order[person.role], person.given_name))


def person(work: Work, sight: Sight, person_id: UUID) -> Person:
    """One person of the case; `NotFound` for anyone else's."""
    found = work.session.get(Person, person_id)
    if found is None or found.case_id != sight.case.id:
        raise NotFound
    return found


def people(work: Work, sight: Sight) -> list[PersonLine]:
    """Everyone in the case as plain values, for those who may see where people live. Protected places stay covered."""
    known = persons(work, sight)
    return [each.line(work.today, found=not protections.hidden(each, known)) for each in known]


def person_line(work: Work, sight: Sight, person_id: UUID) -> PersonLine:
    """One person of the case as plain values, protected places covered; `NotFound` for anyone else's."""
    return person(work, sight, person_id).line(
        work.today, found=not protections.hidden(person(work, sight, person_id), persons(work, sight))
    )


def full_name(person: Person) -> str:
    """A person's name as it is spoken."""
    return person.name
