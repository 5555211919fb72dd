"""Knows which days the cases of a publication come from: as short as there are enough cases, and no day twice.

No case is in two publications of the same table, so there is nothing to subtract one from another for: who compares two
finds two groups of different young people (decision 0059).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sspf.periods import Period


@dataclass(frozen=True, slots=True)
class Window:
    """Days that are counted, from the first through the day before `after`."""

    first_on: date
    after: date

    @property
    def last_on(self) -> date:
        """The last day."""
        return self.after - timedelta(days=1)


def windows(period: Period, widths_months: Sequence[int], told_until: date | None) -> Iterator[Window]:
    """The period, then longer and longer ones that end with it; none reaches into days that were published before."""
    for months in widths_months:
        first_on = _months_before(period.after, months)
        yield Window(max(first_on, told_until) if told_until else first_on, period.after)


def _months_before(first_of_month: date, months: int) -> date:
    month = first_of_month.year * 12 + first_of_month.month - 1 - months
    return date(month // 12, month % 12 + 1, 1)
