"""Which lines an actor reaches: those of the own unit, whatever the role (law R17)."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.catalogue.agencies import Unit
from sspf.disclosures.models import Disclosure, InformationRequest
from sspf.errors import Forbidden, NotFound
from sspf.work import Work

Line = TypeVar("Line", Disclosure, InformationRequest)


def own_unit(work: Work, permission: Permission) -> Unit:
    """The unit whose register the actor works in. Raises `Forbidden` for someone without a unit."""
    work.grant(permission)
    unit = work.catalogue.units.get(work.actor.unit or "")
    if unit is None:
        raise Forbidden(permission)
    return unit


def disclosure(work: Work, permission: Permission, disclosure_id: UUID) -> Disclosure:
    """The line, if it is the own unit's; otherwise `NotFound`, the same as for one that does not exist."""
    return _line(work, permission, Disclosure, disclosure_id)


def information_request(work: Work, permission: Permission, request_id: UUID) -> InformationRequest:
    """The request, if it came to the own unit; otherwise `NotFound`."""
    return _line(work, permission, InformationRequest, request_id)


def admit(work: Work, permission: Permission, lines: Iterable[Line]) -> None:
    """Admit the grant's zones for lines that were found through `own_unit` in this unit of work."""
    zones = work.grant(permission).zones
    for each in lines:
        work.admit(each.seal_scope, zones)


def _line(work: Work, permission: Permission, model: type[Line], line_id: UUID) -> Line:
    unit = own_unit(work, permission)
    found = work.session.scalars(select(model).where(model.id == line_id, model.unit == unit.id)).one_or_none()
    if found is None:
        raise NotFound
    admit(work, permission, [found])
    return found
