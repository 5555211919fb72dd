"""Who comes to a public door, as a digest of today; and what a closed door answers."""

from flask import request

from sspf.referrals.rules.doors import Errand, connection_of
from sspf.web import current

CLOSED = 429
"""The status of a closed door, also of a full one: proxies put a page of their own in place of an answer from 500 on,
and what somebody typed would be lost with ours."""


def visitor(errand: Errand) -> bytes:
    """The connection that asks, as a digest for its errand and the day: the address itself is written nowhere."""
    return current.visitors().digest(current.work().today, errand, connection_of(request.remote_addr or ""))
