"""One duty: its times around today, and what was said as it was ticked off."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.catalogue.year_wheel import Duty
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.errors import NotFound
from sspf.work import Work
from sspf.year_wheel.models import DutyTick
from sspf.year_wheel.queries import wheel
from sspf.year_wheel.rules.turns import Turn


@dataclass(frozen=True, slots=True)
class Said:
    """What a coordinator said as a duty was ticked off."""

    done_on: date
    note: str


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty at one of its times; `said` is None where nobody ticked it off."""

    turn: Turn
    said: Said | None


@dataclass(frozen=True, slots=True)
class DutyView:
    """A duty with its times, the latest first."""

    duty: Duty
    lines: tuple[DutyLine, ...]


def show(work: Work, duty: str) -> DutyView:
    """One duty in three statements; `NotFound` for one that the catalogue does not have."""
    work.grant(Permission.wheel_read)
    found = work.catalogue.year_wheel.get(duty)
    if found is None:
        raise NotFound
    turns = wheel.turns_of(work, found)
    work.keys.admit(Scope.year_wheel(), [Zone.municipal], Purpose.read)
    ticks = {row.span: row for row in work.session.scalars(select(DutyTick).where(DutyTick.duty == duty))}
    said = {span: Said(row.done_on, row.note) for span, row in ticks.items()}
    lines = (DutyLine(each, said.get(each.span.slug)) for each in reversed(turns))
    return DutyView(found, tuple(lines))


def line(work: Work, duty: str, span: str) -> DutyLine:
    """One duty at one of its times; `NotFound` for a time it does not have."""
    found = next((each for each in show(work, duty).lines if each.turn.span.slug == span), None)
    if found is None:
        raise NotFound
    return found
