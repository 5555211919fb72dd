"""Knows what is told when a school, a substitute or a covered place changes: what forms hand to acts."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sspf.cases.rules.places import PlaceReason


@dataclass(frozen=True, slots=True)
class NewSchool:
    """Which units the youth leaves, which one is asked for instead if it is one of ours, and the school's name."""

    left: frozenset[str]
    joined: str | None
    school: str


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who stands in for whom, from which local day through which."""

    absent_id: UUID
    account_id: UUID
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Wish:
    """Why somebody needs to know where a person can be found, in words too, and for whom."""

    reason: PlaceReason
    words: str
    recipient: str = ""
