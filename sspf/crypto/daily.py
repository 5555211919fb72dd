"""Digests that recognise a visitor within a day, under a secret that stands nowhere and is forgotten every midnight."""

import hmac
import os
from datetime import date
from threading import Lock

from sspf.crypto.seal import prefixed

DIGEST_SIZE = 16
FIRST_DAY = date(2026, 1, 1)
"""Where the secret's days are counted from, so that processes that share a first secret agree on today's."""


class DailySecret:
    """A random secret in memory. From each day's secret follows the next day's, never the day's before.

    Workers that are forked after it is made share it; it is never written, and ends with the process.
    """

    def __init__(self) -> None:
        self._secret = os.urandom(32)
        self._day = FIRST_DAY
        self._turn = Lock()

    def digest(self, day: date, *parts: str) -> bytes:
        """What is kept of a visitor on a day. Without the secret no list of all addresses helps to tell whose it is."""
        with self._turn:
            for _ in range((day - self._day).days):
                self._secret = hmac.digest(self._secret, b"sspf/daily/v1", "sha256")
            self._day = max(self._day, day)
            secret = self._secret
        return hmac.digest(secret, prefixed(*(part.encode() for part in parts)), "sha256")[:DIGEST_SIZE]
