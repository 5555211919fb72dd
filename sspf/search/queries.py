"""Finds cases by opening the names inside the searcher's own reach: there is no index that could leak them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import load_only

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.cases.models import Case, Person
from sspf.cases.queries import reach
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.states import CaseState, shown_state
from sspf.errors import Refused
from sspf.search.rules import SearchProblem, Wanted, understood
from sspf.work import Work

SHOWN = 20
"""How many cases a search shows at most: more means that too little was typed."""

AT_A_TIME = 4000
"""Cases whose names are opened together: two statements for each lot."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A case that was found. `others`: who in it is meant, when it is not the youth. Never where anyone is."""

    id: UUID
    number: str
    youth: str
    state: CaseState
    protected: bool
    others: tuple[tuple[PersonRole, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, the best first; `more` when there was too much to show."""

    cases: tuple[Hit, ...]
    more: bool = False


def find(work: Work, text: str) -> Hits:
    """The cases the actor reaches in which somebody has this name or number, or which has this case number.

    A partner finds by the youth alone: only the youth is named to partners. Raises `Refused` for too little text.
    """
    wanted = understood(text)
    if wanted is None:
        raise Refused(SearchProblem.too_short, "text")
    found = [_hit(*each, wanted) for each in _cases(work, wanted) if _is_meant(wanted, each[1])]
    best = sorted(found, key=lambda hit: (*wanted.rank(hit.youth), hit.number))
    return Hits(tuple(best[:SHOWN]), len(best) > SHOWN)


Known = tuple[Case, list[Person], bool]


def _cases(work: Work, wanted: Wanted) -> Iterator[Known]:
    """Every case the actor reaches with its people, a lot at a time, the newest first."""
    before = ""
    while lot := _lot(work, wanted, before):
        yield from lot
        if len(lot) < AT_A_TIME:
            return
        before = lot[-1][0].number


def _lot(work: Work, wanted: Wanted, before: str) -> list[Known]:
    found = select(Case.id).where(reach.reached(work, Permission.case_search)).order_by(Case.number.desc())
    if wanted.number:
        found = found.where(Case.number == wanted.number)
    if before:
        found = found.where(Case.number < before)
    shown: dict[UUID, Known] = {}
    for case, person, shares in work.session.execute(_people(work, found.limit(AT_A_TIME))):
        shown.setdefault(case.id, (case, [], shares))[1].append(person)
    reach.admit(work, Permission.case_search, shown)
    return list(shown.values())


def _people(work: Work, found: Select[Any]) -> Select[Any]:
    """The people of some cases, with no more of them than a search opens."""
    columns: tuple[Any, ...] = (Case, Person, Case.id.in_(reach.sharing(work)))
    query = (
        select(*columns)
        .join(Person, Person.case_id == Case.id)
        .where(Case.id.in_(found))
        .order_by(Case.number.desc())
        .options(load_only(Case.number, Case.state))
        .options(
            load_only(
                Person.case_id,
                Person.role,
                Person.given_name_sealed,  # type: ignore[attr-defined]  # made by the sealed attribute
                Person.family_name_sealed,  # type: ignore[attr-defined]
                Person.personal_number_sealed,  # type: ignore[attr-defined]
                Person.protected_sealed,  # type: ignore[attr-defined]
            )
        )
    )
    if work.grant(Permission.case_search).reach is not Reach.everything:
        query = query.where(Person.role == PersonRole.youth)
    return query


def _is_meant(wanted: Wanted, people: Iterable[Person]) -> bool:
    return bool(wanted.number) or any(_matches(wanted, each) for each in people)


def _matches(wanted: Wanted, person: Person) -> bool:
    if wanted.digits:
        return wanted.is_numbered(person.personal_number)
    return bool(wanted.words) and wanted.is_named(person.name)


def _hit(case: Case, people: list[Person], shares: bool, wanted: Wanted) -> Hit:
    youth = next((each for each in people if each.is_youth), None)
    meant = [] if youth is not None and _matches(wanted, youth) else [each for each in people if _matches(wanted, each)]
    return Hit(
        case.id,
        case.number,
        youth.name if youth is not None else "",
        shown_state(case.state, shares),
        any(each.is_protected for each in people),
        tuple((each.role, each.name) for each in meant if not each.is_youth),
    )
