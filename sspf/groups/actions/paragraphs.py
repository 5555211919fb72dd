"""The § of a group's minutes run through the year, one for each point (protocol item 109)."""

from sqlalchemy import select

from sspf.clock import local_date
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.models.minutes import GroupPoint, ParagraphSeries
from sspf.groups.queries import meetings
from sspf.work import Work


def number(work: Work, meeting: GroupMeeting) -> int:
    """Give every point of the agenda the next number of the group's series in the year of the meeting.

    Returns the number after them: the § that closes the meeting.
    """
    written, series = meetings.point_rows(work, meeting), _series(work, meeting)
    for point in meetings.points(work, meeting):
        row = written.get(point.id)
        if row is None:
            row = GroupPoint(meeting_id=meeting.id, point=point.id, text="", decision="")
            work.add(row)
        series.last += 1
        row.paragraph = series.last
    series.last += 1
    return series.last


def _series(work: Work, meeting: GroupMeeting) -> ParagraphSeries:
    """The series, held until the commit so that two meetings never get the same number."""
    year = local_date(meeting.starts_at).year
    query = select(ParagraphSeries).where(ParagraphSeries.group == meeting.group, ParagraphSeries.year == year)
    found = work.session.scalars(query.with_for_update()).one_or_none()
    if found is None:
        found = ParagraphSeries(group=meeting.group, year=year, last=0)
        work.add(found)
    return found
