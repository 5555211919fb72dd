"""Which files are kept with a signature."""

from uuid import UUID

from sqlalchemy import select

from sspf.attachments import queries as attachments
from sspf.attachments.queries import AttachmentLine
from sspf.cases.queries import reach
from sspf.consents import models
from sspf.errors import NotFound
from sspf.work import Work


def signature(work: Work, sight: reach.Sight, signature_id: UUID) -> models.Signature:
    """A signature of the case; `NotFound` for any other's."""
    row = work.session.get(models.Signature, signature_id)
    if row is None or row.case_id != sight.case.id:
        raise NotFound
    return row


def scans_of(work: Work, sight: reach.Sight, signature_id: UUID) -> list[AttachmentLine]:
    """The files of one signature of the case, the earliest first."""
    paper = models.SignaturePaper
    query = select(paper.attachment_id).where(paper.case_id == sight.case.id, paper.signature_id == signature_id)
    return attachments.lines(work, sight, list(work.session.scalars(query)))
