"""What figures need to have something to tell: a meeting that was called off, and periods that have become final."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from itertools import islice

from sspf.access.actor import SYSTEM
from sspf.demo import meetings
from sspf.demo.teller import BEGINNING, Story, Teller, Told, local
from sspf.meetings.actions import meetings as actions
from sspf.periods import PeriodKind, ended
from sspf.statistics import actions as statistics
from sspf.work import begin

AHEAD, NOTICE = 12, 2
NIGHT = time(2)


def called_off(teller: Teller, told: Told, days_ago: int, seats: Iterable[str]) -> Story[None]:
    """A meeting to which people were called, and which was called off two days later."""
    meeting_id = yield from meetings.call(teller, told, days_ago, AHEAD, seats=seats)
    yield teller.at(days_ago - NOTICE)
    with teller.as_one() as work:
        actions.cancel(work, told.case_id, meeting_id)


def freeze(teller: Teller) -> Story[None]:
    """Periods become final in the night in which they are, as beside the pages."""
    for at in sorted(_nights(teller)):
        yield at
        with begin(teller.house, SYSTEM) as work:
            while statistics.freeze_next(work):
                work.flush()
            work.commit()


def _nights(teller: Teller) -> set[datetime]:
    days = teller.house.catalogue.deadlines.figures_frozen_days
    over = [
        period.after + timedelta(days=days) for kind in PeriodKind for period in islice(ended(kind, teller.today), 8)
    ]
    return {local(day, NIGHT) for day in over if teller.day(BEGINNING) < day <= teller.today}
