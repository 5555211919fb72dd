"""Reaching one anmälan."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Row, literal, null, select, union_all

from sspf.access.permissions import Permission
from sspf.clock import local_date
from sspf.crypto.mac import token_digest
from sspf.crypto.scope import Scope
from sspf.errors import NotFound, Refused
from sspf.referrals.models import Letter, Referral
from sspf.referrals.queries import box
from sspf.referrals.rules.following import PublicState, public_state
from sspf.referrals.rules.sending import ReferralProblem
from sspf.work import Work


def find(work: Work, permission: Permission, referral_id: UUID) -> Referral:
    """The anmälan; `NotFound` when there is none. To handle it locks it until the unit ends: one answer, not two.

    Whoever has the permission reaches every anmälan; the policy gives it to coordinators alone. Only here, and in the
    lists of this module, is the key of an anmälan admitted. One that still lies in the letterbox is `Refused`: it has
    to be taken up first.
    """
    row = lookup(work, permission, referral_id)
    if row is None and box.lies_here(work, referral_id):
        raise Refused(ReferralProblem.take_up_first)
    if row is None:
        raise NotFound
    return row


def lookup(work: Work, permission: Permission, referral_id: UUID) -> Referral | None:
    """The same, and None when there is none that has been taken up."""
    grant = work.grant(permission)
    query = select(Referral).where(Referral.id == referral_id)
    if permission is Permission.referral_handle:
        query = query.with_for_update().execution_options(populate_existing=True)
    row = work.session.scalars(query).one_or_none()
    if row is not None:
        work.admit(Scope.referral(row.id), grant.zones)
    return row


def received_with(work: Work, number: str) -> datetime | None:
    """When the anmälan with a receipt number came in; None when there is none. Opens nothing, so anyone may ask."""
    found = _with_number(work, number)
    return found[0].received_at if found else None


def followed(work: Work, number: str) -> PublicState | None:
    """How far the anmälan with a receipt number has come, in the words for its sender; None when there is none."""
    found = _with_number(work, number)
    if not found:
        return None
    answered_at = found[0].answered_at
    return public_state(found[0].state, local_date(answered_at) if answered_at else None, work.today)


def with_receipt(work: Work, number: str) -> UUID | None:
    """The anmälan whose receipt number someone read out on the telephone."""
    work.grant(Permission.referral_read)
    found = _with_number(work, number)
    return found[0].id if found else None


def _with_number(work: Work, number: str) -> Sequence[Row[Any]]:
    """In the box or taken up, in one statement: that a number is unknown shows in nothing but the answer."""
    digest = token_digest(number)
    taken = select(Referral.id, Referral.received_at, Referral.state, Referral.answered_at)
    lying = select(Letter.id, Letter.received_at, literal(Letter.state, Referral.state.type), null())
    both: CompoundSelect[Any] = union_all(
        taken.where(Referral.receipt == digest), lying.where(Letter.receipt == digest)
    )
    return work.session.execute(both).all()
