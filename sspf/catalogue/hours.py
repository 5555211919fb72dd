"""Knows the hours of the week that suit a unit badly: after a night shift, or when everybody teaches."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from sspf.catalogue.entries import Record

_CLOCK = re.compile(r"([01]\d|2[0-3])\.[0-5]\d")


class Weekday(StrEnum):
    """The days of the week, from Monday."""

    monday = "mandag"
    tuesday = "tisdag"
    wednesday = "onsdag"
    thursday = "torsdag"
    friday = "fredag"
    saturday = "lordag"
    sunday = "sondag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours(Record):
    """From one time on the clock until another, on some days of the week, and why. Clocks are written 08.00."""

    days: tuple[Weekday, ...]
    starts: str = field(metadata={"key": "from"})
    ends: str = field(metadata={"key": "until"})
    why: str

    def problems(self) -> Iterator[tuple[str, str]]:
        """Both are times of a clock, and the first comes before the second."""
        for key, written in (("from", self.starts), ("until", self.ends)):
            if not _CLOCK.fullmatch(written):
                yield key, "ska vara ett klockslag, till exempel 08.00"
        if self.starts >= self.ends:
            yield "until", "ska vara senare än from"

    def touch(self, starts: datetime, ends: datetime) -> bool:
        """Whether something that begins and ends then, on the wall's clock and on one day, falls into these hours."""
        on = starts.weekday() in {list(Weekday).index(each) for each in self.days}
        return on and _time(self.starts) < ends.time() and starts.time() < _time(self.ends)


def _time(written: str) -> time:
    return time.fromisoformat(written.replace(".", ":"))
