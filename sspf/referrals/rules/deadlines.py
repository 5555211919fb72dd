"""Knows when an anmälan should be taken up, when the family should be reached, and from when other days count."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from sspf import workdays
from sspf.referrals.rules.progress import WAITING, ReferralState

PRELIMINARY_DAYS: Final = 14
"""Within so many days of receipt socialtjänsten decides whether to investigate (SoL 20:2)."""


def acknowledge_by(received_on: date, working_days: int) -> date:
    """The last local day on which the sender should have heard that the anmälan is read (`config/deadlines.toml`)."""
    return workdays.after(received_on, working_days)


def is_overdue(state: ReferralState, acknowledge_on: date, today: date) -> bool:
    """Whether nobody has taken up the anmälan and the last day for it has passed."""
    return state is ReferralState.received and today > acknowledge_on


def urgent_within(hours: Iterable[int | None]) -> timedelta | None:
    """How soon guardians are to be contacted, from the triggers' hours: the shortest, or None (protocol item 99)."""
    given = [each for each in hours if each is not None]
    return timedelta(hours=min(given)) if given else None


def first_contact_by(received_on: date, working_days: int) -> date:
    """The last local day on which somebody should have spoken with the family (`config/deadlines.toml`)."""
    return workdays.after(received_on, working_days)


def is_contact_late(state: ReferralState, reached: bool, contact_on: date, today: date) -> bool:
    """Whether nobody has reached the family and the last day for it has passed, while the anmälan waits."""
    return state in WAITING and not reached and today > contact_on


def preliminary_by(received_on: date) -> date:
    """The last day of socialtjänsten's preliminary assessment, counted from receipt and not from hand-over (R22)."""
    return received_on + timedelta(days=PRELIMINARY_DAYS)
