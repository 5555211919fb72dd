"""Noting that somebody of the family does not agree with a statement."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import people, reach
from sspf.cases.rules.people import PersonRole
from sspf.errors import NotFound, Refused
from sspf.statements.actions.writing import refuse_number
from sspf.statements.models import Objection
from sspf.statements.queries import readable
from sspf.statements.rules.states import StatementProblem
from sspf.statements.rules.terms import ObjectionTerms
from sspf.work import Work


def note(work: Work, case_id: UUID, statement_id: UUID, terms: ObjectionTerms) -> UUID:
    """Note what the youth or a guardian says against a statement (R29; SoL 14:6).

    Whoever reads the statement may note it. It stands beside it from now on; the statement itself does not change.
    """
    sight = reach.find_open(work, Permission.statement_write, case_id)
    row = readable.row(work, sight, statement_id)
    if people.person(work, sight, terms.person_id).role is PersonRole.relative:
        raise NotFound
    if terms.said_on > work.today:
        raise Refused(StatementProblem.in_future, "said_on")
    refuse_number("text", terms.text)
    made = Objection(
        case_id=case_id,
        statement_id=row.id,
        number=row.latest,
        recorded_at=work.now,
        recorded_by=work.actor_id,
        person_id=terms.person_id,
        text=terms.text,
        said_on=terms.said_on,
    )
    work.add(made)
    work.record(events.ObjectionNoted(case_id, row.id, made.id, terms.person_id))
    return made.id
