"""Who takes part because of a kallelse, and when that ends: handed on to another kallelse that needs it, or ended."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select

from sspf.access.permissions import Permission
from sspf.cases.actions import parts
from sspf.meetings.models import Meeting, Summons
from sspf.meetings.rules.states import MeetingState
from sspf.work import Work


def release_seat(work: Work, summons: Summons, last_day: date | None = None) -> None:
    """This kallelse no longer lets the function take part. The part ends after `last_day`, or at once."""
    part, summons.seat_part_id = summons.seat_part_id, None
    if part is None:
        return
    if (heir := _another(work, summons, Summons.seat == summons.seat)) is not None:
        heir.seat_part_id = part
    else:
        parts.end_part(work, summons.case_id, part, last_day)


def release_nominee(work: Work, summons: Summons, last_day: date | None = None) -> None:
    """This kallelse no longer lets its nominee take part; for the unit's own change of mind that is at once."""
    part, summons.nominee_part_id = summons.nominee_part_id, None
    if part is None:
        return
    if (heir := _another(work, summons, Summons.nominee_id == summons.nominee_id)) is not None:
        heir.nominee_part_id = part
    else:
        _end(work, summons.case_id, part, last_day)


def _another(work: Work, summons: Summons, same: ColumnElement[bool]) -> Summons | None:
    """Another kallelse in the case that needs the same part: of a meeting that was not called off."""
    query = (
        select(Summons)
        .join(Meeting, Meeting.id == Summons.meeting_id)
        .where(Summons.case_id == summons.case_id, Summons.id != summons.id, same)
        .where(Meeting.state != MeetingState.cancelled)
        .order_by(Meeting.starts_at.desc(), Summons.id)
        .limit(1)
    )
    return work.session.scalars(query).one_or_none()


def _end(work: Work, case_id: UUID, part: UUID, last_day: date | None) -> None:
    if work.may(Permission.case_manage):
        parts.end_part(work, case_id, part, last_day)
    else:
        parts.withdraw_nomination(work, case_id, part)
