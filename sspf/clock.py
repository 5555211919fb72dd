"""Time: the one place that reads the clock, and where local days begin."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

TIME_ZONE = ZoneInfo("Europe/Stockholm")
INSTANT: Final = timedelta(microseconds=1)
"""As short as time is told here."""


def system_now() -> datetime:
    """The present instant in UTC. Passed into `Installation`; tests and the demo pass their own clock."""
    return datetime.now(UTC)


def midnight(day: date) -> datetime:
    """The instant, in UTC, at which a local day begins. Birthdays and expiry turn here (R8, R9)."""
    return datetime.combine(day, time.min, TIME_ZONE).astimezone(UTC)


def local_date(at: datetime) -> date:
    """The Swedish calendar day of an instant."""
    return at.astimezone(TIME_ZONE).date()


def last_day(until: datetime) -> date:
    """The last Swedish day that counts before an instant: what lasts until midnight has the day before as its last."""
    return local_date(until - INSTANT)
