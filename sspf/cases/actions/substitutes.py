"""Somebody stands in for a colleague for a while: sees exactly the cases that the colleague sees, and no more (P9)."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.models import Substitution
from sspf.cases.queries import substitutes
from sspf.cases.rules.states import CaseProblem
from sspf.cases.rules.terms import StandIn
from sspf.errors import NotFound, Refused
from sspf.work import Work

LONGEST = timedelta(days=184)


def name(work: Work, terms: StandIn) -> UUID:
    """Let somebody stand in for a colleague of the same unit.

    An enhetschef does it for the own unit, a coordinator for any. Raises `Refused` for people of different units, for
    days that cannot be, for more than half a year, and while somebody else stands in.
    """
    work.grant(Permission.substitute_manage)
    units = {each.id: each.unit for each in substitutes.people(work)}
    if terms.absent_id not in units or terms.account_id not in units:
        raise NotFound
    _check(terms, units, work.today)
    unit = units[terms.absent_id] or ""
    query = select(Substitution).where(Substitution.absent_id == terms.absent_id)
    if any(each.from_on <= terms.until_on and terms.from_on <= each.until_on for each in work.session.scalars(query)):
        raise Refused(CaseProblem.stood_in_already, "absent")
    row = Substitution(unit=unit, absent_id=terms.absent_id, account_id=terms.account_id)
    row.from_on, row.until_on = terms.from_on, terms.until_on
    work.add(row)
    work.flush()
    work.record(events.SubstituteNamed(terms.account_id, terms.absent_id, terms.from_on, terms.until_on))
    return row.id


def end(work: Work, substitution_id: UUID) -> None:
    """The colleague is back: the substitute sees nothing of it from the next request on."""
    work.grant(Permission.substitute_manage)
    row = work.session.get(Substitution, substitution_id)
    if row is None or not substitutes.within(work, row.unit):
        raise NotFound
    row.until_on = min(row.until_on, work.today - timedelta(days=1))
    work.record(events.SubstituteEnded(row.account_id, row.absent_id, row.until_on))


def _check(terms: StandIn, units: dict[UUID, str | None], today: date) -> None:
    if terms.absent_id == terms.account_id:
        raise Refused(CaseProblem.stands_in_for_oneself, "substitute")
    if units[terms.absent_id] != units[terms.account_id]:
        raise Refused(CaseProblem.other_unit, "substitute")
    if terms.from_on < today:
        raise Refused(CaseProblem.part_in_past, "from_on")
    if terms.until_on < terms.from_on:
        raise Refused(CaseProblem.part_ends_before_start, "until_on")
    if terms.until_on - terms.from_on > LONGEST:
        raise Refused(CaseProblem.too_long, "until_on")
