"""Noting what is said at a meeting, point by point."""

from datetime import datetime
from uuid import UUID

from sspf.audit import events
from sspf.errors import NotFound, Refused
from sspf.meetings.actions.meetings import lead
from sspf.meetings.models import Meeting, Note
from sspf.meetings.queries import meetings, notes
from sspf.meetings.queries.agendas import agenda_of
from sspf.meetings.rules.states import MeetingProblem, MeetingState
from sspf.meetings.rules.terms import NoteTerms
from sspf.work import Work


def write(
    work: Work, case_id: UUID, meeting_id: UUID, point: str, terms: NoteTerms, written_at: datetime | None = None
) -> UUID:
    """Note something at a point of the meeting's own agenda. Raises `NotFound` for any other point."""
    meeting = meetings.row(work, lead(work, case_id), meeting_id)
    if point not in {each.id for each in agenda_of(work, meeting)}:
        raise NotFound
    _still_noted(meeting)
    note = Note(
        case_id=case_id,
        meeting_id=meeting_id,
        point=point,
        information=terms.information,
        text=terms.text,
        written_at=written_at or work.now,
        decision=terms.decision,
    )
    work.add(note)
    work.record(events.NotesWritten(case_id, meeting_id, events.Slug(point)))
    return note.id


def change(work: Work, case_id: UUID, meeting_id: UUID, note_id: UUID, terms: NoteTerms, seen: int | None) -> str:
    """Write a note anew; returns the point it stands at. Raises `Conflict` when someone saved in between."""
    sight = lead(work, case_id)
    note = notes.row(work, sight, meeting_id, note_id)
    _still_noted(meetings.row(work, sight, meeting_id))
    kind = work.catalogue.information[note.information].label
    work.same_version(note, seen, {"text": note.text, "information": kind})
    note.information, note.text, note.written_at = terms.information, terms.text, work.now
    note.decision = terms.decision
    work.record(events.NotesWritten(case_id, meeting_id, events.Slug(note.point)))
    return note.point


def _still_noted(meeting: Meeting) -> None:
    """Notes are written during the meeting and finished after it, but not for one that was called off."""
    if meeting.state is MeetingState.cancelled:
        raise Refused(MeetingProblem.meeting_over)
