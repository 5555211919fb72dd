"""The list of cases, a page at a time."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from sspf import paging
from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries.people import full_name
from sspf.cases.queries.reach import admit, reached, sharing
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.states import CaseState, shown_state
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list. `form` is its label."""

    id: UUID
    number: str
    form: str
    youth: str
    state: CaseState
    shares: bool
    protected: bool
    next_follow_up_on: date | None
    opened_at: datetime


def page(work: Work, before: str | None = None) -> list[CaseLine]:
    """The actor's cases, newest number first: a page, and one more when older ones follow."""
    found = (
        select(Case.id).where(reached(work, Permission.case_list)).order_by(Case.number.desc()).limit(paging.FETCHED)
    )
    if before is not None:
        found = found.where(Case.number < before)
    query = (
        select(Case, Person, Case.id.in_(sharing(work)))
        .join(Person, Person.case_id == Case.id)
        .where(Case.id.in_(found))
        .order_by(Case.number.desc())
    )
    shown: dict[UUID, tuple[Case, bool, list[Person]]] = {}
    for case, person, shares in work.session.execute(query):
        shown.setdefault(case.id, (case, shares, []))[2].append(person)
    admit(work, Permission.case_list, shown)
    return [_line(work, *each) for each in shown.values()]


def _line(work: Work, case: Case, shares: bool, people: list[Person]) -> CaseLine:
    youth = next((full_name(each) for each in people if each.role is PersonRole.youth), "")
    protected = any(each.protected for each in people)
    state = shown_state(case.state, shares)
    return CaseLine(
        id=case.id,
        number=case.number,
        form=work.catalogue.forms[case.form].label,
        youth=youth,
        state=state,
        shares=shares,
        protected=protected,
        next_follow_up_on=case.next_follow_up_on,
        opened_at=case.opened_at,
    )
