"""Knows who sends an anmälan, which states it passes, and when it should be answered."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sspf import workdays


class ReferralState(StrEnum):
    """How far an anmälan has come (model 4.3)."""

    received = "received"
    under_assessment = "under_assessment"
    accepted = "accepted"
    handed_over = "handed_over"
    closed = "closed"


class ReferralSource(StrEnum):
    """Who sends: anyone may, guardians too (protocol item 34)."""

    guardian = "guardian"
    youth = "youth"
    other_adult = "other_adult"
    school = "school"
    social_services = "social_services"
    police = "police"
    leisure = "leisure"
    other_agency = "other_agency"


WAITING: Final = (ReferralState.received, ReferralState.under_assessment)
ANSWERED: Final = (ReferralState.accepted, ReferralState.handed_over, ReferralState.closed)
FAMILY: Final = frozenset({ReferralSource.guardian, ReferralSource.youth})
ANYONE: Final = (ReferralSource.guardian, ReferralSource.youth, ReferralSource.other_adult)
"""Who sends without an account."""

REFERRAL_TRANSITIONS: Final[Mapping[ReferralState, frozenset[ReferralState]]] = {
    # Nothing may delay an orosanmälan (R21), so it can be handed over before anyone has taken it up.
    ReferralState.received: frozenset({ReferralState.under_assessment, ReferralState.handed_over}),
    ReferralState.under_assessment: frozenset(ANSWERED),
    ReferralState.accepted: frozenset(),
    ReferralState.handed_over: frozenset(),
    ReferralState.closed: frozenset(),
}
"""Which state may follow which (model 4.3). An answer is final: a new worry is a new anmälan."""

SIDES: Final[Mapping[str, ReferralSource]] = {
    "skola": ReferralSource.school,
    "socialtjanst": ReferralSource.social_services,
    "polis": ReferralSource.police,
    "fritid": ReferralSource.leisure,
}


def source_of(side: str) -> ReferralSource:
    """The source that stands for an agency's side of SSPF."""
    return SIDES.get(side, ReferralSource.other_agency)


def is_professional(source: ReferralSource) -> bool:
    """Whether the sender writes on duty, and so under secrecy."""
    return source not in ANYONE


def acknowledge_by(received_on: date, working_days: int) -> date:
    """The last local day on which the sender should have heard that the anmälan is read (deadlines, model 4.12)."""
    return workdays.after(received_on, working_days)


def is_overdue(state: ReferralState, acknowledge_on: date, today: date) -> bool:
    """Whether nobody has taken up the anmälan and the last day for it has passed."""
    return state is ReferralState.received and today > acknowledge_on


def urgent_within(hours: Iterable[int | None]) -> timedelta | None:
    """How soon guardians are to be contacted, from the triggers' hours: the shortest, or None (protocol item 99)."""
    given = [each for each in hours if each is not None]
    return timedelta(hours=min(given)) if given else None
