"""Sending what is due: claimed in one transaction, handed to the server outside any, marked in another."""

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from uuid import UUID

import structlog
from sqlalchemy import delete, select

from sspf.access.actor import SYSTEM
from sspf.accounts import queries as accounts
from sspf.audit import events
from sspf.installation import Installation
from sspf.outbox.models import Mail, OutsideAddress
from sspf.outbox.rules import messages
from sspf.outbox.rules.messages import Envelope
from sspf.outbox.rules.schedule import LEASE, MailState, next_try
from sspf.settings import SmtpServer
from sspf.smtp import Undelivered
from sspf.work import Work, begin

Send = Callable[[SmtpServer, EmailMessage], None]
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Claimed:
    """A mail that this worker has taken on, ready to be handed over; no message when nobody is left to read it."""

    mail_id: UUID
    message: EmailMessage | None


def deliver_due(house: Installation, send: Send) -> int:
    """Send every mail that is due now, one after the other; returns how many the server took.

    Several workers may do this at once: each mail is claimed by one of them. If that one dies, the mail is due again
    when its lease has run out.
    """
    server, taken = house.settings.smtp, 0
    while server is not None and (claimed := _claim(house, server)) is not None:
        taken += _hand_over(house, server, send, claimed)
    return taken


def _claim(house: Installation, server: SmtpServer) -> Claimed | None:
    with begin(house, SYSTEM) as work:
        query = select(Mail).where(Mail.state == MailState.waiting, Mail.next_at <= work.now)
        query = query.order_by(Mail.next_at, Mail.id).limit(1).with_for_update(skip_locked=True)
        row = work.session.scalars(query).one_or_none()
        if row is None:
            return None
        row.tries, row.next_at = row.tries + 1, work.now + LEASE
        claimed = Claimed(row.id, _message(work, server, row))
        work.commit()
    return claimed


def _message(work: Work, server: SmtpServer, row: Mail) -> EmailMessage | None:
    address = _outside(work, row) or accounts.address_of(work, row.account_id)
    if address is None:
        return None
    envelope = Envelope(server.sender, address, row.id, row.posted_at)
    text = work.catalogue.mails[row.kind.value]
    return messages.message(envelope, text, work.installation.settings.public_url, row.invitation())


def _outside(work: Work, row: Mail) -> str | None:
    """The address of a mail to nobody with an account."""
    accounts.admit_directory(work)
    found = work.session.scalars(select(OutsideAddress).where(OutsideAddress.mail_id == row.id)).one_or_none()
    return None if found is None else found.address


def _hand_over(house: Installation, server: SmtpServer, send: Send, claimed: Claimed) -> bool:
    if claimed.message is None:
        return _end(house, claimed.mail_id, MailState.given_up)
    try:
        send(server, claimed.message)
    except Undelivered as reason:
        log.warning("mail_undelivered", reason=str(reason))  # says nothing of whom it was for
        return _put_back(house, claimed.mail_id, for_good=reason.for_good)
    return _end(house, claimed.mail_id, MailState.sent)


def _put_back(house: Installation, mail_id: UUID, *, for_good: bool) -> bool:
    with begin(house, SYSTEM) as work:
        row = work.session.get_one(Mail, mail_id)
        again = None if for_good else next_try(row.posted_at, row.tries, work.now)
        if again is not None:
            row.next_at = again
            work.commit()
            return False
    return _end(house, mail_id, MailState.given_up)


def _end(house: Installation, mail_id: UUID, state: MailState) -> bool:
    with begin(house, SYSTEM) as work:
        row = work.session.get_one(Mail, mail_id)
        row.state, row.ended_at = state, work.now
        work.session.execute(delete(OutsideAddress).where(OutsideAddress.mail_id == mail_id))
        work.record(events.MailEnded(row.account_id, row.kind, state))
        work.commit()
    return state is MailState.sent
