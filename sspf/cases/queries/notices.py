"""What the actor is told about cases that opened or closed to the own unit."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Executable, and_, exists, or_, select, tuple_

from sspf.cases.models import Case, Notice, Participant, SharingWindow
from sspf.cases.queries import reach
from sspf.cases.rules.notices import NoticeKind, NoticeLine
from sspf.cases.rules.states import CaseState
from sspf.work import Work


def mine(work: Work) -> list[NoticeLine]:
    """The latest about each case that the actor has not put away, the latest first. Two statements.

    Some were written when somebody did something. That a birthday or a last day has closed a case is read off the
    sharing windows: no job runs at midnight, and nobody has to remember.
    """
    latest: dict[UUID, NoticeLine] = {}
    for case_id, number, unit, ended_at in work.session.execute(_lapsed(work)):
        latest[case_id] = NoticeLine(case_id, number, unit, NoticeKind.no_longer_shared, ended_at)
    for case_id, number, unit, kind, at in work.session.execute(_written(work)):
        if case_id not in latest or latest[case_id].at <= at:
            latest[case_id] = NoticeLine(case_id, number, unit, kind, at)
    return sorted(latest.values(), key=_at, reverse=True)


def unread(work: Work) -> ColumnElement[bool]:
    """What the actor has been told by now, by name or by seat, and has not put away."""
    return and_(_to_me(work), Notice.put_away_at.is_(None), Notice.at <= work.now)


def _at(line: NoticeLine) -> datetime:
    return line.at


def _to_me(work: Work) -> ColumnElement[bool]:
    return or_(Notice.account_id == work.actor.account_id, Notice.seat.in_(work.actor.seats))


def _written(work: Work) -> Executable:
    query = select(Notice.case_id, Case.number, Notice.unit, Notice.kind, Notice.at)
    return query.join(Case, Case.id == Notice.case_id).where(unread(work)).order_by(Notice.at)


def _lapsed(work: Work) -> Executable:
    """When the sharing of a case ended for the unit that the actor takes part for, if nobody has told it since."""
    part, window = Participant, SharingWindow
    told = exists().where(Notice.case_id == window.case_id, _to_me(work), Notice.at >= window.until_at)
    shut = tuple_(part.case_id, part.unit).not_in(reach.own_parts(work))
    return (
        select(part.case_id, Case.number, part.unit, window.until_at)
        .join(window, and_(window.case_id == part.case_id, window.unit == part.unit))
        .join(Case, Case.id == part.case_id)
        .where(reach.is_mine(work), shut, window.until_at <= work.now, ~told, Case.state != CaseState.closed)
        .order_by(window.until_at)
    )
