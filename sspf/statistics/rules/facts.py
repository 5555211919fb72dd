"""Knows the facts that figures are counted from: states, days and slugs of one period, and nothing about a person.

An id stands here only so that two facts can be told to be about the same meeting or the same case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sspf.meetings.rules.continuity import Continuity
from sspf.periods import Period
from sspf.plans.rules.overviews import AgencyPromises


class MeetingFact(NamedTuple):
    """A meeting of a case that began, or was to begin, in the period."""

    id: UUID
    kind: str
    held: bool
    cancelled: bool
    with_family: bool


class SummonsFact(NamedTuple):
    """A kallelse to such a meeting: to which agency and side, whether somebody came, and whether a no came late."""

    meeting_id: UUID
    agency: str
    side: str
    held: bool
    came: bool
    late_no: bool


class CameFact(NamedTuple):
    """That the youth or a guardian came to a meeting with the family that was held."""

    meeting_id: UUID
    role: str


class GroupFact(NamedTuple):
    """A function that was called to a group's meeting that was held, or nobody; `occasion` joins its parts."""

    group: str
    occasion: UUID
    seat: str | None
    came: bool


class ReferralFact(NamedTuple):
    """An anmälan that was received or answered in the period."""

    source: str
    state: str
    received_on: date
    answered_on: date | None


class ConsentFact(NamedTuple):
    """A round of asking that was begun, or met with a first no or a first withdrawal, in the period."""

    asked_on: date
    refused_on: date | None
    withdrawn_on: date | None


class PlanFact(NamedTuple):
    """A case's plan, over all versions: when the first was fixed, and when it ended, if it did."""

    case_id: UUID
    fixed_on: date
    ended_on: date | None


class FollowUpFact(NamedTuple):
    """A follow-up that was held."""

    case_id: UUID
    held_on: date
    recorded_at: datetime


class DayFact(NamedTuple):
    """That a day for the next follow-up was set."""

    case_id: UUID
    day: date
    set_at: datetime


class CaseFact(NamedTuple):
    """A case: from when to when it was open, each time, and who led it at the end of the period."""

    spells: tuple[tuple[date, date | None], ...]
    led_by: UUID
    consented_on: date | None


class Journey(NamedTuple):
    """How far one case had come by when: the local days of its steps, None for those not taken."""

    received_on: date
    consent_on: date | None = None
    meeting_on: date | None = None
    plan_on: date | None = None
    measure_on: date | None = None
    follow_up_on: date | None = None


class Spell(NamedTuple):
    """From when to when a case let anybody in, without a gap."""

    from_on: date
    until_on: date


class LoadFact(NamedTuple):
    """Somebody held a coordinator's function at the end of the period; `percent` of full time."""

    account_id: UUID
    percent: int | None


class IssuedFact(NamedTuple):
    """Codes to questionnaires that were given out in the period, and how many of them are answered."""

    audience: str
    issued: int
    answered: int


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """What the agencies have done. `wanted`: how many meetings each group should have had at least."""

    period: Period
    agencies: tuple[str, ...] = ()
    wanted: Mapping[str, int | None] = field(default_factory=dict)
    meetings: tuple[MeetingFact, ...] = ()
    summonses: tuple[SummonsFact, ...] = ()
    came: tuple[CameFact, ...] = ()
    continuity: Continuity = field(default=Continuity(0, 0))
    groups: tuple[GroupFact, ...] = ()
    promises: tuple[AgencyPromises, ...] = ()
    moved: tuple[str, ...] = ()
    contacts: tuple[tuple[date, date], ...] = ()
    journeys: tuple[Journey, ...] = ()


@dataclass(frozen=True, slots=True)
class TotalFacts:
    """How much there was in the whole municipality. `shared`: of each case, when anybody was let in."""

    period: Period
    referrals: tuple[ReferralFact, ...] = ()
    consents: tuple[ConsentFact, ...] = ()
    shared: tuple[tuple[Spell, ...], ...] = ()
    plans: tuple[PlanFact, ...] = ()
    follow_ups: tuple[FollowUpFact, ...] = ()
    days: tuple[DayFact, ...] = ()
    cases: tuple[CaseFact, ...] = ()
    coordinators: tuple[LoadFact, ...] = ()
    issued: tuple[IssuedFact, ...] = ()
    disclosures: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
