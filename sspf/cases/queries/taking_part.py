"""Who takes part today, case by case: whom `reach.is_mine` would let in, asked for everybody at once."""

from collections.abc import Collection, Iterator
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from sspf.access.actor import Actor
from sspf.access.permissions import Permission
from sspf.access.policy import may
from sspf.access.roles import ACCOUNT_ROLES
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Case, Participant, Substitution
from sspf.work import Work

Part = tuple[UUID, str]
"""A case, and the unit that takes part in it."""

READERS = tuple(role for role in ACCOUNT_ROLES if may(Actor(None, role), Permission.plan_read))
"""The roles that can open a case at all. Whoever only holds a function, as an administratör may, cannot."""


def taking_part(work: Work, case_ids: Collection[UUID]) -> dict[Part, set[UUID]]:
    """The accounts that take part for each unit in each of the cases today, by name, by seat or for somebody absent.

    For jobs, which act for nobody: it reads open columns only and says nothing of the consent. The caller asks that.
    """
    found: dict[Part, set[UUID]] = {}
    if case_ids:
        for part, account_id in (*_by_name(work, case_ids), *_by_seat(work, case_ids)):
            found.setdefault(part, set()).add(account_id)
    return found


def _by_name(work: Work, case_ids: Collection[UUID]) -> Iterator[tuple[Part, UUID]]:
    """Those named, and who stands in for them; nobody who has moved to another unit (R53), and no substitute where
    only named persons may see the case (R63).
    """
    named, substitute, row = aliased(Account), aliased(Account), Substitution
    stands_in = and_(
        row.absent_id == named.id,
        row.unit == Participant.unit,
        row.from_on <= work.today,
        work.today <= row.until_on,
        ~Case.named_only,
    )
    query = (
        select(Participant.case_id, Participant.unit, named.id, substitute.id)
        .join(Case, Case.id == Participant.case_id)
        .join(named, and_(named.id == Participant.account_id, _works_there(named)))
        .outerjoin(row, stands_in)
        .outerjoin(substitute, and_(substitute.id == row.account_id, _works_there(substitute)))
        .where(Participant.case_id.in_(case_ids), _lasts(work))
    )
    for case_id, unit, account_id, instead_id in work.session.execute(query):
        yield (case_id, unit), account_id
        if instead_id is not None:
            yield (case_id, unit), instead_id


def _by_seat(work: Work, case_ids: Collection[UUID]) -> Iterator[tuple[Part, UUID]]:
    """Whoever holds the function that takes part; nobody where only named persons may see the case (R63)."""
    query = (
        select(Participant.case_id, Participant.unit, Participant.seat)
        .join(Case, Case.id == Participant.case_id)
        .where(Participant.case_id.in_(case_ids), _lasts(work), Participant.seat.is_not(None), ~Case.named_only)
    )
    rows = work.session.execute(query).all()
    held = accounts.holders(work, {seat for *_, seat in rows if seat is not None}, work.today)
    for case_id, unit, seat in rows:
        holders = held.get(seat or "", ())
        yield from (((case_id, unit), each.id) for each in holders if each.role in READERS)


def _lasts(work: Work) -> ColumnElement[bool]:
    ended = or_(Participant.until_on.is_(None), Participant.until_on >= work.today)
    return and_(Participant.from_on <= work.today, ended)


def _works_there(account: type[Account]) -> ColumnElement[bool]:
    return and_(account.unit == Participant.unit, account.disabled_at.is_(None), account.role.in_(READERS))
