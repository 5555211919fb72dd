"""Questions without a name: the coordinator's queue, and what a colleague has asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select, true

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.accounts import queries as accounts
from sspf.crypto.scope import Scope
from sspf.errors import NotFound
from sspf.referrals.models import Consultation
from sspf.referrals.rules.consultations import ConsultationState, Question
from sspf.work import Work

LIMIT = 50
"""So many are listed: those that wait, and then the latest."""


@dataclass(frozen=True, slots=True)
class ConsultationTask:
    """A question that waits, for an answer or to be read: nothing of what it says."""

    id: UUID
    asked_at: datetime
    answered_at: datetime | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """A question with its answer."""

    id: UUID
    state: ConsultationState
    unit: str | None
    asked_by: str
    asked_at: datetime
    question: Question
    answered_at: datetime | None
    answered_by: str
    answer: str


def find(work: Work, permission: Permission, consultation_id: UUID) -> Consultation:
    """A question that the actor reaches with the permission; `NotFound` for any other. To change it locks it."""
    query = select(Consultation).where(Consultation.id == consultation_id, _reached(work, permission))
    if permission is not Permission.consultation_read:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = work.session.scalars(query).one_or_none()
    if row is None:
        raise NotFound
    work.admit(Scope.consultation(row.id), work.grant(permission).zones)
    return row


def show(work: Work, consultation_id: UUID) -> ConsultationView:
    """One question as plain values."""
    return _views(work, [find(work, Permission.consultation_read, consultation_id)])[0]


def page(work: Work) -> list[ConsultationView]:
    """The questions that the actor reaches: those without an answer first, then the latest."""
    reached = _reached(work, Permission.consultation_read)
    unanswered = Consultation.state == ConsultationState.asked
    query = select(Consultation).where(reached).order_by(unanswered.desc(), Consultation.asked_at.desc())
    rows = list(work.session.scalars(query.limit(LIMIT)))
    for row in rows:
        work.admit(Scope.consultation(row.id), work.grant(Permission.consultation_read).zones)
    return _views(work, rows)


def unanswered(work: Work) -> list[ConsultationTask]:
    """What waits for a coordinator's answer, the oldest first; none for those who do not answer."""
    if not work.may(Permission.consultation_answer):
        return []
    return _tasks(work, Consultation.state == ConsultationState.asked)


def unread(work: Work) -> list[ConsultationTask]:
    """The actor's own questions that are answered and not put away."""
    if not work.may(Permission.consultation_ask):
        return []
    mine = Consultation.account_id == work.actor_id
    return _tasks(work, mine & (Consultation.state == ConsultationState.answered))


def _reached(work: Work, permission: Permission) -> ColumnElement[bool]:
    """The clause of each reach: everyone's for a coordinator, one's own for whoever asks."""
    if work.grant(permission).reach is Reach.everything:
        return true()
    return Consultation.account_id == work.actor_id


def _tasks(work: Work, clause: ColumnElement[bool]) -> list[ConsultationTask]:
    columns = (Consultation.id, Consultation.asked_at, Consultation.answered_at, Consultation.unit)
    query: Select[UUID, datetime, datetime | None, str | None] = select(*columns).where(clause)
    rows = work.session.execute(query.order_by(Consultation.asked_at, Consultation.id).limit(LIMIT))
    return [ConsultationTask(*row) for row in rows]


def _views(work: Work, rows: Iterable[Consultation]) -> list[ConsultationView]:
    found = list(rows)
    names = accounts.names(work, [each for row in found for each in (row.account_id, row.answered_by_id)])
    return [
        ConsultationView(
            id=row.id,
            state=row.state,
            unit=row.unit,
            asked_by=names.get(row.account_id, ""),
            asked_at=row.asked_at,
            question=Question(row.worry, row.tried, row.wonder),
            answered_at=row.answered_at,
            answered_by=names.get(row.answered_by_id, "") if row.answered_by_id else "",
            answer=row.answer or "",
        )
        for row in found
    ]
