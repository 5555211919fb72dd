"""Shielding whoever sent an anmälan from the family's eyes."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.referrals.queries import reach
from sspf.work import Work


def shield(work: Work, referral_id: UUID, reason: str) -> None:
    """Keep the sender secret from the family: only where violence or serious harm can be feared (OSL 26:5, law R24).

    Without this the family may read who reported, and everyone should assume so.
    """
    row = reach.find(work, Permission.referral_handle, referral_id)
    row.shield_reason = reason
    work.record(events.SenderShielded(row.id))


def lift(work: Work, referral_id: UUID) -> None:
    """The reason is gone. Twice is once."""
    row = reach.find(work, Permission.referral_handle, referral_id)
    if row.shield_reason:
        row.shield_reason = None
        work.record(events.SenderUnshielded(row.id))
