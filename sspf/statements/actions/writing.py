"""Writing a statement, correcting one that somebody has read, and throwing a draft away."""

from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.numbers_in_text import holds_personal_number
from sspf.consents.rules.recording import kinds_of
from sspf.errors import Refused
from sspf.statements.models import Statement, StatementVersion
from sspf.statements.queries import readable, words
from sspf.statements.rules.states import STATEMENT_TRANSITIONS, StatementProblem, StatementState
from sspf.statements.rules.terms import StatementTerms, Wording
from sspf.states import advance
from sspf.work import Work


def write(work: Work, case_id: UUID, terms: StatementTerms) -> UUID:
    """Write something down for the own unit. Nobody else reads it until it is shared (R56).

    Raises `Refused` for a personal number, for names that nobody has looked at, for a day ahead, and for information on
    offences written by an enskild (R26).
    """
    sight = reach.find_open(work, Permission.statement_write, case_id)
    unit = readable.writing_unit(work, sight)
    _check(work, sight, terms.wording)
    _check_kind(work, unit, terms.information)
    row = Statement(
        case_id=case_id,
        unit=unit,
        information=terms.information,
        state=StatementState.draft,
        account_id=work.actor_id,
        written_at=work.now,
        strength=terms.strength,
        third_party=bool(terms.wording.other_person),
    )
    row.remark()
    work.add(row)
    _add_version(work, row, terms.wording, "")
    work.record(events.StatementWritten(case_id, row.id, events.Slug(unit), events.Slug(terms.information)))
    return row.id


def rewrite(work: Work, case_id: UUID, statement_id: UUID, terms: StatementTerms, seen: int | None) -> None:
    """Write a draft anew: until somebody is given it, it is the unit's own note. Raises `Refused` for one that was."""
    sight = reach.find_open(work, Permission.statement_write, case_id)
    row = readable.own_row(work, sight, statement_id)
    if row.state is not StatementState.draft:
        raise Refused(StatementProblem.released_already)
    version = latest(work, row)
    kind = work.catalogue.information[row.information].label
    work.same_version(row, seen, {**version.words(), "information": kind})
    _check(work, sight, terms.wording)
    _check_kind(work, row.unit, terms.information)
    row.information, row.strength = terms.information, terms.strength
    _mark_third_party(row, version.other_person, terms.wording)
    version.word(terms.wording)
    version.account_id, version.written_at = work.actor_id, work.now
    work.record(events.StatementWritten(case_id, row.id, events.Slug(row.unit), events.Slug(row.information)))


def correct(work: Work, case_id: UUID, statement_id: UUID, wording: Wording, why: str, seen: int | None) -> None:
    """Correct a statement that was shared: a new version with why; what stood before stays beside it (R30).

    It reaches at once whoever the statement is shared with, unless it now tells of another person.
    """
    sight = reach.find_open(work, Permission.statement_write, case_id)
    row = readable.own_row(work, sight, statement_id)
    before = latest(work, row)
    work.same_version(row, seen, before.words())
    _check(work, sight, wording)
    refuse_number("why", why)
    row.latest += 1
    _mark_third_party(row, before.other_person, wording)
    _add_version(work, row, wording, why)
    work.record(events.StatementCorrected(case_id, row.id, row.latest))


def throw_away(work: Work, case_id: UUID, statement_id: UUID, seen: int | None) -> None:
    """Throw a draft away: its words go, that there was one stays in the log. Raises `Refused` once it was shared."""
    sight = reach.find_open(work, Permission.statement_write, case_id)
    row = readable.own_row(work, sight, statement_id)
    if row.state is not StatementState.draft:
        raise Refused(StatementProblem.released_already)
    work.same_version(row, seen, {})
    row.state = advance(STATEMENT_TRANSITIONS, row.state, StatementState.withdrawn)
    version = latest(work, row)
    version.text = version.other_person = version.instrument = ""
    version.source_on = None
    row.clear(None, None, None)
    work.record(events.StatementThrownAway(case_id, row.id))


def refuse_number(field: str, text: str) -> None:
    """Raise `Refused` at a field whose text holds a personal number."""
    if holds_personal_number(text):
        raise Refused(StatementProblem.personal_number, field)


def latest(work: Work, row: Statement) -> StatementVersion:
    """The version that stands."""
    version = StatementVersion
    query = select(version).where(version.statement_id == row.id, version.number == row.latest)
    return work.session.scalars(query).one()


def _add_version(work: Work, row: Statement, wording: Wording, why: str) -> None:
    stamps = {"number": row.latest or 1, "account_id": work.actor_id, "written_at": work.now, "why": why}
    version = StatementVersion(case_id=row.case_id, statement_id=row.id, **stamps)
    version.word(wording)
    work.add(version)


def _mark_third_party(row: Statement, before: str, wording: Wording) -> None:
    """Another person than before has not said yes to anything (R14)."""
    row.third_party = bool(wording.other_person)
    if wording.other_person != before:
        row.clear(None, None, None)
    row.remark()


def _check(work: Work, sight: Sight, wording: Wording) -> None:
    """Words that must not be there, and days that cannot be."""
    refuse_number("text", wording.text)
    refuse_number("other_person", wording.other_person)
    refuse_number("instrument", wording.instrument)
    if wording.source_on > work.today:
        raise Refused(StatementProblem.in_future, "source_on")
    if not wording.names_seen and not wording.other_person and words.strangers(work, sight, wording.text):
        raise Refused(StatementProblem.other_names, "names_seen")


def _check_kind(work: Work, unit: str, information: str) -> None:
    kinds = kinds_of(work.catalogue)
    if unit in kinds.enskild and information in kinds.offences:
        raise Refused(StatementProblem.offence_by_enskild, "information")
