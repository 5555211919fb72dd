"""Reaching one anmälan."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.crypto.mac import token_digest
from sspf.crypto.scope import Scope
from sspf.errors import NotFound
from sspf.referrals.models import Referral
from sspf.work import Work


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


def received_with(work: Work, number: str) -> datetime | None:
    """When the anmälan with a receipt number came in; None when there is none. Opens nothing, so anyone may ask."""
    return work.session.scalar(select(Referral.received_at).where(Referral.receipt == token_digest(number)))


def with_receipt(work: Work, number: str) -> UUID | None:
    """The anmälan whose receipt number someone read out on the telephone."""
    work.grant(Permission.referral_read)
    return work.session.scalar(select(Referral.id).where(Referral.receipt == token_digest(number)))
