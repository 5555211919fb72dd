"""What can be done about attachments: take a file in, and take away what nothing refers to."""

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from sspf.attachments import queries
from sspf.attachments.models import ZONE, Attachment, LooseFile
from sspf.attachments.rules.intake import LARGEST_OF_CASE, Kept
from sspf.attachments.rules.problems import AttachmentProblem
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.crypto.chunks import FilePlace, seal_file
from sspf.crypto.scope import Purpose, Scope, Zone
from sspf.errors import Refused
from sspf.work import Work

UNDER_WAY = timedelta(hours=1)
"""A file younger than this may belong to a unit of work that has not committed yet."""


def attach(work: Work, sight: reach.Sight, kept: Kept) -> UUID:
    """Take a file into a case that the actor may write in; raises `Refused` when the case's room is used up.

    The sealed file is durable on disk before the row is committed: a row never lacks its file. A crash in between
    leaves a file without a row, which `sweep` takes away.
    """
    if queries.size_of_case(work, sight.case.id) + len(kept.content) > LARGEST_OF_CASE:
        raise Refused(AttachmentProblem.case_is_full, "file")
    name = _put(work, Scope.case(sight.case.id), ZONE, kept)
    row = Attachment(
        id=name,
        case_id=sight.case.id,
        added_at=work.now,
        added_by=work.actor_id,
        size=len(kept.content),
        media_type=kept.media_type.value,
    )
    work.add(row)
    work.record(events.AttachmentAdded(sight.case.id, name))
    return name


def keep(work: Work, scope: Scope, zone: Zone, kept: Kept) -> UUID:
    """Take in a file that belongs to no case, sealed with the key of a scope that was admitted. The caller records it.

    Durable in the same order as `attach`.
    """
    name = _put(work, scope, zone, kept)
    size, kind = len(kept.content), kept.media_type
    work.add(LooseFile(id=name, added_at=work.now, added_by=work.actor_id, size=size, media_type=kind))
    return name


def forget(work: Work, file_id: UUID) -> None:
    """Nothing refers to a loose file any more; what lies on disk goes with the next sweep. The caller records it."""
    work.session.delete(work.session.get_one(LooseFile, file_id))


def sweep(work: Work) -> int:
    """Take away files that nothing refers to: halves, and what a crash or an undone unit left. Returns how many."""
    known = {str(each) for table in (Attachment, LooseFile) for each in work.session.scalars(select(table.id))}
    shelf = queries.shelf(work)
    orphans = [path for path in shelf.older_than((work.now - UNDER_WAY).timestamp()) if path.name not in known]
    for path in orphans:
        shelf.discard(path)
    return len(orphans)


def _put(work: Work, scope: Scope, zone: Zone, kept: Kept) -> UUID:
    """Seal the file onto the shelf under a name of its own."""
    name = uuid4()
    key = work.keys.release(scope, zone, Purpose.write)
    queries.shelf(work).put(name, seal_file(key, FilePlace(name, scope, zone), kept.content))
    return name
