"""What waits for the actor from the groups: a meeting ahead, its underlag, one to mark as held, minutes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import and_, or_, select

from sspf.access.permissions import Permission
from sspf.clock import local_date
from sspf.groups.models.briefings import GroupBriefing
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.models.minutes import GroupAdjuster, GroupMinutes
from sspf.groups.queries import meetings, reach
from sspf.groups.rules.states import GroupMeetingState
from sspf.meetings.rules.minutes import MinutesState, Verdict
from sspf.work import Work

BRIEFED: Final = timedelta(days=14)
"""So long before a meeting its underlag is waited for."""


class Waits(StrEnum):
    """What is to be done."""

    coming = "coming"
    mark = "mark"
    send = "send"
    decide = "decide"
    adjust = "adjust"
    brief = "brief"


@dataclass(frozen=True, slots=True)
class GroupWait:
    """One thing that waits: its day, and the group's name with the part, for whoever sits there."""

    what: Waits
    meeting_id: UUID
    on: date
    about: str


def mine(work: Work) -> list[GroupWait]:
    """Everything from the groups that waits for the actor, in one statement that opens nothing sealed."""
    asked = and_(
        GroupAdjuster.meeting_id == GroupMeeting.id,
        GroupAdjuster.round == GroupMinutes.round,
        GroupAdjuster.account_id == work.actor.account_id,
        GroupAdjuster.verdict == Verdict.waiting,
    )
    unfinished = GroupMinutes.state.in_((MinutesState.draft, MinutesState.out))
    query = (
        select(GroupMeeting, GroupMinutes, GroupAdjuster.id, GroupBriefing.sent_at)
        .outerjoin(GroupMinutes, GroupMinutes.meeting_id == GroupMeeting.id)
        .outerjoin(GroupBriefing, GroupBriefing.meeting_id == GroupMeeting.id)
        .outerjoin(GroupAdjuster, asked)
        .where(reach.reached(work, Permission.group_read))
        .where(or_(GroupMeeting.state == GroupMeetingState.called, unfinished))
    )
    found = [
        (meeting, minutes, _next(work, meeting, minutes, asked_id, sent_at))
        for meeting, minutes, asked_id, sent_at in work.session.execute(query)
    ]
    return [_wait(work, meeting, minutes, what) for meeting, minutes, what in found if what is not None]


def _next(
    work: Work, meeting: GroupMeeting, minutes: GroupMinutes | None, asked: UUID | None, sent_at: datetime | None
) -> Waits | None:
    """What a meeting waits for, or its minutes once it was held."""
    return _ahead(work, meeting, sent_at) if minutes is None else _what(work, minutes, asked)


def _ahead(work: Work, meeting: GroupMeeting, sent_at: datetime | None) -> Waits | None:
    """What a meeting that is called waits for: to be come to, to be marked as held, its underlag to be given out."""
    over = meeting.ends_at <= work.now
    if not work.may(Permission.group_lead):
        return None if over else Waits.coming
    if over:
        return Waits.mark
    soon = meeting.starts_at <= work.now + BRIEFED
    filled = any(each.is_filled for each in meetings.template(work, meeting).points)
    return Waits.brief if soon and filled and sent_at is None else None


def _what(work: Work, minutes: GroupMinutes, asked: UUID | None) -> Waits | None:
    leads = work.may(Permission.group_lead)
    if minutes.state is MinutesState.out and asked is not None:
        return Waits.adjust
    if leads and minutes.state is MinutesState.draft:
        return Waits.send
    return Waits.decide if leads and minutes.due_on < work.today else None


def _wait(work: Work, meeting: GroupMeeting, minutes: GroupMinutes | None, what: Waits) -> GroupWait:
    label, part = work.catalogue.groups[meeting.group].label, meetings.part_label(work, meeting)
    on = minutes.due_on if minutes is not None else local_date(meeting.starts_at)
    return GroupWait(what, meeting.id, on, f"{label}: {part}" if part else label)
