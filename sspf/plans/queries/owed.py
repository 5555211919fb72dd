"""Which agencies have not said how it went, and for how long: for whoever leads the work (protocol item 73)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries import people, reach
from sspf.cases.rules.people import PersonRole
from sspf.plans.models.measures import Measure
from sspf.plans.queries.overview import due_now, owed_answers
from sspf.work import Work

ROWS = 200


@dataclass(frozen=True, slots=True)
class OwedAnswer:
    """A promise whose day has passed without an answer."""

    case_id: UUID
    case_number: str
    youth: str
    unit: str
    text: str
    due_on: date


def answers(work: Work) -> list[OwedAnswer]:
    """Every answer that is owed in the cases the actor leads, the one owed longest first; in one statement."""
    query = owed_answers(work, Case, Person, Measure, due_now())
    query = query.join(Person, and_(Person.case_id == Case.id, Person.role == PersonRole.youth))
    rows = work.session.execute(query.order_by(due_now(), Case.number).limit(ROWS)).all()
    reach.admit(work, Permission.plan_write, [case.id for case, *_ in rows])
    return [
        OwedAnswer(case.id, case.number, people.full_name(youth), row.unit or "", row.text, due_on)
        for case, youth, row, due_on in rows
    ]


def by_unit(found: Sequence[OwedAnswer]) -> dict[str, list[OwedAnswer]]:
    """The same by unit, the unit that has owed an answer longest first."""
    grouped: dict[str, list[OwedAnswer]] = {}
    for each in found:
        grouped.setdefault(each.unit, []).append(each)
    return grouped
