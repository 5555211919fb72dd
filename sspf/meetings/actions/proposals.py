"""Proposing another time for a meeting: a unit when it says no, and the family through the coordinator (V7)."""

from uuid import UUID

from sspf.audit import events
from sspf.meetings.actions.meetings import lead, open_row
from sspf.meetings.models import Meeting, TimeProposal
from sspf.work import Work


def of_family(work: Work, case_id: UUID, meeting_id: UUID, words: str) -> None:
    """Write down the time that the family has proposed, as it was said."""
    propose(work, open_row(work, lead(work, case_id), meeting_id), words, None)


def propose(work: Work, meeting: Meeting, words: str, summons_id: UUID | None) -> None:
    """Keep a proposal for whoever leads the meeting. Without a kallelse it is the family's."""
    work.add(
        TimeProposal(
            case_id=meeting.case_id, meeting_id=meeting.id, summons_id=summons_id, proposed_at=work.now, words=words
        )
    )
    work.record(events.TimeProposed(meeting.case_id, meeting.id))
