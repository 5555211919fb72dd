"""Fetching figures into the underlag of a meeting, as often as wanted until it stands (complaint S8)."""

from uuid import UUID

from sspf.groups.actions import briefings
from sspf.periods import Period
from sspf.steering.queries import underlag
from sspf.work import Work


def fetch(work: Work, meeting_id: UUID, period: Period) -> None:
    """Put everything at the points as it is at this moment, in place of what was fetched before; comments stay."""
    found = underlag.parts(work, meeting_id, period)
    briefings.fill(work, meeting_id, period.words, found)
