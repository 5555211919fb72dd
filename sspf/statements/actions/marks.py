"""Marks on a statement: it must not be shared, another person has said yes, it is secret against a guardian."""

from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import PersonRole
from sspf.errors import NotFound, Refused
from sspf.statements.actions.writing import refuse_number
from sspf.statements.models import Shield, Statement
from sspf.statements.queries import readable
from sspf.statements.rules.states import StatementProblem
from sspf.statements.rules.terms import ClearanceTerms, ShieldTerms
from sspf.work import Work


def bar(work: Work, case_id: UUID, statement_id: UUID, barred: bool) -> None:
    """Mark that the family has said that this must not be shared, or take the mark away.

    From now on nobody but its unit reads a marked statement, whomever it was shared with. The same mark twice is one.
    """
    row = _own(work, case_id, statement_id)
    if bool(row.barred) is barred:
        return
    row.barred = barred
    row.remark()
    row.version += 1
    work.record(events.StatementBarred(case_id, row.id, barred))


def clear(work: Work, case_id: UUID, statement_id: UUID, terms: ClearanceTerms) -> None:
    """Note that the other person whom the statement is about has said yes to sharing it with units (R14)."""
    row = _own(work, case_id, statement_id)
    if not row.third_party:
        raise Refused(StatementProblem.nobody_else_concerned)
    if terms.given_on > work.today:
        raise Refused(StatementProblem.in_future, "given_on")
    row.clear(terms.given_by, terms.given_on, terms.how)
    row.version += 1
    work.record(events.StatementCleared(case_id, row.id))


def shield(work: Work, case_id: UUID, statement_id: UUID, terms: ShieldTerms) -> None:
    """Write down that a statement is secret against guardians (OSL 12:3 p. 1; R15).

    Whoever may read it may say so, since that only ever shows less; the unit that wrote it may lift it.
    """
    sight = reach.find_open(work, Permission.statement_write, case_id)
    row = readable.row(work, sight, statement_id)
    if terms.decided_on > work.today:
        raise Refused(StatementProblem.in_future, "decided_on")
    refuse_number("reason", terms.reason)
    before = {each.guardian_id for each in _shields(work, row)}
    new = [each for each in terms.guardian_ids if str(each) not in before]
    if not new:
        raise Refused(StatementProblem.shielded_already, "guardians")
    for guardian_id in new:
        _expect_guardian(work, sight, guardian_id)
        stamps = {"recorded_at": work.now, "recorded_by": work.actor_id, "guardian_id": str(guardian_id)}
        told = {"reason": terms.reason, "decided_by": terms.decided_by, "decided_on": terms.decided_on}
        made = Shield(case_id=case_id, statement_id=row.id, **stamps, **told)
        work.add(made)
        work.record(events.StatementShielded(case_id, row.id, made.id))


def lift(work: Work, case_id: UUID, statement_id: UUID, shield_id: UUID) -> None:
    """A statement is no longer secret against the guardian. The decision stays written; lifted twice is lifted once."""
    row = _own(work, case_id, statement_id)
    found = work.session.get(Shield, shield_id)
    if found is None or found.statement_id != row.id:
        raise NotFound
    if found.lifted_at is None:
        found.lifted_at, found.lifted_by = work.now, work.actor_id
        work.record(events.StatementShieldLifted(case_id, row.id, found.id))


def _own(work: Work, case_id: UUID, statement_id: UUID) -> Statement:
    return readable.own_row(work, reach.find_open(work, Permission.statement_write, case_id), statement_id)


def _shields(work: Work, row: Statement) -> list[Shield]:
    query = select(Shield).where(Shield.statement_id == row.id, Shield.lifted_at.is_(None))
    return list(work.session.scalars(query))


def _expect_guardian(work: Work, sight: Sight, person_id: UUID) -> None:
    """Raise `NotFound` for anyone but a guardian of this case."""
    if people.person(work, sight, person_id).role is not PersonRole.guardian:
        raise NotFound
