"""Writing down which other collaboration and help the young person has."""

from dataclasses import asdict
from uuid import UUID

from sspf.audit import events
from sspf.cases.actions.people import open_sight
from sspf.cases.models import Collaboration
from sspf.cases.queries import collaborations
from sspf.cases.rules.collaborations import CollaborationProblem, CollaborationTerms
from sspf.errors import Refused
from sspf.work import Work


def add(work: Work, case_id: UUID, terms: CollaborationTerms) -> UUID:
    """Write down one. Raises `Refused` for what cannot be true."""
    open_sight(work, case_id)
    _check(work, terms)
    row = Collaboration(case_id=case_id, **asdict(terms))
    work.add(row)
    work.record(events.CollaborationRecorded(case_id, row.id))
    return row.id


def change(work: Work, case_id: UUID, collaboration_id: UUID, terms: CollaborationTerms, seen: int | None) -> None:
    """Correct one or end it with a last day. Raises `Conflict` when somebody saved in between."""
    row = collaborations.row_of(work, open_sight(work, case_id), collaboration_id)
    stored = {"since": str(row.since or ""), "until": str(row.until or ""), "contact": row.contact, "note": row.note}
    work.same_version(row, seen, {"kind": work.catalogue.collaborations[row.kind].label, **stored})
    _check(work, terms)
    for name, value in asdict(terms).items():
        setattr(row, name, value)
    work.record(events.CollaborationRecorded(case_id, row.id))


def _check(work: Work, terms: CollaborationTerms) -> None:
    if terms.kind not in work.catalogue.collaborations:
        raise Refused(CollaborationProblem.unknown_kind, "kind")
    terms.check(work.today)
