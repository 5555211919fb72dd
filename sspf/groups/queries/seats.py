"""Who holds the functions of the groups on a day, and how many open cases each coordinator has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account, SeatHolder
from sspf.cases.models import Case
from sspf.cases.rules.states import CaseState
from sspf.catalogue.agencies import SeatKind
from sspf.groups.rules.capacity import Load
from sspf.groups.rules.members import Holding
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Capacity:
    """What one coordinator has: the time that is set aside, and the cases that are open."""

    name: str
    seat: str
    load: Load


def holdings(work: Work, seats: Iterable[str], day: date) -> dict[str, tuple[Holding, ...]]:
    """Who holds each function on a day, in one statement; enabled accounts only. The caller reaches the group."""
    found: dict[str, tuple[Holding, ...]] = {}
    for holder, account in work.session.execute(_held(work, seats, day)):
        held = Holding(account.name, holder.until_on, holder.percent)
        found[holder.seat] = (*found.get(holder.seat, ()), held)
    return found


def capacity(work: Work) -> tuple[Capacity, ...]:
    """Each coordinator with time and open cases, in two statements: figures alone, for whoever may see figures."""
    leading = [each.id for each in work.catalogue.seats.values() if each.kind is SeatKind.coordinator]
    counted = select(Case.coordinator_id, func.count()).where(Case.state != CaseState.closed)
    cases = {each[0]: each[1] for each in work.session.execute(counted.group_by(Case.coordinator_id))}
    return tuple(
        Capacity(account.name, holder.seat, Load(cases.get(account.id, 0), holder.percent))
        for holder, account in work.session.execute(_held(work, leading, work.today))
    )


def _held(work: Work, seats: Iterable[str], day: date) -> Select[SeatHolder, Account]:
    accounts.admit_directory(work)
    lasts = or_(SeatHolder.until_on.is_(None), SeatHolder.until_on >= day)
    return (
        select(SeatHolder, Account)
        .join(Account, SeatHolder.account_id == Account.id)
        .where(SeatHolder.seat.in_(list(seats)), SeatHolder.from_on <= day, lasts)
        .where(Account.disabled_at.is_(None))
        .order_by(SeatHolder.from_on, SeatHolder.id)
    )
