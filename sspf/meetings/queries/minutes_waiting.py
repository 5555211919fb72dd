"""Minutes that wait: for whoever leads meetings to send or decide, for whoever was there to answer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, or_, select

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries import people, reach
from sspf.cases.rules.people import PersonRole
from sspf.cases.rules.states import CaseState
from sspf.meetings.models import Adjuster, Minutes
from sspf.meetings.rules.minutes import MinutesState, Verdict
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """Minutes that wait. `change_asked`: they are back because somebody has asked for a change."""

    case_id: UUID
    meeting_id: UUID
    youth: str
    due_on: date
    state: MinutesState
    change_asked: bool


def to_lead(work: Work) -> list[MinutesLine]:
    """What the coordinator has to send out, to write anew, or to decide since the day for answers has passed."""
    asked = and_(_asked_now(), Adjuster.verdict == Verdict.asks_change)
    late = and_(Minutes.state == MinutesState.out, Minutes.due_on < work.today)
    query = (
        _lines(select(Adjuster.id).where(asked).correlate(Minutes).exists())
        .join(Case, Case.id == Minutes.case_id)
        .where(or_(Minutes.state == MinutesState.draft, late), Case.state != CaseState.closed)
        .where(Minutes.case_id.in_(reach.visible_ids(work, Permission.meeting_lead)))
    )
    return _fetch(work, Permission.meeting_lead, query)


def to_answer(work: Work) -> list[MinutesLine]:
    """What the actor was asked about and has not answered, in cases that the consent still opens."""
    waits = and_(_asked_now(), Adjuster.account_id == work.actor.account_id, Adjuster.verdict == Verdict.waiting)
    query = (
        _lines(false())
        .where(Minutes.state == MinutesState.out, select(Adjuster.id).where(waits).correlate(Minutes).exists())
        .where(Minutes.case_id.in_(reach.visible_ids(work, Permission.minutes_adjust)))
    )
    return _fetch(work, Permission.minutes_adjust, query)


def _asked_now() -> ColumnElement[bool]:
    return and_(Adjuster.minutes_id == Minutes.id, Adjuster.round == Minutes.round)


def _lines(change_asked: ColumnElement[bool]) -> Select[Minutes, Person, bool]:
    return (
        select(Minutes, Person, change_asked)
        .join(Person, and_(Person.case_id == Minutes.case_id, Person.role == PersonRole.youth))
        .order_by(Minutes.due_on, Minutes.id)
    )


def _fetch(work: Work, permission: Permission, query: Select[Minutes, Person, bool]) -> list[MinutesLine]:
    rows = work.session.execute(query).all()
    reach.admit(work, permission, [minutes.case_id for minutes, *_ in rows])
    return [
        MinutesLine(
            minutes.case_id, minutes.meeting_id, people.full_name(youth), minutes.due_on, minutes.state, bool(changed)
        )
        for minutes, youth, changed in rows
    ]
