"""The underlag of a meeting, point by point: which fact feeds which point stands in `config/agendas.toml`."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Final
from uuid import UUID

from sspf import periods
from sspf.access.permissions import Permission
from sspf.catalogue.agendas import AgendaPoint, BriefingSource
from sspf.errors import NotFound
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import meetings, reach
from sspf.groups.queries.meetings import GroupMeetingView
from sspf.groups.rules.briefings import Part
from sspf.periods import Period, PeriodKind
from sspf.steering.queries import ahead, indicators, pictures, staff
from sspf.steering.queries.indicators import Compared
from sspf.work import Work

SOURCES: Final[Mapping[BriefingSource, Callable[[Work], Iterator[Part]]]] = {
    BriefingSource.releases: pictures.releases,
    BriefingSource.situations: pictures.areas,
    BriefingSource.empty_seats: staff.empty_seats,
    BriefingSource.temporary_seats: staff.temporary_seats,
    BriefingSource.coordinators: staff.coordinators,
    BriefingSource.calendar: ahead.calendar,
}
"""What needs no more than the municipality; earlier decisions need the meeting at which they come up."""
KINDS: Final = (PeriodKind.term, PeriodKind.tertial, PeriodKind.quarter, PeriodKind.year)
BACK: Final = 2
"""So many of each kind that are over can be chosen."""


def parts(work: Work, meeting_id: UUID, period: Period) -> dict[str, list[Part]]:
    """What stands at each point at this moment, for whoever leads. `NotFound` where no point is filled."""
    meeting = filled(work, meeting_id)
    found = indicators.compared(work, period)
    return {each.id: list(_of_point(work, meeting, each, found)) for each in meetings.points(work, meeting)}


def head(work: Work, meeting_id: UUID) -> GroupMeetingView:
    """The meeting, for whoever leads; `NotFound` where no point of its agenda is filled."""
    return meetings.show(work, filled(work, meeting_id))


def filled(work: Work, meeting_id: UUID) -> GroupMeeting:
    """The row of such a meeting."""
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    if not any(each.is_filled for each in meetings.points(work, meeting)):
        raise NotFound
    return meeting


def choosable(work: Work) -> list[Period]:
    """The periods that figures can be fetched of: the term that goes on, then those of each kind that are over."""
    running = periods.of(work.today, PeriodKind.term)
    return [running, *(each for kind in KINDS for each in islice(periods.ended(kind, work.today), BACK))]


def _of_point(work: Work, meeting: GroupMeeting, point: AgendaPoint, found: Compared) -> Iterator[Part]:
    yield from indicators.tables(work, found, point.indicators)
    for source in point.filled_from:
        yield from SOURCES[source](work) if source in SOURCES else ahead.decisions(work, meeting)
