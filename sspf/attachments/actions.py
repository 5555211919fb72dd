"""What can be done about attachments: take a file in, and take away what nothing refers to."""

from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from sspf.attachments import queries
from sspf.attachments.models import ZONE, Attachment
from sspf.attachments.rules.intake import LARGEST_OF_CASE, Kept
from sspf.attachments.rules.problems import AttachmentProblem
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.crypto.chunks import FilePlace, seal_file
from sspf.crypto.scope import Purpose, Scope
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
    scope, name = Scope.case(sight.case.id), uuid4()
    key = work.keys.release(scope, ZONE, Purpose.write)
    queries.shelf(work).put(name, seal_file(key, FilePlace(name, scope, ZONE), kept.content))
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


def sweep(work: Work) -> int:
    """Take away files that no case refers to: halves, and what a crash or an undone unit left. Returns how many."""
    known = {str(each) for each in work.session.scalars(select(Attachment.id))}
    shelf = queries.shelf(work)
    orphans = [path for path in shelf.older_than((work.now - UNDER_WAY).timestamp()) if path.name not in known]
    for path in orphans:
        shelf.discard(path)
    return len(orphans)
