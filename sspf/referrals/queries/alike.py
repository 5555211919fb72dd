"""Whether the same young person already has a case or another anmälan: seen by the coordinator before a case opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import load_only

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries import reach as case_reach
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.states import CaseState
from sspf.crypto.scope import Scope, Zone
from sspf.referrals.models import Referral
from sspf.referrals.queries import reach
from sspf.referrals.rules.alike import Known, means_same
from sspf.referrals.rules.progress import ReferralState
from sspf.work import Work

AT_A_TIME = 2000
"""Names that are opened together: two statements for each lot."""

MOST = 5_000
"""No look opens more of either kind than this, the latest first."""


@dataclass(frozen=True, slots=True)
class AlikeCase:
    """A case of the same young person."""

    id: UUID
    number: str
    state: CaseState


@dataclass(frozen=True, slots=True)
class AlikeReferral:
    """Another anmälan about the same young person."""

    id: UUID
    received_at: datetime
    state: ReferralState


@dataclass(frozen=True, slots=True)
class Alike:
    """What was found."""

    cases: tuple[AlikeCase, ...]
    referrals: tuple[AlikeReferral, ...]

    @property
    def any(self) -> bool:
        """Whether the young person is known already."""
        return bool(self.cases or self.referrals)


NOTHING = Alike((), ())


def alike(work: Work, referral_id: UUID) -> Alike:
    """Cases and anmälningar about the same young person as this one; whoever shows it records the look.

    There is no index to look in, which could leak who is known (security finding 3): names are opened and compared.
    An anmälan that nobody has taken up yet is not among them.
    """
    row = reach.find(work, Permission.referral_handle, referral_id)
    wanted = Known(row.given_name, row.family_name, row.personal_number, row.born_on)
    found = [case for case, youth in _youths(work) if means_same(wanted, youth)]
    others = [each for each in _referrals(work) if each.id != row.id and means_same(wanted, each)]
    return Alike(
        tuple(AlikeCase(each.id, each.number, each.state) for each in found),
        tuple(AlikeReferral(each.id, each.received_at, each.state) for each in others),
    )


def _youths(work: Work) -> Iterator[tuple[Case, Person]]:
    """Each case with its youth, a lot at a time."""
    query = (
        select(Case, Person)
        .join(Person, Person.case_id == Case.id)
        .where(case_reach.reached(work, Permission.case_manage), Person.role == PersonRole.youth)
        .order_by(Case.number.desc())
        .options(load_only(Case.number, Case.state), load_only(Person.case_id, *_identity(Person)))
    )
    for start in range(0, MOST, AT_A_TIME):
        lot = work.session.execute(query.offset(start).limit(AT_A_TIME)).all()
        for case, _ in lot:
            work.admit(Scope.case(case.id), [Zone.identity])
        yield from ((case, youth) for case, youth in lot)
        if len(lot) < AT_A_TIME:
            return


def _referrals(work: Work) -> Iterator[Referral]:
    """Each anmälan that was taken up, a lot at a time."""
    columns = load_only(Referral.received_at, Referral.state, *_identity(Referral))
    query = select(Referral).order_by(Referral.received_at.desc(), Referral.id).options(columns)
    for start in range(0, MOST, AT_A_TIME):
        lot = list(work.session.scalars(query.offset(start).limit(AT_A_TIME)))
        for row in lot:
            work.admit(Scope.referral(row.id), [Zone.identity])
        yield from lot
        if len(lot) < AT_A_TIME:
            return


def _identity(model: Any) -> tuple[Any, ...]:
    """The sealed columns that tell who somebody is."""
    return tuple(
        getattr(model, f"{name}_sealed") for name in ("given_name", "family_name", "personal_number", "born_on")
    )
