"""Keeping a scan or photo of a signed paper with the signature."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.attachments import actions as attachments
from sspf.attachments.rules.intake import Kept
from sspf.cases.queries import reach
from sspf.consents import models
from sspf.consents.queries import scans
from sspf.work import Work


def attach(work: Work, case_id: UUID, signature_id: UUID, kept: Kept) -> UUID:
    """Put a file beside a signature, also when the case has been closed: the paper may come in late."""
    sight = reach.find(work, Permission.consent_register, case_id)
    row = scans.signature(work, sight, signature_id)
    attachment_id = attachments.attach(work, sight, kept)
    work.flush()
    work.add(models.SignaturePaper(case_id=case_id, signature_id=row.id, attachment_id=attachment_id))
    return attachment_id
