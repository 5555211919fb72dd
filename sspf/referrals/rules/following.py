"""Knows what somebody who sent an anmälan may follow: three words, and nothing of what it led to."""

from datetime import date
from enum import StrEnum

from sspf.referrals.rules.progress import ANSWERED, ReferralState


class PublicState(StrEnum):
    """How far an anmälan has come, told to whoever has its receipt number."""

    received = "received"
    looked_at = "looked_at"
    closed = "closed"


def public_state(state: ReferralState, answered_on: date | None, today: date) -> PublicState:
    """The word for the sender. Every answer is the same word, whether a case, an orosanmälan or neither (law R23).

    An answer shows from the day after. One that is handed over at once would otherwise be told from the others by
    never having been looked at.
    """
    if state is ReferralState.received:
        return PublicState.received
    if state in ANSWERED and answered_on is not None and answered_on < today:
        return PublicState.closed
    return PublicState.looked_at
