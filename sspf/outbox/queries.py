"""What can be asked about mail: what has been waiting for long, and what was given up."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import case, func, select

from sspf.access.permissions import Permission
from sspf.outbox.models import Mail
from sspf.outbox.rules.schedule import MailState
from sspf.work import Work

LONG = timedelta(hours=1)
REMEMBERED = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Trouble:
    """How many mails have waited for more than an hour, and how many were given up during the last week."""

    late: int
    given_up: int


def trouble(work: Work) -> Trouble | None:
    """What the administratör needs to know about the mail; None when all is well."""
    work.grant(Permission.account_manage)
    late = case(((Mail.state == MailState.waiting) & (Mail.posted_at < work.now - LONG), 1))
    lost = case(((Mail.state == MailState.given_up) & (Mail.ended_at > work.now - REMEMBERED), 1))
    found = Trouble(*work.session.execute(select(func.count(late), func.count(lost))).one())
    return found if found.late or found.given_up else None
