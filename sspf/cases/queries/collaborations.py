"""Other collaboration around the young person, for the coordinator alone."""

from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.cases.models import Collaboration
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.collaborations import CollaborationLine
from sspf.errors import NotFound
from sspf.work import Work


def lines(work: Work, sight: Sight) -> list[CollaborationLine]:
    """Everything written down: what lasts today first, then the newest."""
    work.grant(Permission.case_manage)
    rows = work.session.scalars(select(Collaboration).where(Collaboration.case_id == sight.case.id))
    found = [_line(work, row) for row in rows]
    return sorted(found, key=lambda each: (not each.lasts, -(each.since.toordinal() if each.since else 0), each.label))


def line(work: Work, sight: Sight, collaboration_id: UUID) -> CollaborationLine:
    """One of them; `NotFound` for one of another case."""
    return _line(work, row_of(work, sight, collaboration_id))


def row_of(work: Work, sight: Sight, collaboration_id: UUID) -> Collaboration:
    """The row of one of them; `NotFound` for one of another case."""
    row = work.session.get(Collaboration, collaboration_id)
    if row is None or row.case_id != sight.case.id:
        raise NotFound
    return row


def _line(work: Work, row: Collaboration) -> CollaborationLine:
    kind = work.catalogue.collaborations[row.kind]
    return CollaborationLine(
        id=row.id,
        version=row.version,
        kind=kind.id,
        label=kind.label,
        name=kind.name,
        since=row.since,
        until=row.until,
        contact=row.contact,
        note=row.note,
        lasts=row.until is None or row.until >= work.today,
    )
