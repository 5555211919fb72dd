"""Which anmälningar wait, and which are answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select, union_all

from sspf import clock, paging
from sspf.access.permissions import Permission
from sspf.crypto.scope import Scope
from sspf.referrals.models import Letter, Referral
from sspf.referrals.queries import box
from sspf.referrals.rules.deadlines import (
    acknowledge_by,
    first_contact_by,
    is_contact_late,
    is_overdue,
    urgent_within,
)
from sspf.referrals.rules.progress import ANSWERED, WAITING, ReferralSource, ReferralState
from sspf.referrals.rules.sending import ProtectedAnswer, Sent
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class WaitingReferral:
    """An anmälan that nobody has answered yet, as a task: nothing that tells who it is about."""

    id: UUID
    received_at: datetime
    source: ReferralSource
    state: ReferralState
    acknowledge_on: date
    overdue: bool
    contact_on: date
    contact_late: bool
    contacted_at: datetime | None
    urgent_by: datetime | None
    """Until when guardians are to be contacted; None when they have been, or nothing is that urgent."""

    @property
    def is_taken_up(self) -> bool:
        """Whether somebody has taken it out of the letterbox."""
        return self.state is not ReferralState.received

    @property
    def urgent(self) -> bool:
        """Whether guardians are to be contacted within hours (protocol item 99)."""
        return self.urgent_by is not None


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """An anmälan in the inbox: the task, and whom it is about."""

    task: WaitingReferral
    youth: str
    protected: bool
    unit: str | None
    answered_at: datetime | None
    unreadable: bool = False
    """A letter that does not open: it was changed in the database, or never was an anmälan."""


def waiting(work: Work) -> list[WaitingReferral]:
    """The anmälningar that wait for an answer, oldest first, a page of them; none for those who may not read them."""
    if not work.may(Permission.referral_read):
        return []
    return [line.task for line in _lines(work, _waiting().limit(paging.SHOWN)) if not line.unreadable]


def waiting_page(work: Work, after: UUID | None = None) -> list[ReferralLine]:
    """The inbox, oldest first: a page after the one named, and one more when others follow."""
    return _lines(work, _waiting(after).limit(paging.FETCHED))


def answered_page(work: Work, before: UUID | None = None) -> list[ReferralLine]:
    """Those that are answered, the latest received first: a page before the one named, and one more."""
    query = select(Referral).where(Referral.state.in_(ANSWERED))
    query = query.order_by(Referral.received_at.desc(), Referral.id.desc())
    if before is not None:
        at = select(Referral.received_at).where(Referral.id == before).scalar_subquery()
        query = query.where(or_(Referral.received_at < at, and_(Referral.received_at == at, Referral.id < before)))
    rows = list(work.session.scalars(query.limit(paging.FETCHED)))
    _admit(work, rows)
    return [_line(work, row) for row in rows]


def _waiting(after: UUID | None = None) -> Select[Referral, Letter]:
    """Those that are taken up and those that still lie in the box, one or the other in each row, oldest first."""
    taken = select(Referral.id, Referral.received_at).where(Referral.state.in_(WAITING))
    both = union_all(taken, select(Letter.id, Letter.received_at)).subquery()
    query = select(Referral, Letter).select_from(both)
    query = query.outerjoin(Referral, Referral.id == both.c.id).outerjoin(Letter, Letter.id == both.c.id)
    if after is not None:
        at = func.coalesce(_received(Referral, after), _received(Letter, after), type_=Referral.received_at.type)
        query = query.where(or_(both.c.received_at > at, and_(both.c.received_at == at, both.c.id > after)))
    return query.order_by(both.c.received_at, both.c.id)


def _received(model: type[Referral] | type[Letter], row_id: UUID) -> Any:
    return select(model.received_at).where(model.id == row_id).scalar_subquery()


def _lines(work: Work, query: Select[Referral, Letter]) -> list[ReferralLine]:
    rows: list[Referral | Letter] = [row for both in work.session.execute(query) for row in both if row is not None]
    _admit(work, [row for row in rows if isinstance(row, Referral)])
    lying = [row for row in rows if isinstance(row, Letter)]
    if lying:
        box.admit(work, Permission.referral_read)
    said = box.opened(work, lying)
    return [_line(work, row) if isinstance(row, Referral) else _unopened(work, row, said) for row in rows]


def _admit(work: Work, rows: Sequence[Referral]) -> None:
    zones = work.grant(Permission.referral_read).zones
    for row in rows:
        work.admit(Scope.referral(row.id), zones)


def task(work: Work, row: Referral | Letter, triggers: Iterable[str]) -> WaitingReferral:
    """An opened anmälan, with the ids of its triggers, as a task."""
    deadlines, received_on = work.catalogue.deadlines, clock.local_date(row.received_at)
    last_day = acknowledge_by(received_on, deadlines.acknowledge_working_days)
    contact_on = first_contact_by(received_on, deadlines.first_contact_working_days)
    reached, told = (row.contacted_at, row.guardian_told_at) if isinstance(row, Referral) else (None, None)
    hours = [work.catalogue.triggers[each].urgent_hours for each in triggers if each in work.catalogue.triggers]
    span = urgent_within(hours)
    return WaitingReferral(
        id=row.id,
        received_at=row.received_at,
        source=row.source,
        state=row.state,
        acknowledge_on=last_day,
        overdue=is_overdue(row.state, last_day, work.today),
        contact_on=contact_on,
        contact_late=is_contact_late(row.state, reached is not None, contact_on, work.today),
        contacted_at=reached,
        urgent_by=row.received_at + span if span and told is None else None,
    )


def _line(work: Work, row: Referral) -> ReferralLine:
    youth = f"{row.given_name} {row.family_name}".strip()
    protected = row.protected == ProtectedAnswer.yes
    unit = None if row.shield_reason else row.unit
    return ReferralLine(task(work, row, row.triggers), youth, protected, unit, row.answered_at)


def _unopened(work: Work, letter: Letter, said: dict[UUID, Sent | None]) -> ReferralLine:
    if (sent := said[letter.id]) is None:
        return ReferralLine(task(work, letter, ()), "", False, letter.unit, None, unreadable=True)
    youth = f"{sent.youth.given_name} {sent.youth.family_name}".strip()
    protected = sent.youth.protected is ProtectedAnswer.yes
    return ReferralLine(task(work, letter, sent.worry.triggers), youth, protected, letter.unit, None)
