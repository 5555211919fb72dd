"""Who has led a case, and whether the family knows who leads it now."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import aliased

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Handover
from sspf.cases.queries.reach import Sight
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class HandoverLine:
    """One time that a case was handed over."""

    before: str
    after: str
    at: datetime
    told_on: date | None


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
