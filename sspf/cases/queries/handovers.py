"""Who has led a case, and whether the family knows who leads it now."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Case, Handover, Person
from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One time that a case was handed over."""

    before: str
    after: str
    at: datetime
    told_on: date | None


@dataclass(frozen=True, slots=True)
class Untold:
    """A family that does not know yet who leads the case."""

    case_id: UUID
    youth: str
    at: datetime


def of_case(work: Work, sight: Sight) -> list[HandoverLine]:
    """Every time the case was handed over, the latest first."""
    accounts.admit_directory(work)
    before, after = aliased(Account), aliased(Account)
    query = (
        select(Handover, before, after)
        .join(before, before.id == Handover.from_id)
        .join(after, after.id == Handover.to_id)
        .where(Handover.case_id == sight.case.id)
        .order_by(Handover.at.desc(), Handover.id)
    )
    return [HandoverLine(old.name, new.name, row.at, row.told_on) for row, old, new in work.session.execute(query)]


def untold(work: Work, sight: Sight) -> list[Handover]:
    """The times of which the family has not been told."""
    query = select(Handover).where(Handover.case_id == sight.case.id, Handover.told_on.is_(None))
    return list(work.session.scalars(query))


def waiting(work: Work) -> list[Untold]:
    """Families to tell, across all cases the actor leads; the oldest first."""
    if not work.may(Permission.case_manage):
        return []
    query = (
        select(Handover, Person)
        .join(Case, Case.id == Handover.case_id)
        .join(Person, Person.case_id == Case.id)
        .where(Handover.told_on.is_(None), Person.role == PersonRole.youth, Case.closed_at.is_(None))
        .where(Handover.to_id == work.actor.account_id, reach.reached(work, Permission.case_manage))
        .order_by(Handover.at)
    )
    rows = work.session.execute(query).all()
    reach.admit(work, Permission.case_manage, [row.case_id for row, _ in rows])
    return [Untold(row.case_id, youth.name, row.at) for row, youth in rows]
