"""The signed agreement, scanned: kept with what it says, in the place of one that was kept before."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.agreements.queries import register
from sspf.attachments import actions as attachments
from sspf.attachments.rules.intake import Kept
from sspf.audit import events
from sspf.crypto.scope import Scope, Zone
from sspf.work import Work


def keep(work: Work, agreement_id: UUID, kept: Kept) -> None:
    """Keep a scan, sealed with the register's key. What lay there before goes with the next sweep."""
    row = register.row(work, Permission.agreement_write, agreement_id)
    before, now = row.file_id, attachments.keep(work, Scope.agreements(), Zone.municipal, kept)
    work.flush()  # the file before the row that points at it
    row.file_id = now
    work.same_version(row, None, {})
    work.flush()  # nothing points at the old file any more
    if before is not None:
        attachments.forget(work, before)
    work.record(events.AgreementPaperKept(row.id))
