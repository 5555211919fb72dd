"""What can be asked about attachments: which there are, and what one holds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from sspf.attachments.models import ZONE, Attachment, LooseFile
from sspf.attachments.rules.intake import MediaType
from sspf.cases.queries import reach
from sspf.crypto.chunks import FilePlace, open_file
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.errors import NotFound
from sspf.shelf import Shelf
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """A file as a page tells of it."""

    id: UUID
    media_type: MediaType
    size: int
    added_at: datetime


def lines(work: Work, sight: reach.Sight, ids: Collection[UUID]) -> list[AttachmentLine]:
    """Some attachments of the case, the earliest first. The case must be one whose restricted zone may be opened."""
    query = (
        select(Attachment)
        .where(Attachment.case_id == sight.case.id, Attachment.id.in_(ids))
        .order_by(Attachment.added_at, Attachment.id)
    )
    return [_line(row) for row in work.session.scalars(query)]


def size_of_case(work: Work, case_id: UUID) -> int:
    """Bytes of all files of a case together."""
    query = select(func.coalesce(func.sum(Attachment.size), 0)).where(Attachment.case_id == case_id)
    return int(work.session.scalar(query) or 0)


def content(work: Work, sight: reach.Sight, attachment_id: UUID) -> tuple[AttachmentLine, bytes]:
    """One file of the case, opened. `NotFound` for any other's, `Damaged` when it is not what was sealed."""
    row = work.session.get(Attachment, attachment_id)
    if row is None or row.case_id != sight.case.id:
        raise NotFound
    scope = Scope.case(row.case_id)
    key = work.keys.release(scope, ZONE, Purpose.read)
    return _line(row), open_file(key, FilePlace(row.id, scope, ZONE), shelf(work).get(row.id))


def loose(work: Work, scope: Scope, zone: Zone, file_id: UUID) -> tuple[MediaType, bytes]:
    """Type and bytes of a file that belongs to no case, opened with the key of a scope that was admitted.

    `Damaged` when it is not what was sealed for this scope.
    """
    row = work.session.get_one(LooseFile, file_id)
    key = work.keys.release(scope, zone, Purpose.read)
    return row.media_type, open_file(key, FilePlace(row.id, scope, zone), shelf(work).get(row.id))


def shelf(work: Work) -> Shelf:
    """Where the installation's files lie."""
    return Shelf(work.installation.settings.attachments)


def _line(row: Attachment) -> AttachmentLine:
    return AttachmentLine(row.id, MediaType(row.media_type), row.size, row.added_at)
