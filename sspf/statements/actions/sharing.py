"""Sharing a statement with named units and the family, and ending that for what comes."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.consents.rules.recording import kinds_of
from sspf.errors import NotFound, Refused
from sspf.statements.actions.writing import latest, write
from sspf.statements.models import Release, Statement
from sspf.statements.queries import readable, recipients
from sspf.statements.rules.sharing import leading_units, release_problem
from sspf.statements.rules.states import STATEMENT_TRANSITIONS, StatementProblem, StatementState
from sspf.statements.rules.terms import ReleaseTerms, StatementTerms
from sspf.states import advance
from sspf.work import Work

FIELDS = {StatementProblem.third_party_family: "family"}
"""At which field a problem is told; all others at the units."""


def share(work: Work, case_id: UUID, statement_id: UUID, terms: ReleaseTerms, seen: int | None) -> None:
    """Share a statement as it stands with units, the family or both (R13, R56). One row and one event for each.

    The family is told through the unit that leads the case, which therefore reads it too. Raises `Refused` for a unit
    that the consent does not let read this kind now, for an enskild and offences (R26), and against a mark (R14);
    `Conflict` when the statement was changed since it was read.
    """
    sight = reach.find_open(work, Permission.statement_release, case_id)
    row = readable.own_row(work, sight, statement_id)
    work.same_version(row, seen, latest(work, row).words())
    terms = _with_lead(work, row, terms)
    pairs, kinds = recipients.open_now(work, sight), kinds_of(work.catalogue)
    enskild = kinds.enskild if row.information in kinds.offences else frozenset[str]()
    problem = release_problem(row.marks, terms, recipients.allowed(work, row.information, pairs), enskild)
    if problem:
        raise Refused(problem, FIELDS.get(problem, "units"))
    _give(work, row, [*sorted(terms.units), *([None] if terms.family else [])])


def observe(work: Work, case_id: UUID, terms: StatementTerms, shared: bool) -> bool:
    """Write down in one line something that works, and share it at once with everyone who may read it (F1, F6, V11).

    Returns whether it was shared: where the consent lets nobody else read of it, it stays with the unit.
    """
    statement_id = write(work, case_id, replace(terms, strength=True))
    work.flush()
    sight = reach.find_open(work, Permission.statement_release, case_id)
    row = readable.own_row(work, sight, statement_id)
    units = recipients.allowed(work, terms.information, recipients.open_now(work, sight)) - {row.unit}
    if not shared or not units:
        return False
    share(work, case_id, statement_id, ReleaseTerms(units, family=True), row.version)
    return True


def end(work: Work, case_id: UUID, statement_id: UUID, release_id: UUID) -> None:
    """Stop sharing with a unit or the family from now on. That it was shared stays written (R12).

    When the leading unit no longer reads it, it cannot hand it to the family either. Ended twice is ended once.
    """
    sight = reach.find_open(work, Permission.statement_release, case_id)
    row = readable.own_row(work, sight, statement_id)
    lasting = {each.id: each for each in _lasting(work, row)}
    known = work.session.get(Release, release_id)
    if known is None or known.statement_id != row.id:
        raise NotFound
    ending = [lasting[release_id]] if release_id in lasting else []
    if known.unit in leading_units(work.catalogue):
        ending += [each for each in lasting.values() if each.unit is None]
    for each in ending:
        each.ended_at, each.ended_by = work.now, work.actor_id
        work.record(events.StatementReleaseEnded(case_id, row.id, each.id, _slug(each.unit)))


def _with_lead(work: Work, row: Statement, terms: ReleaseTerms) -> ReleaseTerms:
    """With the family goes the unit that leads, unless it wrote the statement itself."""
    if not terms.family:
        return terms
    return replace(terms, units=terms.units | (leading_units(work.catalogue) - {row.unit}))


def _give(work: Work, row: Statement, units: Iterable[str | None]) -> None:
    have = {each.unit for each in _lasting(work, row)}
    new = [unit for unit in units if unit not in have]
    if not new:
        raise Refused(StatementProblem.given_already, "units")
    if row.state is StatementState.draft:
        row.state = advance(STATEMENT_TRANSITIONS, row.state, StatementState.released)
    stamps = {"from_version": row.latest, "released_at": work.now, "released_by": work.actor_id}
    for unit in new:
        release = Release(case_id=row.case_id, statement_id=row.id, unit=unit, **stamps)
        work.add(release)
        work.record(events.StatementReleased(row.case_id, row.id, release.id, _slug(unit)))


def _lasting(work: Work, row: Statement) -> list[Release]:
    query = select(Release).where(Release.statement_id == row.id, Release.ended_at.is_(None))
    return list(work.session.scalars(query))


def _slug(unit: str | None) -> events.Slug | None:
    return None if unit is None else events.Slug(unit)
