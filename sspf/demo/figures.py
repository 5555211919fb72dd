"""What figures need to have something to tell: a meeting that was called off, and periods that have become final."""

from collections.abc import Iterable

from sspf.access.actor import SYSTEM
from sspf.demo import meetings
from sspf.demo.teller import Story, Teller, Told
from sspf.installation import Installation
from sspf.meetings.actions import meetings as actions
from sspf.statistics import actions as statistics
from sspf.work import begin

AHEAD, NOTICE = 12, 2


def called_off(teller: Teller, told: Told, days_ago: int, seats: Iterable[str]) -> Story[None]:
    """A meeting to which people were called, and which was called off two days later."""
    meeting_id = yield from meetings.call(teller, told, days_ago, AHEAD, seats=seats)
    yield teller.at(days_ago - NOTICE)
    with teller.as_one() as work:
        actions.cancel(work, told.case_id, meeting_id)


def freeze(house: Installation) -> None:
    """Make every period final that can be, as happens beside the pages every night."""
    with begin(house, SYSTEM) as work:
        statistics.freeze(work)
        work.commit()
