"""Ticking off what a school has been told, and taking a wrong tick back."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from sspf.audit import events
from sspf.errors import NotFound, Refused
from sspf.schools import queries
from sspf.schools.models import Given
from sspf.schools.rules import SchoolProblem
from sspf.work import Work


def inform(work: Work, unit: str, items: Collection[str], given_on: date) -> None:
    """Write down that a school was told these things on a day. What it had been told before keeps its day."""
    school = queries.school(work, unit)
    if given_on > work.today:
        raise Refused(SchoolProblem.given_in_future, "given_on")
    if not items:
        raise Refused(SchoolProblem.nothing_chosen, "items")
    for told in school.lacks:
        if told.item.id in items:
            row = Given(
                unit=unit,
                item=told.item.id,
                given_on=given_on,
                recorded_at=work.now,
                recorded_by=work.actor_id,
            )
            work.add(row)
            work.record(events.SchoolInformed(events.Slug(unit), events.Slug(told.item.id), given_on))


def take_back(work: Work, unit: str, item: str) -> None:
    """Take back a tick that was set by mistake; twice is once."""
    queries.school(work, unit)
    if item not in work.catalogue.school_information:
        raise NotFound
    row = work.session.scalars(select(Given).where(Given.unit == unit, Given.item == item)).one_or_none()
    if row is not None:
        work.session.delete(row)
        work.record(events.SchoolInformationTakenBack(events.Slug(unit), events.Slug(item)))
