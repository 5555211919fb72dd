"""Which schools the youth has left while the case went on."""

from sqlalchemy import select

from sspf.cases.models import SchoolChange
from sspf.cases.queries.reach import Sight
from sspf.catalogue.agencies import AgencySide, Unit
from sspf.work import Work


def left(work: Work, sight: Sight) -> frozenset[str]:
    """The units that the youth has left and not come back to: they take no part any more, whatever the consent says."""
    query = select(SchoolChange).where(SchoolChange.case_id == sight.case.id).order_by(SchoolChange.at, SchoolChange.id)
    gone: set[str] = set()
    for change in work.session.scalars(query):
        gone = (gone | set(change.left)) - {change.joined}
    return frozenset(gone)


def joined(work: Work, sight: Sight) -> str | None:
    """The unit of the school the youth goes to after the latest change; None without one, or outside the catalogue."""
    query = select(SchoolChange).where(SchoolChange.case_id == sight.case.id).order_by(SchoolChange.at.desc()).limit(1)
    change = work.session.scalars(query).one_or_none()
    return change.joined if change is not None else None


def schools(work: Work) -> tuple[Unit, ...]:
    """Every unit that young people go to as a school."""
    return tuple(each for each in work.catalogue.units.values() if each.school)


def units(work: Work) -> tuple[Unit, ...]:
    """Every unit on the school's side that works with cases."""
    catalogue = work.catalogue
    return tuple(
        unit
        for unit in catalogue.units.values()
        if unit.case_work and catalogue.agency_of(unit.id).side is AgencySide.skola
    )
