"""A part in a case ends: its last day, the word to whoever had it, the event."""

from datetime import date, timedelta

from sqlalchemy import select

from sspf.audit import events
from sspf.cases.actions import notices
from sspf.cases.models import Participant
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.notices import NoticeKind
from sspf.clock import midnight
from sspf.work import Work


def part_ends(work: Work, row: Participant, last_day: date | None = None) -> None:
    """End a part after `last_day`, or at once, when the last day was yesterday."""
    last_day = last_day or work.today - timedelta(days=1)
    row.until_on = last_day
    # What ended with yesterday is told now; what ends later, when it does.
    notices.tell_part(work, row, NoticeKind.part_ended, max(work.now, midnight(last_day + timedelta(days=1))))
    work.record(events.ParticipantEnded(row.case_id, row.id, events.Slug(row.unit)))


def lasting(work: Work, sight: Sight) -> list[Participant]:
    """The parts of a case that last today or later."""
    rows = work.session.scalars(select(Participant).where(Participant.case_id == sight.case.id))
    return [row for row in rows if row.until_on is None or row.until_on >= work.today]
