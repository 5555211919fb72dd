"""Pure decisions about figures: which periods there are, and which counts may be told without telling of a person."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Final

from sspf import halfyears
from sspf.halfyears import Term

FEWEST: Final = 5
"""The smallest count of persons or cases that is told (law R36)."""
YEARS_OFFERED: Final = 3

FIRST_MONTH: Final[Mapping[str, tuple[int, int]]] = {
    "": (1, 12),
    **{each.value: (halfyears.FIRST_MONTH[each], halfyears.MONTHS) for each in Term},
    "k1": (1, 3),
    "k2": (4, 3),
    "k3": (7, 3),
    "k4": (10, 3),
}
"""Each part of a year: its first month and how many months it has."""
HALVES: Final[Mapping[str, tuple[str, ...]]] = {"": tuple(Term), "vt": ("k1", "k2"), "ht": ("k3", "k4")}
"""What each part of a year consists of."""

Days = Collection[date]
"""When something happened, one local day for each person or case."""


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar year, or a part of one: `vt` and `ht` its two terms, `k1`–`k4` the quarters."""

    year: int
    part: str = ""

    @property
    def slug(self) -> str:
        """The period in an address: `2026`, `2026-ht`, `2026-k4`."""
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    @property
    def first_on(self) -> date:
        """The first day."""
        return date(self.year, FIRST_MONTH[self.part][0], 1)

    @property
    def after(self) -> date:
        """The day after the last."""
        first, months = FIRST_MONTH[self.part]
        beyond = first + months
        return date(self.year + beyond // 13, beyond if beyond <= 12 else 1, 1)

    @property
    def last_on(self) -> date:
        """The last day."""
        return self.after - timedelta(days=1)

    def count(self, days: Days) -> int:
        """How many of the days lie in the period."""
        return sum(self.first_on <= day < self.after for day in days)

    def levels(self) -> Iterator[tuple["Period", ...]]:
        """The year, then at each step down to this period the parts that make up the one above."""
        yield (Period(self.year),)
        above = ""
        while above != self.part:
            parts = HALVES[above]
            yield tuple(Period(self.year, each) for each in parts)
            above = next(each for each in parts if each == self.part or self.part in HALVES.get(each, ()))


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
    years = range(today.year, today.year - YEARS_OFFERED, -1)
    periods = (Period(year, part) for year in years for part in FIRST_MONTH)
    return [each for each in periods if each.first_on <= today]


def parse(slug: str, today: date) -> Period | None:
    """The offered period of this name, or None."""
    if not re.fullmatch(r"\d{4}(-\w\w)?", slug):
        return None
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
    count = period.count(days)
    return Told(count) if _is_safe([days], period) else Told(None, small=_is_small(count))


def told_parts(parts: Mapping[str, Days], period: Period) -> dict[str, int] | None:
    """Counts that add up to a told total: all of them, or None when any would be one to four."""
    return {name: period.count(days) for name, days in parts.items()} if _is_safe(parts.values(), period) else None


def lead_times(journeys: Iterable[Journey], period: Period) -> Iterator[float | None]:
    """The median of days between each step and the next, over cases that took the later step in the period.

    None with fewer than five cases. One value for each pair: anmälan–samtycke–möte–plan–uppföljning.
    """
    pairs = [list(pairwise(each.steps)) for each in journeys]
    for place in range(4):
        spans = [
            (after - before).days
            for before, after in (each[place] for each in pairs)
            if before and after and period.first_on <= after < period.after
        ]
        yield float(median(spans)) if len(spans) >= FEWEST else None


def _is_safe(groups: Iterable[Days], period: Period) -> bool:
    counted = list(groups)
    return not any(_is_small(each.count(days)) for level in period.levels() for each in level for days in counted)


def _is_small(count: int) -> bool:
    return 0 < count < FEWEST
