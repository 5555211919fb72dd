"""Writing down that somebody was contacted because of an anmälan, or that it was tried."""

from datetime import datetime
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.errors import Refused
from sspf.referrals.models import ReferralContact
from sspf.referrals.queries import reach
from sspf.referrals.rules.contacts import Contact, contact_problem
from sspf.work import Work


def write(work: Work, referral_id: UUID, contact: Contact) -> None:
    """Add a contact. The first that reaches the family answers the deadline; a try is kept and answers nothing.

    Raises `Refused` for a time ahead or before receipt. Also after an answer: the family is told of it.
    """
    row = reach.find(work, Permission.referral_handle, referral_id)
    if problem := contact_problem(contact, row.received_at, work.now):
        raise Refused(*problem)
    work.add(
        ReferralContact(
            referral_id=row.id,
            at=contact.at,
            account_id=work.actor_id,
            party=contact.party.value,
            channel=contact.channel.value,
            reached=contact.reached,
            note=contact.note,
        )
    )
    if contact.reaches_family:
        row.contacted_at = _earlier(row.contacted_at, contact.at)
    if contact.reaches_guardian:
        row.guardian_told_at = _earlier(row.guardian_told_at, contact.at)
    work.record(events.FamilyContacted(row.id, contact.reached))


def _earlier(known: datetime | None, at: datetime) -> datetime:
    """Contacts may be written down in any order; the first is the one that happened first."""
    return at if known is None else min(known, at)
