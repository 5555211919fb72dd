"""Which anmälningar wait and which are answered, and one of them as it was sent in."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, and_, or_, select

from sspf import clock, workdays
from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.crypto.mac import token_digest
from sspf.crypto.scope import Scope
from sspf.errors import NotFound
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
from sspf.referrals.rules.sending import Agreement, FamilyKnows, ProtectedAnswer, Sender, Sent, Worry, YouthSaid
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


@dataclass(frozen=True, slots=True)
class Answer:
    """What an anmälan led to. Reason is an id of `reasons.toml`."""

    at: datetime | None
    case_id: UUID | None
    handed_to: str
    handed_how: str
    reason: str | None
    note: str


@dataclass(frozen=True, slots=True)
class ReferralView:
    """A whole anmälan, as it was sent and as it stands. Sender and family should be contacted by `contact_on`."""

    task: WaitingReferral
    sent: Sent
    unit: str | None
    sent_by: str | None
    taken_up_at: datetime | None
    handler: str | None
    contact_on: date
    answer: Answer

    @property
    def id(self) -> UUID:
        """The anmälan's id."""
        return self.task.id

    @property
    def youth(self) -> str:
        """Whom it is about, as far as is known."""
        return f"{self.sent.youth.given_name} {self.sent.youth.family_name}".strip()

    @property
    def protected(self) -> bool:
        """Whether someone in the family lives with protected personal data."""
        return self.sent.youth.protected is ProtectedAnswer.yes


def find(work: Work, permission: Permission, referral_id: UUID) -> Referral:
    """The anmälan; `NotFound` when there is none. To handle it locks it until the unit ends: one answer, not two.

    Whoever has the permission reaches every anmälan; the policy gives it to coordinators alone. Only here, and in the
    lists of this module, is the key of an anmälan admitted.
    """
    grant = work.grant(permission)
    query = select(Referral).where(Referral.id == referral_id)
    if permission is Permission.referral_handle:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = work.session.scalars(query).one_or_none()
    if row is None:
        raise NotFound
    work.admit(Scope.referral(row.id), grant.zones)
    return row


def show(work: Work, referral_id: UUID) -> ReferralView:
    """One anmälan as plain values."""
    row = find(work, Permission.referral_read, referral_id)
    names = accounts.names(work, [row.account_id, row.handler_id])
    return ReferralView(
        task=_task(work, row),
        sent=_sent(row),
        unit=row.unit,
        sent_by=names.get(row.account_id) if row.account_id else None,
        taken_up_at=row.taken_up_at,
        handler=names.get(row.handler_id) if row.handler_id else None,
        contact_on=workdays.after(
            clock.local_date(row.received_at), work.catalogue.deadlines.first_contact_working_days
        ),
        answer=_answer(row),
    )


def waiting(work: Work) -> list[WaitingReferral]:
    """The anmälningar that wait for an answer, oldest first, a page of them; none for those who may not read them."""
    if not work.may(Permission.referral_read):
        return []
    return [_task(work, row) for row in _opened(work, _waiting().limit(PAGE_SIZE))]


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


def received_with(work: Work, number: str) -> datetime | None:
    """When the anmälan with a receipt number came in; None when there is none. Opens nothing, so anyone may ask."""
    return work.session.scalar(select(Referral.received_at).where(Referral.receipt == token_digest(number)))


def with_receipt(work: Work, number: str) -> UUID | None:
    """The anmälan whose receipt number someone read out on the telephone."""
    work.grant(Permission.referral_read)
    return work.session.scalar(select(Referral.id).where(Referral.receipt == token_digest(number)))


def _waiting() -> Select[Referral]:
    return select(Referral).where(Referral.state.in_(WAITING)).order_by(Referral.received_at, Referral.id)


def _opened(work: Work, query: Select[Referral]) -> list[Referral]:
    zones = work.grant(Permission.referral_read).zones
    rows = list(work.session.scalars(query))
    for row in rows:
        work.admit(Scope.referral(row.id), zones)
    return rows


def _task(work: Work, row: Referral) -> WaitingReferral:
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
    return ReferralLine(_task(work, row), youth, protected, row.unit, row.answered_at)


def _sent(row: Referral) -> Sent:
    return Sent(
        Sender(row.source, row.sender_name, row.sender_relation, row.sender_contact, row.anonymous),
        YouthSaid(
            row.given_name,
            row.family_name,
            row.personal_number,
            row.born_on,
            row.school,
            row.language,
            row.needs_interpreter,
            ProtectedAnswer(row.protected) if row.protected else None,
        ),
        Worry(tuple(row.triggers), row.concern, row.works_well),
        Agreement(FamilyKnows(row.knows) if row.knows else None, row.agreed_by, row.agreed_on),
    )


def _answer(row: Referral) -> Answer:
    return Answer(
        row.answered_at,
        row.case_id,
        row.handed_to or "",
        row.handed_how or "",
        row.closing_reason,
        row.closing_note or "",
    )
