"""Knows when a mail is tried again, and when it is given up."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final


class MailKind(StrEnum):
    """What a mail tells. Its words stand in `config/mails.toml`: none of them about a person or a case."""

    summons = "summons"
    moved = "moved"
    called_off = "called_off"
    elsewhere = "elsewhere"
    named = "named"
    released = "released"
    stepped_back = "stepped_back"
    adjust = "adjust"
    answer_soon = "answer_soon"
    answer_today = "answer_today"
    promise_soon = "promise_soon"
    promise_today = "promise_today"
    promise_late = "promise_late"
    promise_unreported = "promise_unreported"
    follow_up_soon = "follow_up_soon"
    survey = "survey"
    survey_reminder = "survey_reminder"
    group_summons = "group_summons"
    group_moved = "group_moved"
    group_called_off = "group_called_off"
    group_briefing = "group_briefing"
    guest_summons = "guest_summons"
    guest_moved = "guest_moved"
    guest_called_off = "guest_called_off"


CALLED_OFF: Final = frozenset(
    {MailKind.called_off, MailKind.released, MailKind.group_called_off, MailKind.guest_called_off}
)
"""What takes a time out of the calendar again."""


class MailState(StrEnum):
    """How far a mail has come."""

    waiting = "waiting"
    sent = "sent"
    given_up = "given_up"


LEASE: Final = timedelta(minutes=5)
"""How long one try may take before another worker may take the mail over: longer than the server is waited for."""

GIVE_UP_AFTER: Final = timedelta(days=3)

_PAUSES: Final = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 180, 360))


def next_try(posted_at: datetime, tries: int, now: datetime) -> datetime | None:
    """When to try again after so many tries (at least one) that failed for now; None when it is time to give up.

    The pauses grow from a minute to six hours, and go on for three days: over a weekend with the server down.
    """
    at = now + _PAUSES[min(tries, len(_PAUSES)) - 1]
    return at if at <= posted_at + GIVE_UP_AFTER else None
