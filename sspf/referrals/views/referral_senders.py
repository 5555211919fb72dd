"""Who sent an anmälan, shown on request when the sender is shielded."""

from uuid import UUID

from flask import Blueprint, Response

from sspf.access.permissions import Permission
from sspf.audit.events import ShieldedSenderRead
from sspf.referrals.queries import whole
from sspf.web import current, guard, render

blueprint = Blueprint("referral_senders", __name__)


@blueprint.post("/anmalningar/<uuid:referral_id>/avsandare")
@guard.requires(Permission.referral_handle, reads=ShieldedSenderRead)
def show(referral_id: UUID) -> Response:
    """By a press, so that nothing shows it by itself; a reload asks again, and is logged again."""
    work = current.work()
    told = {"referral": whole.show(work, referral_id), "told": whole.sender(work, referral_id)}
    return render.page("referral_senders/show.html", ShieldedSenderRead(referral_id), **told)
