"""Who comes to a public door, as a digest of today; and what a closed door answers."""

from flask import request

from sspf.referrals.rules.doors import DoorState, Errand, connection_of
from sspf.web import current

STATUS = {DoorState.too_often: 429, DoorState.full: 503}


def visitor(errand: Errand) -> bytes:
    """The connection that asks, as a digest for its errand and the day: the address itself is written nowhere."""
    return current.visitors().digest(current.work().today, errand, connection_of(request.remote_addr or ""))
