"""Freezing the figures of periods that are over, so that the same period gives the same figures for ever (law R37)."""

import json
from collections.abc import Iterator
from itertools import takewhile

from sqlalchemy import func, select, union_all

from sspf.audit import events
from sspf.cases.models import Case
from sspf.clock import local_date
from sspf.groups.models.meetings import GroupMeeting
from sspf.periods import Period, PeriodKind, ended
from sspf.statistics.models import FrozenPeriod
from sspf.statistics.queries import figures
from sspf.statistics.rules.values import packed
from sspf.work import Work


def freeze_next(work: Work) -> int:
    """Freeze one period that is final and not frozen yet; returns whether there was one, as 1 or 0.

    One at a time, so that nobody waits long for the database. What is frozen is never touched again. Of two workers at
    the same time the second one's commit is refused, and it finds nothing left to do the next time.
    """
    due = list(_final(work))
    kept = figures.frozen(work, due)
    period = next((each for each in due if each not in kept), None)
    if period is None:
        return 0
    found = json.dumps(packed(figures.counted(work, period)))
    work.add(FrozenPeriod(period=period.slug, frozen_at=work.now, figures=found))
    work.record(events.FiguresFrozen(period.first_on, period.last_on))
    return 1


def _final(work: Work) -> Iterator[Period]:
    """The periods of each kind that are final, back to the one in which the first thing was written down."""
    first = select(Case.received_at.label("at")), select(GroupMeeting.starts_at), select(FrozenPeriod.frozen_at)
    began = work.session.scalar(select(func.min(union_all(*first).subquery().c.at)))
    if began is None:
        return
    first_on = local_date(began)
    for kind in PeriodKind:
        for period in takewhile(lambda each: each.last_on >= first_on, ended(kind, work.today)):
            if figures.final_on(work, period) <= work.today:
                yield period
