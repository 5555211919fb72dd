"""The underlag of a group's meeting: filled with figures by a higher floor, commented, given out (protocol item 21).

Nothing here computes a figure: it comes as plain values and is kept as it came, with the moment it was fetched.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sspf.audit import events
from sspf.cases.rules.nameless import check_texts
from sspf.cases.rules.names_in_text import known_words
from sspf.errors import NotFound, Refused
from sspf.groups.actions import mails
from sspf.groups.actions.meetings import open_row
from sspf.groups.models.briefings import GroupBriefing, GroupBriefingPoint
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import briefings as queries
from sspf.groups.queries import invitees, meetings, reach
from sspf.groups.rules import briefings as rules
from sspf.groups.rules.briefings import BriefingProblem, Part
from sspf.groups.rules.states import GroupMeetingState
from sspf.groups.rules.terms import BriefingTerms
from sspf.work import Work


def fill(work: Work, meeting_id: UUID, period: str, parts: Mapping[str, Sequence[Part]]) -> None:
    """Put figures at the points of a meeting ahead, in place of all that were there; comments stay.

    `period`: what the figures are of, in words. `parts`: by point; one that the meeting does not take up is passed by.
    """
    meeting = _open(work, meeting_id)
    head = queries.row(work, meeting)
    if head is None:
        head = GroupBriefing(meeting_id=meeting.id, sent_at=None)
        work.add(head)
    else:
        work.same_version(head, None, {})
    head.filled_at, head.period = work.now, period
    rows = queries.point_rows(work, meeting)
    for point in meetings.points(work, meeting):
        row = rows.get(point.id)
        if row is None:
            row = GroupBriefingPoint(meeting_id=meeting.id, point=point.id, left_out=False, comment="")
            work.add(row)
        row.content = rules.keep(parts.get(point.id, ()))
    work.record(events.GroupBriefingFilled(meeting.id))


def comment(work: Work, meeting_id: UUID, point: str, terms: BriefingTerms, seen: int | None) -> None:
    """Say something of the figures at a point, or leave them out. `NotFound` before any were fetched."""
    meeting = _open(work, meeting_id)
    row = queries.point_rows(work, meeting).get(point)
    if row is None:
        raise NotFound
    check_texts({"comment": terms.comment}, known_words(work.catalogue), terms.vouched)
    work.same_version(row, seen, {"comment": row.comment or ""})
    row.comment, row.left_out = terms.comment, terms.left_out
    work.record(events.GroupBriefingChanged(meeting.id, events.Slug(point)))


def send(work: Work, meeting_id: UUID) -> None:
    """Give the underlag out: everyone who reaches the meeting reads it, and nothing in it changes any more.

    Whoever has been called is told by mail; before that it comes with the kallelse.
    """
    meeting = _open(work, meeting_id)
    head = queries.row(work, meeting)
    if head is None:
        raise Refused(BriefingProblem.nothing_fetched)
    work.same_version(head, None, {})
    head.sent_at = work.now
    if meeting.state is GroupMeetingState.called:
        mails.briefed(work, meeting, invitees.rows(work, meeting))
    work.record(events.GroupBriefingSent(meeting.id))


def _open(work: Work, meeting_id: UUID) -> GroupMeeting:
    """A meeting ahead that the actor leads, whose underlag can still change; at Individ there is none."""
    meeting = open_row(work, meeting_id)
    if reach.is_individual(work, meeting):
        raise NotFound
    head = queries.row(work, meeting)
    if head is not None and queries.has_become_fixed(meeting, head):
        raise Refused(BriefingProblem.stands)
    return meeting
