"""What was noted at a meeting, as far as the actor may read it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from sspf.cases.queries.reach import Sight
from sspf.errors import NotFound
from sspf.meetings.models import Meeting, Note
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note at a point of the agenda."""

    id: UUID
    point: str
    information: str
    text: str
    version: int
    written_at: datetime
    decision: bool


def row(work: Work, sight: Sight, meeting_id: UUID, note_id: UUID) -> Note:
    """A note of this meeting in a case the actor reaches, of a kind open to the actor; otherwise `NotFound`."""
    found = work.session.get(Note, note_id)
    if found is None or (found.case_id, found.meeting_id) != (sight.case.id, meeting_id):
        raise NotFound
    if found.information not in sight.information:
        raise NotFound
    return found


def of_meeting(work: Work, sight: Sight, meeting: Meeting) -> list[NoteView]:
    """What was noted and may be read by the actor, the oldest first (R13)."""
    query = select(Note).where(Note.meeting_id == meeting.id, Note.information.in_(sight.information))
    return [shown(each) for each in work.session.scalars(query.order_by(Note.written_at, Note.id))]


def shown(found: Note) -> NoteView:
    """A note in plain values."""
    return NoteView(
        found.id, found.point, found.information, found.text, found.version, found.written_at, found.decision
    )
