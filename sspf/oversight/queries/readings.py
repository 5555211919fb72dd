"""Who has read one case, from the log: for the coordinator with names, for the family as the municipality decides."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account, SeatHolder
from sspf.audit.events import AccessDenied
from sspf.audit.facts import Kind
from sspf.audit.models import AuditEntry
from sspf.cases.queries import people, reach
from sspf.cases.queries.people import CaseHead
from sspf.clock import local_date
from sspf.oversight.rules import readings as rules
from sspf.oversight.rules.readings import DayLine, Reader, Reading, ReadKind, UnitLine
from sspf.work import Work

PAGE_ROWS = 1000
"""Readings to a page; a page ends with a whole day."""


@dataclass(frozen=True, slots=True)
class Denied:
    """How many times somebody who may not read the case was stopped, and when last."""

    times: int
    latest: date | None


@dataclass(frozen=True, slots=True)
class ReadersPage:
    """Who has read a case: this page's days, the number to go on from, and what was stopped."""

    head: CaseHead
    lines: tuple[DayLine, ...]
    units: tuple[UnitLine, ...]
    older: int | None
    denied: Denied


@dataclass(frozen=True, slots=True)
class Extract:
    """The same for a family. `named`: staff stand with their names. `coarse`: no unit and no kind is told (R64)."""

    head: CaseHead
    lines: tuple[DayLine, ...]
    denied: Denied
    named: bool
    coarse: bool


def page(work: Work, case_id: UUID, before: int | None = None) -> ReadersPage:
    """Everyone who has read the case, by name, the latest day first, in a handful of statements."""
    head = people.head(work, reach.find(work, Permission.readers_read, case_id))
    rows = _rows(work, case_id, before, PAGE_ROWS + 1)
    shown, older = _whole_days(rows)
    found = _readings(shown, _namer(work, shown))
    return ReadersPage(head, rules.by_day(found), rules.by_unit(found), older, _denied(work, case_id))


def extract(work: Work, case_id: UUID) -> Extract:
    """Everyone who has read the case, to be given to a youth or a guardian (R52).

    Names of staff only where the municipality has decided so. When anybody in the case lives protected, neither unit
    nor kind is told: both can show where somebody lives, goes to school or gets help (R64).
    """
    head = people.head(work, reach.find(work, Permission.readers_read, case_id))
    rows = _rows(work, case_id, None, None)
    named = work.catalogue.municipality.readers_named and not head.protected
    found = _readings(rows, _namer(work, rows))
    told = [_told(work, each, row, (named, head.protected)) for each, row in zip(found, rows, strict=True)]
    return Extract(head, rules.by_day(told), _denied(work, case_id), named, head.protected)


def _rows(work: Work, case_id: UUID, before: int | None, most: int | None) -> Sequence[Any]:
    """The readings of the case with the account behind each, the latest first."""
    entry = AuditEntry
    query = (
        select(entry.seq, entry.at, entry.actor_id, entry.role, entry.name, Account)
        .outerjoin(Account, Account.id == entry.actor_id)
        .where(entry.case_id == case_id, entry.kind == Kind.read)
        .order_by(entry.seq.desc())
    )
    if before is not None:
        query = query.where(entry.seq < before)
    accounts.admit_directory(work)
    return work.session.execute(query.limit(most) if most else query).all()


def _whole_days(rows: Sequence[Any]) -> tuple[Sequence[Any], int | None]:
    """The rows of the page without a day that is cut in two, and the number that the next page lies below."""
    if len(rows) <= PAGE_ROWS:
        return rows, None
    cut = local_date(rows[-1].at)
    whole = [row for row in rows if local_date(row.at) != cut] or rows[:PAGE_ROWS]
    return whole, whole[-1].seq


def _readings(rows: Sequence[Any], named: Callable[[Any], Reader]) -> list[Reading]:
    return [Reading(row.at, named(row), rules.kind_of(row.name)) for row in rows]


def _namer(work: Work, rows: Iterable[Any]) -> Callable[[Any], Reader]:
    """Tells of each row who read: by name, and in the function and unit that the person had on that day."""
    ids = {row.actor_id for row in rows if row.actor_id is not None}
    held = work.session.scalars(select(SeatHolder).where(SeatHolder.account_id.in_(ids))).all() if ids else ()
    seats, units, roles = work.catalogue.seats, work.catalogue.units, work.catalogue.labels["role"]

    def named(row: Any) -> Reader:
        mine = [each for each in held if each.account_id == row.actor_id and _held_on(each, row.at)]
        functions = [seats[each.seat] for each in mine if each.seat in seats]
        unit = functions[0].unit if functions else _unit_of(row)
        function = ", ".join(each.label for each in functions) or roles.get(row.role, row.role)
        return Reader(row.Account.name if row.Account else "", function, units[unit].label if unit in units else "")

    return named


def _unit_of(row: Any) -> str:
    """The unit of the account behind a row; nothing for the public and for commands."""
    return str(row.Account.unit or "") if row.Account is not None else ""


def _held_on(term: SeatHolder, at: datetime) -> bool:
    day = local_date(at)
    return term.from_on <= day and (term.until_on is None or term.until_on >= day)


def _told(work: Work, reading: Reading, row: Any, choices: tuple[bool, bool]) -> Reading:
    """The reading as the family is told it."""
    named, coarse = choices
    reader = reading.reader
    if coarse:
        unit = _unit_of(row)
        # Not even the agency: where there is one independent school, that is its name.
        side = work.catalogue.label(work.catalogue.agency_of(unit).side) if unit in work.catalogue.units else ""
        return Reading(reading.at, Reader("", side, ""), ReadKind.anything)
    return Reading(reading.at, Reader(reader.name if named else "", reader.function, reader.unit), reading.kind)


def _denied(work: Work, case_id: UUID) -> Denied:
    stopped = select(func.count(), func.max(AuditEntry.at)).where(
        AuditEntry.case_id == case_id, AuditEntry.name == AccessDenied.__name__
    )
    times, latest = work.session.execute(stopped).one()
    return Denied(times, local_date(latest) if times else None)
