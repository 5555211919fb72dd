"""Which statements an actor may read: one SQL clause, used for lists and for one."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, not_, or_, select

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.cases.models import SharingWindow
from sspf.cases.queries.reach import Sight
from sspf.consents.rules.recording import kinds_of
from sspf.errors import NotFound
from sspf.statements.models import Release, Statement, StatementVersion
from sspf.statements.rules.states import StatementState
from sspf.work import Work


def leads(work: Work) -> bool:
    """Whether the actor leads cases, and so reads what the own unit was given also while nothing is shared (R8)."""
    return work.grant(Permission.statement_read).reach is Reach.everything


def own_units(work: Work, sight: Sight) -> frozenset[str]:
    """The units for which the actor reads and writes here: the coordinator's own, or those that take part now."""
    if leads(work):
        return frozenset([work.actor.unit]) if work.actor.unit else frozenset()
    return sight.own_units


def writing_unit(work: Work, sight: Sight) -> str:
    """The unit for which the actor writes: the own one, or another that the actor takes part for through a seat."""
    units = own_units(work, sight)
    if not units:
        raise NotFound
    return work.actor.unit if work.actor.unit in units and work.actor.unit else min(units)


def readable(work: Work, sight: Sight) -> ColumnElement[bool]:
    """The clause on `Statement` for what the actor may read in a case that is reached.

    The own unit's, whatever its state; and what was released to the own unit and is still shared with it, unless a mark
    keeps it with its author's unit (R14, R56). A draft has no release, so nobody else reads it, nor does the lead.
    """
    own, given = Statement.unit.in_(own_units(work, sight)), _given(work, sight, Release.id).exists()
    not_thrown_away = Statement.state != StatementState.withdrawn
    return and_(Statement.case_id == sight.case.id, not_thrown_away, or_(own, and_(not_(Statement.kept), given)))


def readable_versions(work: Work, sight: Sight) -> ColumnElement[bool]:
    """The clause on `StatementVersion` of a readable statement: another unit reads what stood since it was given it."""
    first = _given(work, sight, func.min(Release.from_version)).scalar_subquery()
    return or_(Statement.unit.in_(own_units(work, sight)), StatementVersion.number >= first)


def readable_ids(work: Work, sight: Sight) -> Select[UUID]:
    """The same as a sub-select, for what stands beside statements."""
    return select(Statement.id).where(readable(work, sight))


def row(work: Work, sight: Sight, statement_id: UUID) -> Statement:
    """A statement that the actor may read; otherwise `NotFound`, the same as for one that does not exist."""
    found = work.session.scalar(select(Statement).where(Statement.id == statement_id, readable(work, sight)))
    if found is None:
        raise NotFound
    return found


def own_row(work: Work, sight: Sight, statement_id: UUID) -> Statement:
    """A statement of the own unit, to be changed or shared; another's looks as if it did not exist."""
    found = row(work, sight, statement_id)
    if found.unit not in own_units(work, sight):
        raise NotFound
    return found


def _given(work: Work, sight: Sight, column: Any) -> Select[Any]:
    """Lasting releases of the statement to an own unit, of a kind that the consent opens to that unit now (R13).

    The windows are asked here again, not only when the case was found: a withdrawal may have come in between. The lead
    keeps what it was given (R8). Offences are never an enskild's to read, whatever a window says (R26).
    """
    kinds = kinds_of(work.catalogue)
    query = select(column).where(
        Release.statement_id == Statement.id,
        Release.unit.in_(own_units(work, sight)),
        Release.ended_at.is_(None),
        not_(and_(Release.unit.in_(kinds.enskild), Statement.information.in_(kinds.offences))),
    )
    if not leads(work):
        query = query.join(SharingWindow, _open_now(work))
    return query.correlate(Statement)


def _open_now(work: Work) -> ColumnElement[bool]:
    window = SharingWindow
    return and_(
        window.case_id == Release.case_id,
        window.unit == Release.unit,
        window.information == Statement.information,
        window.from_at <= work.now,
        work.now < window.until_at,
    )
