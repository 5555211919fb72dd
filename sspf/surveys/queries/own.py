"""Questionnaires that wait for the own unit: whose they are to open, and nothing of the case beyond its number."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select, tuple_

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Participant
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState
from sspf.errors import NotFound
from sspf.surveys.models import Dispatch
from sspf.surveys.rules.dispatches import DispatchState
from sspf.work import Work

OPENED = (DispatchState.created, DispatchState.issued, DispatchState.reminded, DispatchState.declined)


@dataclass(frozen=True, slots=True)
class OwnSurvey:
    """A questionnaire that the own unit is asked to answer. `case_number` is empty when the case has closed."""

    id: UUID
    label: str
    state: DispatchState
    issued_on: date
    until_on: date
    case_number: str


def own(work: Work) -> list[OwnSurvey]:
    """Those that the actor may open or say no to now, the one that runs out first before the others."""
    query = (
        select(Dispatch, Case.number, Case.state)
        .join(Case, Case.id == Dispatch.case_id)
        .where(_mine(work))
        .order_by(Dispatch.until_on, Dispatch.id)
    )
    return [
        OwnSurvey(
            row.id,
            work.catalogue.surveys[row.questionnaire].label,
            row.state,
            row.issued_on,
            row.until_on,
            "" if state is CaseState.closed else number,
        )
        for row, number, state in work.session.execute(query)
    ]


def held(work: Work, dispatch_id: UUID) -> Dispatch:
    """One of them, locked for a change; `NotFound` for any other."""
    query = select(Dispatch).join(Case, Case.id == Dispatch.case_id).where(Dispatch.id == dispatch_id, _mine(work))
    row = work.session.scalars(query.with_for_update(of=Dispatch)).one_or_none()
    if row is None:
        raise NotFound
    return row


def _mine(work: Work) -> ColumnElement[bool]:
    """The unit was asked and has not answered, and the actor takes part for it in a case that the consent opens to it.

    When the case has closed, whoever took part may still say how it was, and is not told which case it is about.
    """
    work.grant(Permission.survey_answer)
    works = and_(Dispatch.unit.is_not(None), Dispatch.state.in_(OPENED), Dispatch.until_on >= work.today)
    of_unit = tuple_(Dispatch.case_id, Dispatch.unit)
    by_name = and_(Participant.account_id == work.actor.account_id, Participant.unit == work.actor.unit)
    by_seat = and_(Participant.seat.in_(work.actor.seats), ~Case.named_only)
    took_part = select(Participant.case_id, Participant.unit).where(or_(by_name, by_seat)).correlate(Case)
    closed = and_(Case.state == CaseState.closed, of_unit.in_(took_part))
    return and_(works, or_(of_unit.in_(reach.own_parts(work)), closed))
