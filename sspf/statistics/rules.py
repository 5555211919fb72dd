"""Pure decisions about figures: which periods there are, and which counts may be told without telling of a person."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Final

from sspf import periods
from sspf.halfyears import Term
from sspf.periods import Period

FEWEST: Final = 5
"""The smallest count of persons or cases that is told (law R36)."""
YEARS_OFFERED: Final = 3

OFFERED: Final = ("", *Term, "k1", "k2", "k3", "k4")
HALVES: Final[Mapping[str, tuple[str, ...]]] = {"": tuple(Term), "vt": ("k1", "k2"), "ht": ("k3", "k4")}
"""What each part of a year consists of."""

Days = Collection[date]
"""When something happened, one local day for each person or case."""


@dataclass(frozen=True, slots=True)
class Told:
    """A count as it is told. `value` None is kept back; `small`: because it is itself one to four."""

    value: int | None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Journey:
    """How far one case had come by when: the local days of its steps, None for those not taken."""

    received_on: date
    consent_on: date | None = None
    meeting_on: date | None = None
    plan_on: date | None = None
    follow_up_on: date | None = None

    @property
    def steps(self) -> tuple[date | None, ...]:
        """The days in the order of the protocol."""
        return (self.received_on, self.consent_on, self.meeting_on, self.plan_on, self.follow_up_on)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is counted, from open columns. `sharing`: cases in which a consent is in force. `referrals`: by outcome."""

    journeys: tuple[Journey, ...] = ()
    sharing: int = 0
    referrals: Mapping[str, Days] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Counts of persons and cases in a period, each fit to be told."""

    referrals: Told
    outcomes: Mapping[str, int] | None
    consents: Told
    sharing: Told
    plans: Told
    followed_up: int | None
    lead_times: tuple[float | None, ...]


def offered(today: date) -> list[Period]:
    """The periods that have begun, of this year and the two before, the newest year first."""
    return [each for each in periods.begun(today, YEARS_OFFERED) if each.part in OFFERED]


def parse(slug: str, today: date) -> Period | None:
    """The offered period of this name, or None."""
    return next((each for each in offered(today) if each.slug == slug), None)


def report(facts: Facts, period: Period) -> Report:
    """Everything about persons and cases that is told of a period."""
    consents = [each.consent_on for each in facts.journeys if each.consent_on]
    planned = [(each.plan_on, each.follow_up_on is not None) for each in facts.journeys if each.plan_on]
    plans = {"ja": [day for day, yes in planned if yes], "nej": [day for day, yes in planned if not yes]}
    parts = told_parts(plans, period)
    return Report(
        told([day for days in facts.referrals.values() for day in days], period),
        told_parts(facts.referrals, period),
        told(consents, period),
        Told(None, small=True) if _is_small(facts.sharing) else Told(facts.sharing),
        told([day for day, _ in planned], period),
        parts["ja"] if parts else None,
        tuple(lead_times(facts.journeys, period)),
    )


def told(days: Days, period: Period) -> Told:
    """A count of persons or cases in a period, kept back when it or what it could be worked out with is one to four.

    Terms add up to the year and quarters to terms. Therefore a part is told only together with its other half, and only
    when the whole above is told: from no set of answers can a hidden one be computed (complementary disclosure, R36).
    """
    count = _count(days, period)
    return Told(count) if _is_safe([days], period) else Told(None, small=_is_small(count))


def told_parts(parts: Mapping[str, Days], period: Period) -> dict[str, int] | None:
    """Counts that add up to a told total: all of them, or None when any would be one to four."""
    return {name: _count(days, period) for name, days in parts.items()} if _is_safe(parts.values(), period) else None


def lead_times(journeys: Iterable[Journey], period: Period) -> Iterator[float | None]:
    """The median of days between each step and the next, over cases that took the later step in the period.

    None with fewer than five cases. One value for each pair: anmälan–samtycke–möte–plan–uppföljning.
    """
    pairs = [list(pairwise(each.steps)) for each in journeys]
    for place in range(4):
        spans = [
            (after - before).days
            for before, after in (each[place] for each in pairs)
            if before and after and period.holds(after)
        ]
        yield float(median(spans)) if len(spans) >= FEWEST else None


def _is_safe(groups: Iterable[Days], period: Period) -> bool:
    counted = list(groups)
    return not any(_is_small(_count(days, each)) for level in _levels(period) for each in level for days in counted)


def _is_small(count: int) -> bool:
    return 0 < count < FEWEST


def _count(days: Days, period: Period) -> int:
    return sum(period.holds(day) for day in days)


def _levels(period: Period) -> Iterator[tuple[Period, ...]]:
    """The year, then at each step down to the period the parts that make up the one above."""
    yield (Period(period.year),)
    above = ""
    while above != period.part:
        parts = HALVES[above]
        yield tuple(Period(period.year, each) for each in parts)
        above = next(each for each in parts if each == period.part or period.part in HALVES.get(each, ()))
