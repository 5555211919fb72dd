"""Who takes part in a case, through whom, from when to when."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.models import Participant, Substitution
from sspf.cases.queries.reach import Sight
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """A unit's part in a case: through whom, from when to when, and whether it lasts today.

    `stand_in`: who stands in today for the one who takes part.
    """

    id: UUID
    unit: str
    name: str
    from_on: date
    until_on: date | None
    lasts: bool
    is_function: bool = False
    stand_in: str = ""
    stand_in_until: date | None = None


def team(work: Work, sight: Sight) -> tuple[str, list[ParticipantLine]]:
    """The coordinator's name, and everyone who takes or took part: those who do so today first."""
    accounts.admit_directory(work)
    substitute = aliased(Account)
    now = and_(
        Substitution.absent_id == Participant.account_id,
        Substitution.unit == Participant.unit,
        Substitution.from_on <= work.today,
        Substitution.until_on >= work.today,
    )
    query = (
        select(Participant, Account, Substitution.until_on, substitute)
        .outerjoin(Account, Account.id == Participant.account_id)
        .outerjoin(Substitution, now)
        .outerjoin(substitute, substitute.id == Substitution.account_id)
        .where(Participant.case_id == sight.case.id)
        .order_by(Participant.from_on, Participant.id)
    )
    # A case that only named persons see is closed to substitutes (R63).
    lines = [
        _stood_in(_participant_line(work, row, account), None if sight.case.named_only else instead, until_on)
        for row, account, until_on, instead in work.session.execute(query)
    ]
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


def _stood_in(line: ParticipantLine, substitute: Account | None, until_on: date | None) -> ParticipantLine:
    if substitute is None or not line.lasts:
        return line
    return replace(line, stand_in=substitute.name, stand_in_until=until_on)


def _participant_line(work: Work, row: Participant, account: Account | None) -> ParticipantLine:
    holder = account.name if account is not None else ""
    return ParticipantLine(
        row.id,
        work.catalogue.units[row.unit].label,
        holder or (work.catalogue.seats[row.seat].label if row.seat else ""),
        row.from_on,
        row.until_on,
        row.until_on is None or row.until_on >= work.today,
        row.seat is not None,
    )
