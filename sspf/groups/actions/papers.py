"""Adding a file to a group's meeting, and taking it away, until the minutes are out (protocol item 109)."""

from uuid import UUID

from sspf.attachments import actions as attachments
from sspf.attachments.rules.intake import LARGEST_OF_CASE, Kept
from sspf.attachments.rules.problems import AttachmentProblem
from sspf.audit import events
from sspf.cases.rules.nameless import check_texts
from sspf.cases.rules.names_in_text import known_words
from sspf.crypto.scope import Zone
from sspf.errors import Refused
from sspf.groups.actions.points import writable
from sspf.groups.models.papers import GroupPaper
from sspf.groups.queries import papers
from sspf.work import Work


def attach(work: Work, meeting_id: UUID, title: str, kept: Kept, vouched: bool = False) -> UUID:
    """Add a file, last in its order, sealed with the meeting's key. All of a meeting share the room that a case has."""
    meeting = writable(work, meeting_id)
    check_texts({"title": title}, known_words(work.catalogue), vouched)
    there = papers.of_meeting(work, meeting)
    if sum(each.size for each in there) + len(kept.content) > LARGEST_OF_CASE:
        raise Refused(AttachmentProblem.case_is_full, "file")
    file_id = attachments.keep(work, meeting.seal_scope, Zone.group, kept)
    work.flush()  # the file before the row that points at it
    row = GroupPaper(meeting_id=meeting.id, file_id=file_id, title=title)
    work.add(row)
    work.record(events.GroupPaperAdded(meeting.id, row.id))
    return row.id


def take_away(work: Work, meeting_id: UUID, paper_id: UUID) -> None:
    """Take a file away again. What lies on disk goes with the next sweep."""
    meeting = writable(work, meeting_id)
    row = papers.row(work, meeting, paper_id)
    work.session.delete(row)
    attachments.forget(work, row.file_id)
    work.record(events.GroupPaperRemoved(meeting.id, row.id))
