"""The files that belong to a group's meeting: its bilagor."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.attachments import queries as attachments
from sspf.attachments.models import LooseFile
from sspf.attachments.rules.intake import MediaType
from sspf.crypto.scope import Zone
from sspf.errors import NotFound
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.models.papers import GroupPaper
from sspf.groups.queries import reach
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A bilaga as a page tells of it. `number`: its place, from one."""

    id: UUID
    number: int
    title: str
    media_type: MediaType
    size: int


def of_meeting(work: Work, meeting: GroupMeeting) -> tuple[PaperLine, ...]:
    """The files of a meeting found by `reach.find`, in their order, in one statement; Individ has none."""
    if reach.is_individual(work, meeting):
        return ()
    query = (
        select(GroupPaper, LooseFile)
        .join(LooseFile, LooseFile.id == GroupPaper.file_id)
        .where(GroupPaper.meeting_id == meeting.id)
        .order_by(LooseFile.added_at, GroupPaper.id)
    )
    rows = work.session.execute(query).all()
    return tuple(
        PaperLine(paper.id, number, paper.title, file.media_type, file.size)
        for number, (paper, file) in enumerate(rows, start=1)
    )


def content(work: Work, meeting_id: UUID, paper_id: UUID) -> tuple[MediaType, bytes]:
    """One file, opened, for whoever reaches the meeting; `NotFound` for any other."""
    meeting = reach.find(work, Permission.group_read, meeting_id)
    found = row(work, meeting, paper_id)
    return attachments.loose(work, meeting.seal_scope, Zone.group, found.file_id)


def row(work: Work, meeting: GroupMeeting, paper_id: UUID) -> GroupPaper:
    """The row of one of the meeting's files; `NotFound` for any other's."""
    found = work.session.get(GroupPaper, paper_id)
    if found is None or found.meeting_id != meeting.id:
        raise NotFound
    return found
