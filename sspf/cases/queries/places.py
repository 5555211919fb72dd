"""Who in a case lives protected, who has asked to see where, and who has seen it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Person, PlaceRequest
from sspf.cases.queries import people as case_people
from sspf.cases.queries.reach import Sight
from sspf.cases.rules import protections
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.places import PlaceReason, PlaceState
from sspf.cases.rules.protections import Protection
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Covered:
    """One person: how they are protected, from whom by name, and whether where they are is covered."""

    id: UUID
    version: int
    name: str
    role: PersonRole
    protected: bool
    hidden: bool
    protection: Protection
    shielded_from: Sequence[str]
    look_again: bool


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request to see a place. `own`: the actor's; `waits`: it can still be answered, or looked at."""

    id: UUID
    person: str
    state: PlaceState
    reason: PlaceReason
    words: str
    recipient: str
    asked_by: str
    asked_at: datetime
    decided_by: str
    until_at: datetime
    shown_at: datetime | None
    own: bool
    waits: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Where a protected person can be found. Shown on a page of its own, and nowhere else."""

    person_id: UUID
    name: str
    rows: Sequence[tuple[str, str]]


def covered(work: Work, sight: Sight) -> list[Covered]:
    """Everyone in the case, and what is known about their protection."""
    known = case_people.persons(work, sight)
    return [_covered(work, each, known) for each in known]


def requests(work: Work, sight: Sight) -> list[RequestLine]:
    """Every request in the case, the latest first, in one statement."""
    accounts.admit_directory(work)
    asker, decider = aliased(Account), aliased(Account)
    query = (
        select(PlaceRequest, Person, asker, decider)
        .join(Person, Person.id == PlaceRequest.person_id)
        .join(asker, asker.id == PlaceRequest.asked_by)
        .outerjoin(decider, decider.id == PlaceRequest.decided_by)
        .where(PlaceRequest.case_id == sight.case.id)
        .order_by(PlaceRequest.asked_at.desc(), PlaceRequest.id)
    )
    return [_line(work, *row) for row in work.session.execute(query)]


def found(work: Work, sight: Sight, person_id: UUID) -> Found:
    """A person's places as plain values. Only `actions.places.show` may ask, after it has been agreed and noted."""
    person = case_people.person(work, sight, person_id)
    areas = work.catalogue.areas
    area = areas[sight.case.area].label if sight.case.area and sight.case.area in areas else ""
    rows = [("phone", person.phone), ("email", person.email), ("address", person.address)]
    rows += [("school", person.school), ("area", area)] if person.is_youth else []
    return Found(person.id, person.name, rows)


def digital_only(work: Work, sight: Sight) -> bool:
    """Whether the family can only be met digitally: somebody here must not learn where somebody else is (R64)."""
    return protections.needs_two(case_people.persons(work, sight))


def asked_on(work: Work, sight: Sight) -> date | None:
    """The local day on which everyone in the case had been asked about (R65)."""
    return protections.asked_before([each.known_protection for each in case_people.persons(work, sight)])


def _covered(work: Work, person: Person, everyone: Sequence[Person]) -> Covered:
    protection, again = (
        person.known_protection,
        person.known_protection.look_again_on(work.catalogue.deadlines.protection_review_days),
    )
    return Covered(
        person.id,
        person.version,
        person.name,
        person.role,
        person.is_protected,
        protections.hidden(person, everyone),
        protection,
        [each.name for each in everyone if each.id in person.shielded_from],
        again is None or again <= work.today,
    )


def _line(work: Work, row: PlaceRequest, person: Person, asker: Account, decider: Account | None) -> RequestLine:
    waits = row.state in (PlaceState.asked, PlaceState.agreed) and work.now < row.until_at
    return RequestLine(
        row.id,
        person.name,
        row.state,
        PlaceReason(row.reason),
        row.words,
        row.recipient,
        asker.name,
        row.asked_at,
        decider.name if decider is not None else "",
        row.until_at,
        row.shown_at,
        row.asked_by == work.actor.account_id,
        waits,
    )
