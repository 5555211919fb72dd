"""Which school has been told what, when and by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.catalogue.agencies import Unit
from sspf.catalogue.entries import choosable
from sspf.catalogue.schools import SchoolInformation
from sspf.errors import NotFound
from sspf.schools.models import Given
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a school is to be told; `given_on` is None while it has not been."""

    item: SchoolInformation
    given_on: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class School:
    """A school with everything on the list."""

    unit: Unit
    items: tuple[Told, ...]

    @property
    def given(self) -> int:
        """How many things the school has been told."""
        return sum(each.given_on is not None for each in self.items)

    @property
    def lacks(self) -> tuple[Told, ...]:
        """What the school has not been told yet."""
        return tuple(each for each in self.items if each.given_on is None)

    @property
    def latest(self) -> date | None:
        """When the school was told something last."""
        return max((each.given_on for each in self.items if each.given_on is not None), default=None)


def schools(work: Work) -> list[School]:
    """Every school that takes part, independent ones included, with what it has been told."""
    work.grant(Permission.school_inform)
    accounts.admit_directory(work)
    rows = {(row.unit, row.item): row for row in work.session.scalars(select(Given).options(joinedload(Given.account)))}
    return [_school(work, unit, rows) for unit in _units(work).values()]


def school(work: Work, unit: str) -> School:
    """One school; `NotFound` for a unit that is none."""
    found = next((each for each in schools(work) if each.unit.id == unit), None)
    if found is None:
        raise NotFound
    return found


def _units(work: Work) -> dict[str, Unit]:
    units = choosable(work.catalogue.units, work.today)
    return {each.id: each for each in units.values() if each.school}


def _school(work: Work, unit: Unit, rows: Mapping[tuple[str, str], Given]) -> School:
    """What is asked for today, and what was given of what has been retired since."""
    in_use = choosable(work.catalogue.school_information, work.today)
    items = []
    for item in work.catalogue.school_information.values():
        row = rows.get((unit.id, item.id))
        if row is not None:
            items.append(Told(item, row.given_on, row.account.name))
        elif item.id in in_use:
            items.append(Told(item))
    return School(unit, tuple(items))
