"""What can be asked about mail: what waits or was given up, and who was told of a thing when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import case, func, select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.outbox.models import Mail
from sspf.outbox.rules.schedule import MailKind, MailState
from sspf.work import Work

LONG = timedelta(hours=1)
REMEMBERED = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Trouble:
    """How many mails have waited for more than an hour, and how many were given up during the last week."""

    late: int
    given_up: int


@dataclass(frozen=True, slots=True)
class Posted:
    """A mail about a thing: to whom, of which kind, when it was posted and how far it has come."""

    thing_id: UUID
    who: str
    kind: MailKind
    at: datetime
    state: MailState


def about(work: Work, things: Collection[UUID]) -> list[Posted]:
    """Every mail about these things, the earliest first. The caller reaches them already."""
    if not things:
        return []
    accounts.admit_directory(work)
    query = select(Mail, Account).join(Account, Account.id == Mail.account_id).where(Mail.thing_id.in_(things))
    rows = work.session.execute(query.order_by(Mail.posted_at, Mail.id))
    return [
        Posted(row.thing_id, account.name, row.kind, row.posted_at, row.state) for row, account in rows if row.thing_id
    ]


def trouble(work: Work) -> Trouble | None:
    """What the administratör needs to know about the mail; None when all is well."""
    work.grant(Permission.account_manage)
    late = case(((Mail.state == MailState.waiting) & (Mail.posted_at < work.now - LONG), 1))
    lost = case(((Mail.state == MailState.given_up) & (Mail.ended_at > work.now - REMEMBERED), 1))
    found = Trouble(*work.session.execute(select(func.count(late), func.count(lost))).one())
    return found if found.late or found.given_up else None
