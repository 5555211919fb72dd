"""Knows when a consent asks for attention: before sharing ends, and while signatures are waited for.

Worked out from the facts whenever somebody looks; nothing is sent and nothing has to run at night.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sspf.catalogue.municipality import Deadlines
from sspf.clock import local_date
from sspf.consents.rules.overview import Overview
from sspf.consents.rules.sharing_ends import EndReason
from sspf.consents.rules.standing import SAID_NO


class Attention(StrEnum):
    """What a consent waits for. Who has said no, or taken a yes back, has answered: nobody is reminded."""

    signatures = "signatures"
    answered_no = "answered_no"
    expiry = "expiry"
    turns_15 = "turns_15"
    turns_18 = "turns_18"


ENDINGS = {EndReason.turns_15: Attention.turns_15, EndReason.turns_18: Attention.turns_18}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case whose consent somebody has to do something about.

    `on` is the day since which it waits or on which the sharing ends, `step` how many reminders are due by now.
    """

    case_id: UUID
    number: str
    youth: str
    overview: Overview
    attention: Attention
    on: date
    step: int


def awaited(
    overview: Overview, opened_at: datetime, today: date, deadlines: Deadlines
) -> tuple[Attention, date, int] | None:
    """What a consent waits for, since or until when, and how many reminders are due; None where nothing does.

    An end counts from its first reminder on. What is missing always counts, also in a supplement beside which the
    earlier consent is still shared.
    """
    if overview.shares and overview.until is not None:
        ends = local_date(overview.until)
        what = ENDINGS.get(overview.reason or EndReason.expiry, Attention.expiry)
        due = _count((ends - today).days <= days for days in _before(what, deadlines))
        if due:
            return what, ends, due
    if overview.shares and not overview.blocking:
        return None
    begun = [gap.since for gap in overview.blocking if gap.since is not None]
    since = local_date(min(begun, default=opened_at))
    if overview.blocking and {gap.kind for gap in overview.blocking} <= SAID_NO.keys():
        return Attention.answered_no, since, 0
    return Attention.signatures, since, _count(days <= (today - since).days for days in deadlines.consent_chase_days)


def _before(what: Attention, deadlines: Deadlines) -> tuple[int, ...]:
    return deadlines.consent_expiry_reminder_days if what is Attention.expiry else deadlines.birthday_reminder_days


def _count(passed: Iterable[bool]) -> int:
    return sum(passed)
