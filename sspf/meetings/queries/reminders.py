"""Which kallelser nobody has answered and somebody is to be reminded of now. Reads open columns only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_

from sspf.cases.queries import reach
from sspf.clock import TIME_ZONE, local_date
from sspf.meetings.models import Meeting, Summons
from sspf.meetings.rules import appointments, reminders
from sspf.meetings.rules.states import MeetingState, SummonsState
from sspf.outbox.rules.schedule import MailKind
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder of one kallelse, to whoever holds its function today."""

    kind: MailKind
    summons_id: UUID
    case_id: UUID
    unit: str
    seat: str
    answer_by: date


def due(work: Work) -> list[Due]:
    """Kallelser to meetings ahead that nobody has answered, while the consent lets the unit in; none in quiet times."""
    query = (
        select(Summons.id, Summons.case_id, Summons.unit, Summons.seat, Summons.sent_at, Meeting.starts_at)
        .join(Meeting, Meeting.id == Summons.meeting_id)
        .where(Summons.state == SummonsState.sent, Meeting.state == MeetingState.summoned)
        .where(Meeting.starts_at > work.now, tuple_(Summons.case_id, Summons.unit).in_(reach.units_open(work)))
    )
    return list(_falling(work, work.session.execute(query).all()))


def _falling(work: Work, rows: Iterable[Any]) -> Iterator[Due]:
    days, wall = work.catalogue.deadlines.nomination_working_days, work.now.astimezone(TIME_ZONE)
    for summons_id, case_id, unit, seat, sent_at, starts_at in rows:
        quiet = work.catalogue.quiet.of(work.catalogue.agency_of(unit).side)
        asked_on = local_date(sent_at)
        by = appointments.answer_by(asked_on, local_date(starts_at), days)
        kind = reminders.falls(asked_on, by, work.today, quiet)
        if kind is not None and quiet.allows(wall):
            yield Due(kind, summons_id, case_id, unit, seat, by)
