"""Statements with everything that stands beside them, as plain values."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.queries import people
from sspf.cases.queries.reach import Sight
from sspf.catalogue.agencies import AgencySide
from sspf.errors import NotFound
from sspf.statements.models import Objection, Release, Shield, Statement, StatementVersion
from sspf.statements.queries.readable import leads, own_units, readable, readable_ids, readable_versions
from sspf.statements.rules.lines import ObjectionLine, ReleaseLine, ShieldLine, StatementLine, VersionLine
from sspf.work import Work


@dataclass
class Beside:
    """What stands beside one statement."""

    releases: list[ReleaseLine]
    shields: list[ShieldLine]
    objections: list[ObjectionLine]


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who is reading: the own units, whether as the case's lead, and what the family's people are called."""

    units: frozenset[str]
    leads: bool
    names: dict[UUID, str]


def index(work: Work, sight: Sight) -> list[StatementLine]:
    """Everything that the actor may read, what works first, then the latest first."""
    lines = _lines(work, sight)
    latest_first = sorted(lines, key=lambda line: (line.latest.source_on, line.latest.written_at), reverse=True)
    return sorted(latest_first, key=lambda line: not line.strength)


def show(work: Work, sight: Sight, statement_id: UUID) -> StatementLine:
    """One statement; `NotFound` for one that the actor may not read."""
    line = next(iter(_lines(work, sight, Statement.id == statement_id)), None)
    if line is None:
        raise NotFound
    return line


def own(work: Work, sight: Sight, statement_id: UUID) -> StatementLine:
    """One statement of the own unit; another's looks as if it did not exist."""
    line = show(work, sight, statement_id)
    if not line.own:
        raise NotFound
    return line


def _lines(work: Work, sight: Sight, *only: ColumnElement[bool]) -> list[StatementLine]:
    accounts.admit_directory(work)
    query = (
        select(Statement, StatementVersion, Account)
        .join(StatementVersion, StatementVersion.statement_id == Statement.id)
        .join(Account, Account.id == StatementVersion.account_id)
        .where(readable(work, sight), readable_versions(work, sight), *only)
        .order_by(Statement.written_at, Statement.id, StatementVersion.number)
    )
    found: dict[UUID, tuple[Statement, list[VersionLine]]] = {}
    for statement, version, author in work.session.execute(query):
        found.setdefault(statement.id, (statement, []))[1].append(version.line(author.name))
    if not found:
        return []
    names = {each.id: people.full_name(each) for each in people.persons(work, sight)}
    eyes = Eyes(own_units(work, sight), leads(work), names)
    beside = _beside(work, sight, found.values(), eyes, only)
    return [_line(work, row, versions, beside[row.id], eyes) for row, versions in found.values()]


def _beside(
    work: Work,
    sight: Sight,
    found: Iterable[tuple[Statement, Any]],
    eyes: Eyes,
    only: tuple[ColumnElement[bool], ...],
) -> dict[UUID, Beside]:
    """Releases, shields and objections of the statements, one statement for each kind of thing."""
    ids, own_ids = readable_ids(work, sight).where(*only), {row.id for row, _ in found if row.unit in eyes.units}
    kept: dict[UUID, Beside] = defaultdict(lambda: Beside([], [], []))
    lasting = or_(Release.ended_at.is_(None), Release.statement_id.in_(own_ids))
    releases = select(Release, Account).join(Account, Account.id == Release.released_by).where(lasting)
    for row, by in work.session.execute(releases.where(Release.statement_id.in_(ids)).order_by(Release.released_at)):
        kept[row.statement_id].releases.append(_release(work, row, by.name if row.statement_id in own_ids else ""))
    shields = select(Shield).where(Shield.statement_id.in_(ids)).order_by(Shield.recorded_at)
    for shield in work.session.scalars(shields):
        kept[shield.statement_id].shields.append(_shield(shield, eyes, shield.statement_id in own_ids))
    objections = select(Objection, Account).join(Account, Account.id == Objection.recorded_by)
    order = Objection.recorded_at, Objection.id
    for objection, by in work.session.execute(objections.where(Objection.statement_id.in_(ids)).order_by(*order)):
        kept[objection.statement_id].objections.append(_objection(objection, eyes, by.name))
    return kept


def _line(work: Work, row: Statement, versions: list[VersionLine], beside: Beside, eyes: Eyes) -> StatementLine:
    from_police = work.catalogue.agency_of(row.unit).side is AgencySide.polis
    return StatementLine(
        row.id,
        row.version,
        row.unit,
        row.information,
        row.state,
        bool(row.strength),
        row.unit in eyes.units,
        row.marks,
        row.clearance,
        from_police or work.catalogue.information[row.information].offences,
        tuple(versions),
        tuple(beside.releases),
        tuple(beside.shields),
        tuple(beside.objections),
    )


def _release(work: Work, row: Release, by: str) -> ReleaseLine:
    label = work.catalogue.units[row.unit].label if row.unit else ""
    return ReleaseLine(row.id, row.unit, label, row.released_at, row.ended_at, by)


def _shield(row: Shield, eyes: Eyes, own_statement: bool) -> ShieldLine:
    guardian_id = UUID(row.guardian_id)
    told = (row.reason, row.decided_by, row.decided_on) if own_statement or eyes.leads else ("", "", None)
    return ShieldLine(row.id, guardian_id, eyes.names.get(guardian_id, ""), *told, row.lifted_at)


def _objection(row: Objection, eyes: Eyes, by: str) -> ObjectionLine:
    name = eyes.names.get(row.person_id, "")
    return ObjectionLine(row.id, row.person_id, name, row.text, cast(date, row.said_on), row.number, by)
