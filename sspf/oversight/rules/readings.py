"""How readings of one case are told: by day, reader and kind of thing; to a family without the names of staff (R52)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sspf.clock import local_date


class ReadKind(StrEnum):
    """What was read, in the words a family would use. Everything without a place of its own here is `other`."""

    case = "case"
    people = "people"
    consent = "consent"
    meeting = "meeting"
    plan = "plan"
    follow_up = "follow_up"
    statement = "statement"
    talk = "talk"
    readers = "readers"
    other = "other"
    anything = "anything"


KINDS = {
    "CaseRead": ReadKind.case,
    "PersonRead": ReadKind.people,
    "ConsentRead": ReadKind.consent,
    "ConsentPaperMade": ReadKind.consent,
    "SigningShown": ReadKind.consent,
    "StatementsListed": ReadKind.statement,
    "StatementRead": ReadKind.statement,
    "TalkRead": ReadKind.talk,
    "MeetingRead": ReadKind.meeting,
    "SummonsRead": ReadKind.meeting,
    "PlanRead": ReadKind.plan,
    "PlanPrinted": ReadKind.plan,
    "MeasureRead": ReadKind.plan,
    "FollowUpRead": ReadKind.follow_up,
    "FollowUpsListed": ReadKind.follow_up,
    "ReadersRead": ReadKind.readers,
    "ReaderExtractMade": ReadKind.readers,
}
"""Which event tells of reading what. A new event is `other` until it has its line: nothing is told by accident."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who read, as the reader is to be shown: the name may be left out."""

    name: str
    function: str
    unit: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Something of the case was shown to somebody."""

    at: datetime
    reader: Reader
    kind: ReadKind


@dataclass(frozen=True, slots=True)
class DayLine:
    """What one reader read on one local day: each kind with how many times."""

    day: date
    reader: Reader
    things: tuple[tuple[ReadKind, int], ...]

    @property
    def times(self) -> int:
        """How many times in all."""
        return sum(count for _, count in self.things)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How much a unit has read: by how many readers, how many times, and the latest day."""

    unit: str
    readers: int
    times: int
    latest: date


def kind_of(event: str) -> ReadKind:
    """What an event of the log tells of reading."""
    return KINDS.get(event, ReadKind.other)


def by_day(readings: Iterable[Reading]) -> tuple[DayLine, ...]:
    """The readings by local day and reader, the latest day first; within a day by unit and name."""
    counted: dict[tuple[date, Reader], Counter[ReadKind]] = {}
    for each in readings:
        counted.setdefault((local_date(each.at), each.reader), Counter())[each.kind] += 1
    order = list(ReadKind)
    lines = [
        DayLine(day, reader, tuple(sorted(things.items(), key=lambda item: order.index(item[0]))))
        for (day, reader), things in counted.items()
    ]
    lines.sort(key=lambda line: (line.reader.unit, line.reader.function, line.reader.name))
    return tuple(sorted(lines, key=lambda line: line.day, reverse=True))


def by_unit(readings: Sequence[Reading]) -> tuple[UnitLine, ...]:
    """How much each unit has read, the one that read last first."""
    units: dict[str, list[Reading]] = {}
    for each in readings:
        units.setdefault(each.reader.unit, []).append(each)
    lines = [_unit_line(unit, of_unit) for unit, of_unit in units.items()]
    return tuple(sorted(lines, key=lambda line: (-line.latest.toordinal(), line.unit)))


def _unit_line(unit: str, readings: Sequence[Reading]) -> UnitLine:
    names = {each.reader.name for each in readings}
    return UnitLine(unit, len(names), len(readings), local_date(max(each.at for each in readings)))
