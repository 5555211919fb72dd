"""The policy: for each permission, which role has it, how far it reaches, and which zones it opens.

Reach is only named here; the SQL clause of each reach stands in `cases.queries`. What no row allows is refused.
Partners (`unit_manager`, `participant`) never reach further than `participating`: named in the case today, and inside
the consent now (law R5, R13; product decisions 3 and 4).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sspf.access.actor import Actor
from sspf.access.permissions import Permission
from sspf.access.roles import Role
from sspf.crypto.scope import CASE_ZONES, Zone


class Reach(StrEnum):
    """How far a permission goes."""

    everything = "everything"
    participating = "participating"
    own = "own"
    figures = "figures"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role has a permission with a reach; of what it reaches, these zones may be opened."""

    role: Role
    reach: Reach
    zones: tuple[Zone, ...] = ()


P, R = Permission, Role
SHARED = (Zone.identity, Zone.content)
STAFF = (R.coordinator, R.unit_manager, R.participant, R.steering_member, R.log_reviewer, R.administrator)
PARTNERS = (R.unit_manager, R.participant)
MEETING_ROLES = (*PARTNERS, R.steering_member)
"""Who may sit in a group, or be invited to it. The zone is the groups' own: none of any case (product decision 5)."""


def _coordinator(*zones: Zone) -> Grant:
    return Grant(R.coordinator, Reach.everything, zones or CASE_ZONES)


def _partners(*roles: Role, zones: tuple[Zone, ...] = SHARED) -> tuple[Grant, ...]:
    return tuple(Grant(role, Reach.participating, zones) for role in roles or PARTNERS)


def _calendar(*roles: Role) -> tuple[Grant, ...]:
    """The calendar holds nobody, so all of it is read; entered and staffed is what is the own agency's."""
    return tuple(Grant(role, Reach.own, (Zone.calendar,)) for role in roles)


def _published(*roles: Role) -> tuple[Grant, ...]:
    """A lägesbild holds no persons: what is published is read, and the own agency's questions are answered."""
    return tuple(Grant(role, Reach.own, (Zone.municipal,)) for role in roles)


def _leaders_of_the_unit() -> tuple[Grant, ...]:
    """The register of disclosures is the unit's own: also a coordinator reaches no other unit's (law R17)."""
    return tuple(Grant(role, Reach.own, SHARED) for role in (R.coordinator, R.unit_manager))


POLICY: dict[Permission, tuple[Grant, ...]] = {
    P.start_read: tuple(Grant(role, Reach.own) for role in STAFF),
    P.session_manage: tuple(Grant(role, Reach.own) for role in STAFF),
    P.account_read: (Grant(R.administrator, Reach.everything),),
    P.account_manage: (Grant(R.administrator, Reach.everything),),
    P.log_read: (Grant(R.log_reviewer, Reach.everything),),
    P.statistics_read: (Grant(R.coordinator, Reach.figures), Grant(R.steering_member, Reach.figures)),
    # Figures about persons are read by the program alone, twice a year, and by nobody who is signed in (decision 0061).
    P.release_make: (Grant(R.system, Reach.everything, (Zone.identity, Zone.location, Zone.content)),),
    P.release_prepare: (_coordinator(Zone.identity, Zone.location),),
    P.referral_send: tuple(Grant(role, Reach.own) for role in (R.coordinator, *PARTNERS)),
    P.referral_read: (_coordinator(),),
    P.referral_handle: (_coordinator(),),
    P.consultation_ask: tuple(Grant(role, Reach.own, (Zone.content,)) for role in PARTNERS),
    P.consultation_read: (
        _coordinator(Zone.content),
        *(Grant(role, Reach.own, (Zone.content,)) for role in PARTNERS),
    ),
    P.consultation_answer: (_coordinator(Zone.content),),
    P.case_list: (_coordinator(Zone.identity), *_partners(zones=(Zone.identity,))),
    P.case_read: (_coordinator(), *_partners()),
    P.case_manage: (_coordinator(),),
    P.case_search: (_coordinator(Zone.identity), *_partners(zones=(Zone.identity,))),
    P.substitute_manage: (Grant(R.coordinator, Reach.everything), Grant(R.unit_manager, Reach.own)),
    P.talk_read: (_coordinator(),),
    P.talk_write: (_coordinator(),),
    P.readers_read: (_coordinator(Zone.identity),),
    P.disclosure_read: _leaders_of_the_unit(),
    P.disclosure_write: _leaders_of_the_unit(),
    P.group_case_read: (_coordinator(Zone.content), *(Grant(role, Reach.own, (Zone.content,)) for role in PARTNERS)),
    P.group_case_write: (_coordinator(Zone.content),),
    P.group_case_report: (
        _coordinator(Zone.content),
        *(Grant(role, Reach.own, (Zone.content,)) for role in PARTNERS),
    ),
    P.calendar_read: (_coordinator(Zone.calendar), *_calendar(*MEETING_ROLES)),
    P.calendar_write: (_coordinator(Zone.calendar), *_calendar(*PARTNERS)),
    P.calendar_staff: (_coordinator(Zone.calendar), *_calendar(*PARTNERS)),
    P.situation_read: (
        _coordinator(Zone.municipal),
        *_published(*PARTNERS),
        Grant(R.steering_member, Reach.figures, (Zone.municipal,)),
    ),
    P.situation_answer: (_coordinator(Zone.municipal), *_published(*PARTNERS)),
    P.situation_write: (_coordinator(Zone.municipal),),
    P.agreement_read: (
        _coordinator(Zone.municipal),
        *(Grant(role, Reach.own, (Zone.municipal,)) for role in STAFF if role is not R.coordinator),
    ),
    P.agreement_write: (_coordinator(Zone.municipal),),
    P.wheel_read: (
        _coordinator(Zone.municipal),
        Grant(R.steering_member, Reach.figures, (Zone.municipal,)),
    ),
    P.wheel_tick: (_coordinator(Zone.municipal),),
    P.report_read: (_coordinator(Zone.municipal), Grant(R.steering_member, Reach.figures, (Zone.municipal,))),
    P.report_write: (_coordinator(Zone.municipal),),
    P.group_read: (_coordinator(Zone.group), *(Grant(role, Reach.own, (Zone.group,)) for role in MEETING_ROLES)),
    P.group_lead: (_coordinator(Zone.group),),
    P.statement_read: (_coordinator(), *_partners()),
    P.statement_write: (_coordinator(), *_partners()),
    P.statement_release: (_coordinator(), *_partners()),
    P.consent_read: (_coordinator(),),
    P.consent_register: (_coordinator(),),
    P.meeting_read: (_coordinator(), *_partners()),
    P.meeting_lead: (_coordinator(),),
    P.summons_answer: _partners(),
    P.contribution_write: _partners(),
    P.minutes_adjust: _partners(),
    P.plan_read: (_coordinator(), *_partners()),
    P.plan_write: (_coordinator(),),
    P.measure_report: (_coordinator(), *_partners()),
    P.school_inform: (Grant(R.coordinator, Reach.everything),),
    P.survey_issue: (_coordinator(Zone.identity, Zone.content),),
    P.survey_answer: tuple(Grant(role, Reach.own) for role in PARTNERS),
    P.survey_type: (Grant(R.coordinator, Reach.own), Grant(R.unit_manager, Reach.own)),
    P.survey_screen: (Grant(R.coordinator, Reach.figures),),
    P.survey_results: (Grant(R.coordinator, Reach.figures), Grant(R.steering_member, Reach.figures)),
}

STEERING_SEAT: dict[Permission, tuple[Zone, ...]] = {
    P.statistics_read: (),
    P.survey_results: (),
    P.report_read: (Zone.municipal,),
    P.wheel_read: (Zone.municipal,),
}
"""What a seat in the styrgrupp opens, whatever the role, with its zones: figures, never a row about a person."""


def grant_of(actor: Actor, permission: Permission) -> Grant | None:
    """The grant this actor has for a permission, or None: refused."""
    for grant in POLICY.get(permission, ()):
        if grant.role is actor.role:
            return grant
    if actor.steering and permission in STEERING_SEAT:
        return Grant(actor.role, Reach.figures, STEERING_SEAT[permission])
    return None


def may(actor: Actor, permission: Permission) -> bool:
    """Whether the actor's role has the permission at all. Which rows it reaches is the query's part."""
    return grant_of(actor, permission) is not None


def matrix() -> Iterator[tuple[Permission, Grant]]:
    """Every row of the policy, for the printed access matrix."""
    for permission, grants in POLICY.items():
        for grant in grants:
            yield permission, grant
