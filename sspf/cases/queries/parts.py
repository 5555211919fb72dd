"""Who takes part in a case, through whom, from when to when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Participant
from sspf.cases.queries.reach import Sight
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """A unit's part in a case: through whom, from when to when, and whether it lasts today."""

    id: UUID
    unit: str
    name: str
    from_on: date
    until_on: date | None
    lasts: bool


def team(work: Work, sight: Sight) -> tuple[str, list[ParticipantLine]]:
    """The coordinator's name, and everyone who takes or took part: those who do so today first."""
    accounts.admit_directory(work)
    query = (
        select(Participant, Account)
        .outerjoin(Account, Account.id == Participant.account_id)
        .where(Participant.case_id == sight.case.id)
        .order_by(Participant.from_on, Participant.id)
    )
    lines = [_participant_line(work, row, account) for row, account in work.session.execute(query)]
    return sight.case.coordinator.name, sorted(lines, key=lambda line: not line.lasts)


def participant_lines(work: Work, sight: Sight) -> list[ParticipantLine]:
    """Everyone who takes or took part as plain values: those who do so today first."""
    return team(work, sight)[1]


def participants(work: Work, sight: Sight) -> list[Participant]:
    """Everyone who takes or took part, the earliest first."""
    query = (
        select(Participant).where(Participant.case_id == sight.case.id).order_by(Participant.from_on, Participant.id)
    )
    return list(work.session.scalars(query))


def _participant_line(work: Work, row: Participant, account: Account | None) -> ParticipantLine:
    holder = account.name if account is not None else ""
    return ParticipantLine(
        row.id,
        work.catalogue.units[row.unit].label,
        holder or (work.catalogue.seats[row.seat].label if row.seat else ""),
        row.from_on,
        row.until_on,
        row.until_on is None or row.until_on >= work.today,
    )
