"""Which publications are due, when the next one comes, and which days have been told of. Opens nothing."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import func, or_, select

from sspf import periods
from sspf.cases.models import Case
from sspf.clock import local_date
from sspf.periods import Period
from sspf.releases.models import PersonRelease, ReleaseTable
from sspf.releases.rules.states import Counted, Withheld
from sspf.work import Work

Told = Mapping[Counted, date]
"""The first day that no publication has told of, by what is counted; nothing before the first publication."""


def due(work: Work) -> Period | None:
    """The earliest period that is over since the wait and has no publication; None when there is none.

    Periods from before the first case are none, and so are those that no window reaches any more.
    """
    first_at = work.session.scalar(select(func.min(Case.opened_at)))
    if first_at is None:
        return None
    made = set(work.session.scalars(select(PersonRelease.period)))
    settings = work.catalogue.releases
    each = periods.of(max(local_date(first_at), _oldest(work)), settings.every)
    while each.slug in made:
        each = each.next
    return each if comes_on(work, each) <= work.today else None


def comes_on(work: Work, period: Period) -> date:
    """The day on which a period's publication is made."""
    return period.after + timedelta(days=work.catalogue.releases.wait_days)


def coming(work: Work) -> Period:
    """The period whose publication is made next."""
    each = periods.of(work.today, work.catalogue.releases.every)
    while comes_on(work, each.previous) > work.today:
        each = each.previous
    return each


def told_until(work: Work) -> Told:
    """Until when cases have been published. A table that was kept back has told nothing, but its neighbours have."""
    table = ReleaseTable
    had_enough = or_(table.withheld.is_(None), table.withheld != Withheld.too_few)
    query = select(table.counted, func.max(table.last_on)).where(had_enough).group_by(table.counted)
    return {counted: last_on + timedelta(days=1) for counted, last_on in work.session.execute(query)}


def _oldest(work: Work) -> date:
    """The first day that the longest window of any coming publication reaches."""
    return work.today - timedelta(days=31 * work.catalogue.releases.widths_months[-1])
