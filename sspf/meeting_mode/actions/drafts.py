"""Saving what is typed at a meeting, a few times a minute, without ever writing over somebody's words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from sspf.audit import events
from sspf.errors import NotFound, Refused
from sspf.meeting_mode.models import MeetingDraft
from sspf.meeting_mode.queries import drafts as queries
from sspf.meeting_mode.rules.drafts import MOST_SHEETS, Landing, Saving, place
from sspf.meeting_mode.rules.states import ModeProblem
from sspf.meetings.actions.meetings import lead
from sspf.meetings.models import Meeting
from sspf.meetings.queries import meetings
from sspf.meetings.queries.agendas import agenda_of
from sspf.meetings.rules.states import MeetingState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Saved:
    """What the server has: turn and version of the sheet it stands on. `apart`: on a sheet of its own, beside another.

    `version` 0: there was nothing to save.
    """

    number: int
    version: int
    turn: int
    at: datetime
    apart: bool = False


def save(work: Work, case_id: UUID, meeting_id: UUID, point: str, saving: Saving) -> Saved:
    """Save what the actor has typed at a point. Savers of one meeting come one at a time.

    `NotFound` for a point that neither the agenda nor a sheet has; `Refused` for a meeting that was called off. Text
    that comes after a sheet became a note is kept on a new one, so that nothing typed is ever lost.
    """
    meeting = open_meeting(work, case_id, meeting_id)
    mine = queries.own_rows(work, meeting, point)
    if not mine and point not in {each.id for each in agenda_of(work, meeting)}:
        raise NotFound
    found = place((each.sheet for each in mine), saving)
    if found.landing is Landing.nothing:
        return Saved(found.number, 0, saving.turn, work.now, found.number != saving.number)
    row = next((each for each in mine if each.number == found.number), None)
    if row is None:
        row = _begin(work, meeting, point, found.number)
    if found.landing is not Landing.known:
        _write(work, row, saving)
    apart = found.landing is Landing.apart or row.number != saving.number
    return Saved(row.number, row.version, row.turn, row.saved_at, apart)


def open_meeting(work: Work, case_id: UUID, meeting_id: UUID) -> Meeting:
    """The meeting, held until the commit, for whoever leads it; `Refused` when it was called off."""
    meeting = meetings.row(work, lead(work, case_id), meeting_id)
    work.session.execute(select(Meeting.id).where(Meeting.id == meeting_id).with_for_update())
    if meeting.state is MeetingState.cancelled:
        raise Refused(ModeProblem.meeting_over)
    return meeting


def _begin(work: Work, meeting: Meeting, point: str, number: int) -> MeetingDraft:
    if number > MOST_SHEETS:
        raise Refused(ModeProblem.too_many_sheets)
    known = {"case_id": meeting.case_id, "meeting_id": meeting.id, "account_id": work.actor_id}
    row = MeetingDraft(point=point, number=number, version=0, **known)
    work.add(row)
    work.record(events.DraftBegun(meeting.case_id, meeting.id, events.Slug(point)))
    return row


def _write(work: Work, row: MeetingDraft, saving: Saving) -> None:
    row.text, row.information = saving.words.text, saving.words.information
    row.hand, row.turn, row.saved_at = saving.hand, saving.turn, work.now
    row.version += 1
