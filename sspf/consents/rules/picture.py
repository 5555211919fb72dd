"""Knows how a consent is drawn over time: who may be told what from when to when, and what cuts it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sspf.cases.rules.people import birthday
from sspf.clock import INSTANT, last_day, local_date
from sspf.consents.rules import sharing, sharing_ends
from sspf.consents.rules.facts import ConsentFacts, Pair
from sspf.consents.rules.sharing_ends import EndReason

SHORTEST = timedelta(days=90)
"""What is drawn spans at least this much, so that a consent of a few days can be seen."""

MONTHS_BETWEEN_TICKS = ((18, 3), (36, 6))
"""Up to so many months, a tick on the axis every so many; beyond that one a year."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Local days, both included, and where they stand on the axis in per cent."""

    from_on: date
    until_on: date
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """One unit and the kinds of information, by id, that go together all the time.

    `open`: when the unit may be told them. `asked`: the periods that the family was asked about; where nothing is open
    inside one of them, a yes is missing or was taken back. `now`: whether it is open at this instant.
    """

    unit: str
    kinds: tuple[str, ...]
    open: tuple[Span, ...]
    asked: tuple[Span, ...]
    now: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """A day on which something changes: it ends for a `reason`, or the youth reaches an `age` and nothing ends."""

    number: int
    on: date
    x: float
    reason: EndReason | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """The first of a month on the axis."""

    on: date
    x: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A consent over time. `today` is where the line for today stands, or None outside what is drawn."""

    lanes: tuple[Lane, ...]
    cuts: tuple[Cut, ...]
    ticks: tuple[Tick, ...]
    today: float | None

    @property
    def common(self) -> tuple[str, ...]:
        """The kinds of information, when every unit is told the same; otherwise none."""
        told = {lane.kinds for lane in self.lanes}
        return told.pop() if len(told) == 1 else ()


Asked = Mapping[Pair, Iterable[tuple[date, date]]]
"""For each pair the periods that rounds asked about, both days included."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first local day drawn to the last."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where the beginning of a day stands, in per cent; what lies outside stands at the end."""
        days = (self.last - self.first).days + 1
        return round(min(max((day - self.first).days / days, 0), 1) * 100, 2)

    def holds(self, day: date) -> bool:
        """Whether a day is drawn."""
        return self.first <= day <= self.last

    def span(self, from_on: date, until_on: date) -> Span:
        """A span of days, drawn with its last day."""
        left = self.x(from_on)
        return Span(from_on, until_on, left, round(self.x(until_on + timedelta(days=1)) - left, 2))


def drawn(facts: ConsentFacts, asked: Asked, at: datetime) -> Picture | None:
    """The consent of a case as a picture at an instant; None while nobody was asked about anything."""
    days = [day for periods in asked.values() for period in periods for day in period]
    if not days:
        return None
    first = min(days)
    axis = Axis(first, max(*days, first + SHORTEST))
    today = local_date(at)
    lanes = tuple(_lanes(facts, asked, axis, at))
    return Picture(lanes, tuple(_cuts(facts, axis)), tuple(_ticks(axis)), axis.x(today) if axis.holds(today) else None)


def _lanes(facts: ConsentFacts, asked: Asked, axis: Axis, at: datetime) -> Iterator[Lane]:
    """One lane for all kinds of a unit that open and close together, in the order of what was asked."""
    opened: dict[Pair, list[Span]] = defaultdict(list)
    for window in sharing.windows(facts):
        until_on = last_day(window.until_at)
        opened[window.unit, window.information].append(axis.span(local_date(window.from_at), until_on))
    together: dict[tuple[str, tuple[Span, ...], tuple[Span, ...]], list[str]] = defaultdict(list)
    for (unit, kind), periods in asked.items():
        spans = tuple(sorted(axis.span(*period) for period in periods))
        together[unit, tuple(opened[unit, kind]), spans].append(kind)
    shared = sharing.shared_at(facts, at)
    for (unit, open_spans, asked_spans), kinds in together.items():
        yield Lane(unit, tuple(kinds), open_spans, asked_spans, (unit, kinds[0]) in shared)


def _cuts(facts: ConsentFacts, axis: Axis) -> Iterator[Cut]:
    """What ends and why, and the birthdays at which the signers change, in the order of time."""
    found: dict[date, tuple[EndReason | None, int | None]] = {}
    for age in (facts.ages.consent_own, facts.ages.adult):
        found[birthday(facts.born_on, age)] = (None, age)
    for edge in {window.until_at for window in sharing.windows(facts)}:
        ending = sharing_ends.until(facts, edge - INSTANT)
        if ending is not None and ending.at == edge:
            found[local_date(edge)] = (ending.reason, None)
    inside = (day for day in sorted(found) if axis.first < day <= axis.last + timedelta(days=1))
    for number, day in enumerate(inside, start=1):
        yield Cut(number, day, axis.x(day), *found[day])


def _ticks(axis: Axis) -> Iterator[Tick]:
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month
    step = next((every for most, every in MONTHS_BETWEEN_TICKS if months <= most), 12)
    for month in range(axis.first.year * 12, (axis.last.year + 1) * 12, step):
        day = date(month // 12, month % 12 + 1, 1)
        if axis.holds(day):
            yield Tick(day, axis.x(day))
