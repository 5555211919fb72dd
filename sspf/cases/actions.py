"""What can be done to a case and the people in it; each act records its event."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit import events
from sspf.cases import queries
from sspf.cases.models import Case, CaseSeries, Participant, Person, SharingWindow
from sspf.cases.rules import (
    CASE_TRANSITIONS,
    CaseProblem,
    CaseState,
    PersonRole,
    PersonTerms,
)
from sspf.crypto.scope import CASE_ZONES, Scope
from sspf.errors import NotFound, Refused
from sspf.states import advance
from sspf.work import Work

Span = tuple[str, str, datetime, datetime]
"""Unit, kind of information, first instant inside, first instant outside."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a case starts from: when the anmälan came in, and what it said."""

    received_at: datetime
    triggers: list[str]
    concern: str
    works_well: str
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a case: a person by name, or a seat."""

    unit: str
    account_id: UUID | None = None
    seat: str | None = field(default=None)


def open_case(work: Work, opening: Opening, youth: PersonTerms) -> UUID:
    """Open a case with new keys and the next number of the year's series; the actor becomes its coordinator."""
    work.grant(Permission.case_manage)
    case_id = uuid4()
    work.keys.make(Scope.case(case_id), CASE_ZONES)
    case = Case(
        id=case_id,
        number=_next_number(work),
        state=CaseState.opened,
        coordinator_id=work.actor_id,
        received_at=opening.received_at,
        opened_at=work.now,
        triggers=opening.triggers,
        concern=opening.concern,
        works_well=opening.works_well,
        area=opening.area,
    )
    work.add(case)
    work.flush()
    work.record(events.CaseOpened(case_id))
    _add_person(work, case_id, youth)
    return case_id


def add_person(work: Work, case_id: UUID, terms: PersonTerms) -> UUID:
    """Write down a guardian or relative, or the youth when there is none yet."""
    sight = _open_sight(work, case_id)
    if terms.role is PersonRole.youth and any(each.role is PersonRole.youth for each in queries.persons(work, sight)):
        raise Refused(CaseProblem.one_youth, "role")
    return _add_person(work, case_id, terms)


def change_person(work: Work, case_id: UUID, person_id: UUID, terms: PersonTerms, seen: int | None) -> None:
    """Correct what is written about a person. Raises `Conflict` with what is stored when someone saved in between.

    A youth's day of birth decides about the consent: `consents.actions.change_person` is the way to here from outside.
    """
    person = queries.person(work, _open_sight(work, case_id), person_id)
    work.same_version(person, seen, {name: _as_typed(getattr(person, name)) for name in terms.columns()})
    for name, value in _checked(work, terms).columns().items():
        setattr(person, name, value)
    work.record(events.PersonChanged(case_id, person_id))


def take_part(work: Work, case_id: UUID, part: Part) -> UUID:
    """Let a unit take part from today. Raises `Refused` for a unit outside the consent (R13); twice is once."""
    sight = _open_sight(work, case_id)
    if part.unit not in queries.units_inside(work, case_id):
        raise Refused(CaseProblem.unit_outside_consent)
    return _join(work, sight, part)


def nominate(work: Work, case_id: UUID, unit: str, account_id: UUID) -> UUID:
    """Let a colleague take part for the actor's own unit (protocol item 39); twice is once.

    Raises `NotFound` for a unit that is not the actor's or not inside the consent, and for someone of another unit.
    """
    sight = queries.find(work, Permission.summons_answer, case_id)
    mine = unit == work.actor.unit and unit in queries.units_inside(work, case_id)
    if not mine or account_id not in {each.id for each in accounts.colleagues_of(work, unit)}:
        raise NotFound
    return _join(work, sight, Part(unit, account_id=account_id))


def withdraw_nomination(work: Work, case_id: UUID, participant_id: UUID) -> None:
    """End the part of a colleague whom the actor's own unit had named; the last day was yesterday."""
    queries.find(work, Permission.summons_answer, case_id)
    row = work.session.get(Participant, participant_id)
    if row is None or row.case_id != case_id or row.unit != work.actor.unit or row.account_id is None:
        raise NotFound
    _part_ends(work, row, work.today - timedelta(days=1))


def end_part(work: Work, case_id: UUID, participant_id: UUID, last_day: date | None = None) -> None:
    """End someone's part: after `last_day`, or at once, when the last day was yesterday."""
    _open_sight(work, case_id)
    row = work.session.get(Participant, participant_id)
    if row is None or row.case_id != case_id:
        raise NotFound
    _part_ends(work, row, last_day or work.today - timedelta(days=1))


def share(work: Work, case_id: UUID, spans: Iterable[Span]) -> None:
    """Write out what the consent opens when, in place of what was written before. Called by `consents` alone."""
    work.session.execute(delete(SharingWindow).where(SharingWindow.case_id == case_id))
    work.add(
        *(
            SharingWindow(case_id=case_id, unit=unit, information=kind, from_at=start, until_at=end)
            for unit, kind, start, end in spans
        )
    )


def move(work: Work, case: Case, state: CaseState) -> None:
    """Take the case to another state along the table of transitions."""
    if case.state is not state:
        case.state = advance(CASE_TRANSITIONS, case.state, state)
        work.record(events.CaseStateChanged(case.id, state))


def set_next_follow_up(work: Work, case: Case, day: date | None) -> None:
    """Note when the plan is next followed up, for lists and reminders."""
    case.next_follow_up_on = day
    work.record(events.CaseChanged(case.id))


def end(work: Work, case: Case, reason: str, summary: str) -> None:
    """Close the case: no one takes part any more, nothing is shared. Called by `casefile`, which tells the consents."""
    move(work, case, CaseState.closing)
    case.state = advance(CASE_TRANSITIONS, case.state, CaseState.closed)
    case.closed_at, case.next_follow_up_on = work.now, None
    case.closing_reason, case.closing_summary = reason, summary
    for row in work.session.scalars(select(Participant).where(Participant.case_id == case.id)):
        if row.until_on is None or row.until_on >= work.today:
            row.until_on = work.today - timedelta(days=1)
    work.record(events.CaseClosed(case.id, events.Slug(reason)))


def _open_sight(work: Work, case_id: UUID) -> queries.Sight:
    sight = queries.find(work, Permission.case_manage, case_id)
    if sight.case.state is CaseState.closed:
        raise Refused(CaseProblem.closed)
    return sight


def _join(work: Work, sight: queries.Sight, part: Part) -> UUID:
    for each in queries.participants(work, sight):
        same = (each.unit, each.account_id, each.seat) == (part.unit, part.account_id, part.seat)
        if same and (each.until_on is None or each.until_on >= work.today):
            return each.id
    row = Participant(
        case_id=sight.case.id,
        unit=part.unit,
        account_id=part.account_id,
        seat=part.seat,
        from_on=work.today,
        until_on=None,
    )
    work.add(row)
    work.record(events.ParticipantAdded(sight.case.id, row.id, events.Slug(part.unit)))
    return row.id


def _part_ends(work: Work, row: Participant, last_day: date) -> None:
    row.until_on = last_day
    work.record(events.ParticipantEnded(row.case_id, row.id, events.Slug(row.unit)))


def _add_person(work: Work, case_id: UUID, terms: PersonTerms) -> UUID:
    person = Person(case_id=case_id, role=terms.role, **_checked(work, terms).columns())
    work.add(person)
    work.flush()
    work.record(events.PersonAdded(case_id, person.id))
    return person.id


def _checked(work: Work, terms: PersonTerms) -> PersonTerms:
    return terms.checked(work.today, allow_test=work.installation.settings.accepts_test_people)


def _as_typed(value: object) -> str:
    """A stored value as a form holds it, to be shown beside what somebody else typed."""
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    return "" if value is None else str(value)


def _next_number(work: Work) -> str:
    """The next number of the local year. The series' row is locked, so two cases never get the same."""
    year = work.today.year
    series = work.session.scalars(select(CaseSeries).where(CaseSeries.year == year).with_for_update()).one_or_none()
    if series is None:
        series = CaseSeries(year=year, last=0)
        work.add(series)
    series.last += 1
    return f"{year}-{series.last:04}"
