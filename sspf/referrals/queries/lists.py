"""Which anmälningar wait, and which are answered."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, and_, or_, select

from sspf import clock
from sspf.access.permissions import Permission
from sspf.crypto.scope import Scope
from sspf.referrals.models import Referral
from sspf.referrals.rules.progress import (
    ANSWERED,
    WAITING,
    ReferralSource,
    ReferralState,
    acknowledge_by,
    is_overdue,
    urgent_within,
)
from sspf.referrals.rules.sending import ProtectedAnswer
from sspf.work import Work

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class WaitingReferral:
    """An anmälan that nobody has answered yet, as a task: nothing that tells who it is about."""

    id: UUID
    received_at: datetime
    source: ReferralSource
    state: ReferralState
    acknowledge_on: date
    overdue: bool
    urgent_by: datetime | None

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


def waiting(work: Work) -> list[WaitingReferral]:
    """The anmälningar that wait for an answer, oldest first, a page of them; none for those who may not read them."""
    if not work.may(Permission.referral_read):
        return []
    return [task(work, row) for row in _opened(work, _waiting().limit(PAGE_SIZE))]


def waiting_page(work: Work, after: UUID | None = None) -> list[ReferralLine]:
    """The inbox, oldest first: `PAGE_SIZE` after the one named, and one more to tell whether others follow."""
    query = _waiting()
    if after is not None:
        at = select(Referral.received_at).where(Referral.id == after).scalar_subquery()
        query = query.where(or_(Referral.received_at > at, and_(Referral.received_at == at, Referral.id > after)))
    return [_line(work, row) for row in _opened(work, query.limit(PAGE_SIZE + 1))]


def answered_page(work: Work, before: UUID | None = None) -> list[ReferralLine]:
    """Those that are answered, the latest received first: `PAGE_SIZE` before the one named, and one more."""
    query = select(Referral).where(Referral.state.in_(ANSWERED))
    query = query.order_by(Referral.received_at.desc(), Referral.id.desc())
    if before is not None:
        at = select(Referral.received_at).where(Referral.id == before).scalar_subquery()
        query = query.where(or_(Referral.received_at < at, and_(Referral.received_at == at, Referral.id < before)))
    return [_line(work, row) for row in _opened(work, query.limit(PAGE_SIZE + 1))]


def _waiting() -> Select[Referral]:
    return select(Referral).where(Referral.state.in_(WAITING)).order_by(Referral.received_at, Referral.id)


def _opened(work: Work, query: Select[Referral]) -> list[Referral]:
    zones = work.grant(Permission.referral_read).zones
    rows = list(work.session.scalars(query))
    for row in rows:
        work.admit(Scope.referral(row.id), zones)
    return rows


def task(work: Work, row: Referral) -> WaitingReferral:
    """An opened anmälan as a task."""
    deadline = work.catalogue.deadlines.acknowledge_working_days
    last_day = acknowledge_by(clock.local_date(row.received_at), deadline)
    hours = [work.catalogue.triggers[each].urgent_hours for each in row.triggers if each in work.catalogue.triggers]
    span = urgent_within(hours)
    return WaitingReferral(
        id=row.id,
        received_at=row.received_at,
        source=row.source,
        state=row.state,
        acknowledge_on=last_day,
        overdue=is_overdue(row.state, last_day, work.today),
        urgent_by=row.received_at + span if span else None,
    )


def _line(work: Work, row: Referral) -> ReferralLine:
    youth = f"{row.given_name} {row.family_name}".strip()
    protected = row.protected == ProtectedAnswer.yes
    return ReferralLine(task(work, row), youth, protected, row.unit, row.answered_at)
