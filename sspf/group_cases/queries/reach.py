"""Which group cases an actor reaches: the coordinator all, others those in which their own unit takes part today."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, select, true

from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.errors import NotFound
from sspf.group_cases.models import GroupCase, GroupUnit
from sspf.work import Work


def reached(work: Work, permission: Permission) -> ColumnElement[bool]:
    """The clause on `GroupCase` for what the actor reaches. There is no consent: there is no person."""
    match work.grant(permission).reach:
        case Reach.everything:
            return true()
        case Reach.own:
            lasts = or_(GroupUnit.until_on.is_(None), GroupUnit.until_on >= work.today)
            mine = select(GroupUnit.group_id).where(GroupUnit.unit == work.actor.unit, lasts)
            return GroupCase.id.in_(mine)
        case _:
            return false()


def find(work: Work, permission: Permission, group_id: UUID) -> GroupCase:
    """The group case, if the actor reaches it; otherwise `NotFound`. Admits the grant's zones."""
    query = select(GroupCase).where(GroupCase.id == group_id, reached(work, permission))
    found = work.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    admit(work, permission, [found])
    return found


def admit(work: Work, permission: Permission, groups: Iterable[GroupCase]) -> None:
    """Admit the grant's zones for group cases that came through `reached` in this unit of work."""
    zones = work.grant(permission).zones
    for each in groups:
        work.admit(each.seal_scope, zones)
