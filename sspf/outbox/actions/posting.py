"""Posting: a mail is written in the same transaction as what it tells of, or not at all."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import select

from sspf.accounts import queries as accounts
from sspf.outbox.models import Mail, OutsideAddress
from sspf.outbox.rules.messages import Invitation
from sspf.outbox.rules.schedule import MailKind, MailState
from sspf.work import Work


def post(work: Work, account_ids: Iterable[UUID], kind: MailKind, invitation: Invitation | None = None) -> None:
    """Post a mail to each of the accounts, once. Where no mail server is told of, nothing is posted."""
    if work.installation.settings.smtp is None:
        return
    for account_id in dict.fromkeys(account_ids):
        work.add(_inviting(_waiting(work, account_id, kind), invitation))


def post_outside(work: Work, addresses: Iterable[str], kind: MailKind, invitation: Invitation) -> None:
    """Post a mail to each of some addresses that are nobody's with an account, on behalf of whoever does this."""
    if work.installation.settings.smtp is None:
        return
    accounts.admit_directory(work)
    for address in dict.fromkeys(addresses):
        row = _inviting(_waiting(work, work.actor_id, kind), invitation)
        work.add(row)
        work.flush()  # the mail before the address that points at it
        work.add(OutsideAddress(mail_id=row.id, address=address))


def remind(work: Work, account_id: UUID, kind: MailKind, occasion: UUID, thing_id: UUID | None = None) -> None:
    """Post a reminder of an occasion that `unposted` has given. Of two workers the second fails at the commit.

    `thing_id`: what it is about, for whoever asks later when somebody was reminded of it.
    """
    row = _waiting(work, account_id, kind)
    row.occasion, row.thing_id = occasion, thing_id
    work.add(row)


def unposted(work: Work, occasions: Collection[UUID]) -> set[UUID]:
    """Those of the occasions that nobody has been reminded of."""
    known = work.session.scalars(select(Mail.occasion).where(Mail.occasion.in_(occasions)))
    return set(occasions) - set(known)


def _inviting(row: Mail, invitation: Invitation | None) -> Mail:
    if invitation is not None:
        row.calendar_uid, row.sequence = invitation.uid, invitation.sequence
        row.starts_at, row.ends_at = invitation.starts_at, invitation.ends_at
    return row


def _waiting(work: Work, account_id: UUID, kind: MailKind) -> Mail:
    return Mail(
        account_id=account_id,
        kind=kind,
        state=MailState.waiting,
        posted_at=work.now,
        next_at=work.now,
        tries=0,
        ended_at=None,
        occasion=None,
        thing_id=None,
        calendar_uid=None,
        sequence=None,
        starts_at=None,
        ends_at=None,
    )
