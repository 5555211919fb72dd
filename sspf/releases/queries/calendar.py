"""Which publications are due, when the next one comes, which days have been told of, and which cases a day has.

Opens nothing.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from sspf import periods
from sspf.access.permissions import Permission
from sspf.cases.models import Case
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseState
from sspf.clock import local_date, midnight
from sspf.periods import Period
from sspf.releases.models import PersonRelease, ReleaseTable
from sspf.releases.rules.states import Counted, Withheld
from sspf.releases.rules.windows import Window
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


def counted(work: Work, permission: Permission, moment: Counted, window: Window) -> list[UUID]:
    """The cases that were opened, or closed and are closed still, on the days of a window. Opens nothing."""
    at: InstrumentedAttribute[Any] = Case.opened_at if moment is Counted.opened else Case.closed_at
    inside = and_(at >= midnight(window.first_on), at < midnight(window.after))
    query = select(Case.id).where(inside, reach.reached(work, permission))
    return list(
        work.session.scalars(query if moment is Counted.opened else query.where(Case.state == CaseState.closed))
    )


def told_until(work: Work) -> Told:
    """Until when cases have been published. A table that was kept back has told nothing, but its neighbours have."""
    table = ReleaseTable
    had_enough = or_(table.withheld.is_(None), table.withheld != Withheld.too_few)
    query = select(table.counted, func.max(table.last_on)).where(had_enough).group_by(table.counted)
    return {counted: last_on + timedelta(days=1) for counted, last_on in work.session.execute(query)}


def _oldest(work: Work) -> date:
    """The first day that the longest window of any coming publication reaches."""
    return work.today - timedelta(days=31 * work.catalogue.releases.widths_months[-1])
