"""Units come into a case and leave it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit import events
from sspf.cases.actions import notices
from sspf.cases.actions.people import open_sight
from sspf.cases.models import Participant
from sspf.cases.queries import parts, reach
from sspf.cases.rules.notices import NoticeKind
from sspf.cases.rules.states import CaseProblem
from sspf.clock import midnight
from sspf.errors import NotFound, Refused
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Part:
    """A unit's part in a case: a person by name, or a seat."""

    unit: str
    account_id: UUID | None = None
    seat: str | None = field(default=None)


def take_part(work: Work, case_id: UUID, part: Part) -> UUID:
    """Let a unit take part from today. Raises `Refused` for a unit outside the consent (R13); twice is once."""
    sight = open_sight(work, case_id)
    if part.unit not in reach.units_inside(work, case_id):
        raise Refused(CaseProblem.unit_outside_consent)
    return _join(work, sight, part)


def nominate(work: Work, case_id: UUID, unit: str, account_id: UUID) -> UUID:
    """Let a colleague take part for the actor's own unit (protocol item 39); twice is once.

    Raises `NotFound` for a unit that is not the actor's or not inside the consent, and for someone of another unit.
    """
    sight = reach.find(work, Permission.summons_answer, case_id)
    mine = unit == work.actor.unit and unit in reach.units_inside(work, case_id)
    if not mine or account_id not in {each.id for each in accounts.colleagues_of(work, unit)}:
        raise NotFound
    return _join(work, sight, Part(unit, account_id=account_id))


def withdraw_nomination(work: Work, case_id: UUID, participant_id: UUID) -> None:
    """End the part of a colleague whom the actor's own unit had named; the last day was yesterday."""
    reach.find(work, Permission.summons_answer, case_id)
    row = work.session.get(Participant, participant_id)
    if row is None or row.case_id != case_id or row.unit != work.actor.unit or row.account_id is None:
        raise NotFound
    _part_ends(work, row, work.today - timedelta(days=1))


def end_part(work: Work, case_id: UUID, participant_id: UUID, last_day: date | None = None) -> None:
    """End someone's part: after `last_day`, or at once, when the last day was yesterday."""
    open_sight(work, case_id)
    row = work.session.get(Participant, participant_id)
    if row is None or row.case_id != case_id:
        raise NotFound
    _part_ends(work, row, last_day or work.today - timedelta(days=1))


def _join(work: Work, sight: reach.Sight, part: Part) -> UUID:
    for each in parts.participants(work, sight):
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
    notices.forget(work, row)
    work.record(events.ParticipantAdded(sight.case.id, row.id, events.Slug(part.unit)))
    return row.id


def _part_ends(work: Work, row: Participant, last_day: date) -> None:
    row.until_on = last_day
    # What ended with yesterday is told now; what ends later, when it does.
    notices.tell_part(work, row, NoticeKind.part_ended, max(work.now, midnight(last_day + timedelta(days=1))))
    work.record(events.ParticipantEnded(row.case_id, row.id, events.Slug(row.unit)))
