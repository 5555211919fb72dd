"""Knows who sends an anmälan, and which states it passes."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class ReferralState(StrEnum):
    """How far an anmälan has come."""

    received = "received"
    under_assessment = "under_assessment"
    accepted = "accepted"
    handed_over = "handed_over"
    referred_on = "referred_on"
    closed = "closed"
    withdrawn = "withdrawn"


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
ANSWERED: Final = (
    ReferralState.accepted,
    ReferralState.handed_over,
    ReferralState.referred_on,
    ReferralState.closed,
    ReferralState.withdrawn,
)
UNASSESSED: Final = frozenset({ReferralState.handed_over, ReferralState.withdrawn})
"""Answers that need no assessment: nothing may delay an orosanmälan (R21), and the sender may change her mind."""
FAMILY: Final = frozenset({ReferralSource.guardian, ReferralSource.youth})
ANYONE: Final = (ReferralSource.guardian, ReferralSource.youth, ReferralSource.other_adult)
"""Who sends without an account."""

REFERRAL_TRANSITIONS: Final[Mapping[ReferralState, frozenset[ReferralState]]] = {
    ReferralState.received: frozenset({ReferralState.under_assessment, *UNASSESSED}),
    ReferralState.under_assessment: frozenset(ANSWERED),
    **{answer: frozenset() for answer in ANSWERED},
}
"""Which state may follow which. An answer is final: a new worry is a new anmälan."""

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
