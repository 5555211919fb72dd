"""Units come into a case and leave it."""

from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit import events
from sspf.cases.actions import leaving, notices
from sspf.cases.actions.people import open_sight
from sspf.cases.models import Participant
from sspf.cases.queries import parts, reach, schools
from sspf.cases.rules.states import CaseProblem
from sspf.errors import NotFound, Refused
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a case: a person by name, or a seat; from today and until further notice, if nothing is said."""

    unit: str
    account_id: UUID | None = None
    seat: str | None = field(default=None)
    from_on: date | None = None
    until_on: date | None = None


def take_part(work: Work, case_id: UUID, part: Part) -> UUID:
    """Let a unit take part. Twice is once.

    Raises `Refused` for a unit outside the consent (R13) or left by the youth, and for days that cannot be. In a case
    that only named persons see, whoever holds a function today takes part by name instead of it (R63).
    """
    sight = open_sight(work, case_id)
    if part.unit not in reach.units_inside(work, case_id):
        raise Refused(CaseProblem.unit_outside_consent)
    _check(work, sight, part)
    return _join(work, sight, _by_name(work, part) if sight.case.named_only and part.seat else part)


def nominate(work: Work, case_id: UUID, unit: str, account_id: UUID) -> UUID:
    """Let a colleague take part for the actor's own unit (protocol item 39); twice is once.

    Raises `NotFound` for a unit that is not the actor's or not inside the consent, and for someone of another unit.
    """
    sight = reach.find(work, Permission.summons_answer, case_id)
    mine = unit == work.actor.unit and unit in reach.units_inside(work, case_id)
    if not mine or account_id not in {each.id for each in accounts.colleagues_of(work, unit)}:
        raise NotFound
    if unit in schools.left(work, sight):
        raise Refused(CaseProblem.school_left)
    return _join(work, sight, Part(unit, account_id=account_id))


def withdraw_nomination(work: Work, case_id: UUID, participant_id: UUID) -> None:
    """End the part of a colleague whom the actor's own unit had named; the last day was yesterday."""
    reach.find(work, Permission.summons_answer, case_id)
    row = work.session.get(Participant, participant_id)
    if row is None or row.case_id != case_id or row.unit != work.actor.unit or row.account_id is None:
        raise NotFound
    leaving.part_ends(work, row)


def end_part(work: Work, case_id: UUID, participant_id: UUID, last_day: date | None = None) -> None:
    """End someone's part: after `last_day`, or at once, when the last day was yesterday."""
    open_sight(work, case_id)
    row = work.session.get(Participant, participant_id)
    if row is None or row.case_id != case_id:
        raise NotFound
    leaving.part_ends(work, row, last_day)


def _check(work: Work, sight: reach.Sight, part: Part) -> None:
    """Refuse what cannot be: a school that the youth has left, a part that begins in the past or ends before it."""
    if part.unit in schools.left(work, sight):
        raise Refused(CaseProblem.school_left)
    if part.from_on is not None and part.from_on < work.today:
        raise Refused(CaseProblem.part_in_past, "from_on")
    if part.until_on is not None and part.until_on < (part.from_on or work.today):
        raise Refused(CaseProblem.part_ends_before_start, "until_on")


def _by_name(work: Work, part: Part) -> Part:
    """The part of whoever holds the function today, as a person."""
    held = accounts.holders(work, [part.seat or ""], work.today).get(part.seat or "", [])
    found = next((each for each in held if each.unit == part.unit), None)
    if found is None:
        raise Refused(CaseProblem.nobody_holds_it)
    return replace(part, account_id=found.id, seat=None)


def _join(work: Work, sight: reach.Sight, part: Part) -> UUID:
    for each in parts.participants(work, sight):
        same = (each.unit, each.account_id, each.seat) == (part.unit, part.account_id, part.seat)
        if same and (each.until_on is None or each.until_on >= work.today):
            if part.from_on or part.until_on:
                raise Refused(CaseProblem.takes_part_already, "person")
            return each.id
    row = Participant(
        case_id=sight.case.id,
        unit=part.unit,
        account_id=part.account_id,
        seat=part.seat,
        from_on=part.from_on or work.today,
        until_on=part.until_on,
    )
    work.add(row)
    notices.forget(work, row)
    work.record(events.ParticipantAdded(sight.case.id, row.id, events.Slug(part.unit)))
    return row.id
