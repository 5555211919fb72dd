"""Who stands in for whom, and who may be chosen."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.access.roles import Role
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.accounts.queries import Colleague
from sspf.cases.models import Substitution
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class SubstituteLine:
    """Somebody who stands in, for whom, in which unit, from when to when; both days are included."""

    id: UUID
    absent: str
    substitute: str
    unit: str
    from_on: date
    until_on: date
    lasts: bool


def within(work: Work, unit: str | None) -> bool:
    """Whether the actor decides about substitutes in a unit: a coordinator in all, an enhetschef in the own."""
    return work.grant(Permission.substitute_manage).reach is Reach.everything or unit == work.actor.unit


def people(work: Work) -> list[Colleague]:
    """Those who work in cases for the units that the actor decides about, by name."""
    staff = accounts.with_role(work, Role.participant, Role.unit_manager)
    return [each for each in staff if each.unit is not None and within(work, each.unit)]


def lines(work: Work) -> list[SubstituteLine]:
    """Everyone who stands in today or later, the earliest first, in one statement."""
    accounts.admit_directory(work)
    absent, substitute = aliased(Account), aliased(Account)
    query = (
        select(Substitution, absent, substitute)
        .join(absent, absent.id == Substitution.absent_id)
        .join(substitute, substitute.id == Substitution.account_id)
        .where(Substitution.until_on >= work.today)
        .order_by(Substitution.from_on, Substitution.id)
    )
    return [
        SubstituteLine(
            row.id,
            away.name,
            instead.name,
            work.catalogue.units[row.unit].label,
            row.from_on,
            row.until_on,
            row.from_on <= work.today,
        )
        for row, away, instead in work.session.execute(query)
        if within(work, row.unit)
    ]
