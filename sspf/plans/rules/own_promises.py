"""Knows how somebody's own promises are laid out on a small screen: by day, the nearest first (complaints F1, F5)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sspf.dues import Due
from sspf.plans.rules.states import ANSWERED, MeasureState

STAYS: Final = timedelta(days=7)
"""How long an answered promise is left where it was, so that a slip of the thumb can be put right."""


class PromiseDay(StrEnum):
    """Under which heading a promise stands."""

    passed = "passed"
    today = "today"
    week = "week"
    later = "later"
    undated = "undated"


@dataclass(frozen=True, slots=True)
class PromisedCase:
    """A case in which the reader takes part: enough to know which one it is."""

    id: UUID
    number: str
    youth: str


@dataclass(frozen=True, slots=True)
class OwnPromise:
    """What the reader's own unit has promised, and how it stands. `by` as it was said; `answered_on` a local day."""

    case: PromisedCase
    measure_id: UUID
    text: str
    by: Due | None
    state: MeasureState
    overdue: bool
    answered_on: date | None

    @property
    def pending(self) -> bool:
        """Whether nobody has said yes to it yet."""
        return self.state is MeasureState.proposed

    @property
    def open(self) -> bool:
        """Whether nobody has said how it went."""
        return self.state not in ANSWERED

    def stays(self, today: date) -> bool:
        """Whether it is shown: open, or answered a short while ago."""
        return self.open or (self.answered_on is not None and today - self.answered_on <= STAYS)


def when(by: Due | None, today: date) -> PromiseDay:
    """The heading for a promise. This week is the seven days that begin today."""
    if by is None:
        return PromiseDay.undated
    if by.last < today:
        return PromiseDay.passed
    if by.last == today:
        return PromiseDay.today
    return PromiseDay.week if by.last < today + timedelta(days=7) else PromiseDay.later


def by_day(promises: Iterable[OwnPromise], today: date) -> Mapping[PromiseDay, Sequence[OwnPromise]]:
    """Every promise under its heading, the earliest day first; headings without promises are left out."""
    found: dict[PromiseDay, list[OwnPromise]] = {}
    for each in sorted(promises, key=_place):
        found.setdefault(when(each.by, today), []).append(each)
    return {heading: found[heading] for heading in PromiseDay if heading in found}


def _place(promise: OwnPromise) -> tuple[date, str, str]:
    return promise.by.last if promise.by else date.max, promise.case.number, promise.text
