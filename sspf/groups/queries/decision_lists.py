"""Decisions of the groups in lists: at one meeting, from before, of a year, and those that wait for somebody."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import aliased

from sspf.access.permissions import Permission
from sspf.clock import midnight
from sspf.groups.models.decisions import DecisionReport, GroupDecision
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import decisions, reach
from sspf.groups.queries.decisions import DecisionView
from sspf.groups.rules import decisions as rules
from sspf.groups.rules.decisions import GOING_ON
from sspf.groups.rules.states import GroupMeetingState
from sspf.work import Work

SOON: Final = timedelta(days=14)
"""So long before its last day a decision waits for whoever answers for it."""
MOST: Final = 300


@dataclass(frozen=True, slots=True)
class Around:
    """The decisions at hand at a meeting: those `taken` there, and those from `before` that come up by themselves."""

    taken: tuple[DecisionView, ...]
    before: tuple[DecisionView, ...]

    def at(self, point: str) -> tuple[DecisionView, ...]:
        """Those taken at a point."""
        return tuple(each for each in self.taken if each.point == point)


@dataclass(frozen=True, slots=True)
class Register:
    """What a group decided in a year and was given then; `earlier` and `later`: whether other years have any."""

    year: int
    lines: tuple[DecisionView, ...]
    earlier: bool
    later: bool


@dataclass(frozen=True, slots=True)
class DecisionWait:
    """A decision that waits for the actor: its day, and where it was taken."""

    id: UUID
    due_on: date
    group: str
    paragraph: int | None


def around(work: Work, meeting: GroupMeeting, until: datetime | None = None) -> Around:
    """The decisions at a meeting found by `reach.find`, in two statements. `until`: when its minutes were sent out.

    A guest sees those of the meeting alone, and at Individ there are none: there everything belongs to a case.
    """
    if reach.is_individual(work, meeting):
        return Around((), ())
    since = _meeting_before(meeting)
    query = decisions.query().add_columns(since).where(_at_hand(work, meeting, since))
    found = work.session.execute(query).all()
    views = decisions.views(work, [(each[0], each[1], each[2]) for each in found], until)
    met_before = found[0][3] if found else None
    earlier = (each for each in views if each.meeting_id != meeting.id)
    return Around(
        tuple(each for each in views if each.meeting_id == meeting.id),
        tuple(each for each in earlier if rules.comes_up(each.latest, each.state, met_before)),
    )


def register(work: Work, group: str, year: int) -> Register:
    """What a group has decided and been given in a year, the latest first; the caller reaches the group."""
    first, after = midnight(date(year, 1, 1)), midnight(date(year + 1, 1, 1))
    theirs = (_in_force(), or_(GroupMeeting.group == group, GroupDecision.group == group), decisions.reached(work))
    inside = GroupMeeting.starts_at >= first, GroupMeeting.starts_at < after
    query = (
        decisions.query()
        .where(*theirs, *inside)
        .order_by(None)
        .order_by(GroupMeeting.starts_at.desc(), *decisions.ORDER)
    )
    lines = decisions.views(work, [(row[0], row[1], row[2]) for row in work.session.execute(query.limit(MOST))])
    spans = select(func.min(GroupMeeting.starts_at), func.max(GroupMeeting.starts_at)).select_from(GroupDecision)
    earliest, latest = work.session.execute(spans.join(GroupDecision.meeting).where(*theirs)).one()
    if earliest is None:
        return Register(year, (), earlier=False, later=False)
    return Register(year, tuple(lines), earliest < first, latest >= after)


def waiting(work: Work) -> list[DecisionWait]:
    """Decisions whose day is near or over and that wait for the actor, in one statement that opens nothing sealed.

    Whoever leads the groups is reminded of those that no function answers for: nobody else would be.
    """
    unheld = GroupDecision.seat.is_(None) if work.may(Permission.group_lead) else false()
    query = decisions.query().where(
        _in_force(),
        GroupDecision.state.in_(GOING_ON),
        GroupDecision.due_on <= work.today + SOON,
        or_(GroupDecision.seat.in_(reach.own_seats(work)), unheld),
    )
    return [
        DecisionWait(found.id, found.due_on, meeting.group, paragraph)
        for found, meeting, paragraph in work.session.execute(query.limit(MOST))
        if found.due_on is not None
    ]


def _in_force() -> ColumnElement[bool]:
    return GroupMeeting.state == GroupMeetingState.held


def _meeting_before(meeting: GroupMeeting) -> ColumnElement[datetime]:
    """When the same group, in the same part, was held before."""
    earlier = aliased(GroupMeeting)
    return (
        select(func.max(earlier.starts_at))
        .where(
            earlier.group == meeting.group,
            earlier.part == meeting.part if meeting.part else earlier.part.is_(None),
            earlier.state == GroupMeetingState.held,
            earlier.starts_at < meeting.starts_at,
        )
        .scalar_subquery()
    )


def _at_hand(work: Work, meeting: GroupMeeting, since: ColumnElement[datetime]) -> ColumnElement[bool]:
    here = GroupDecision.meeting_id == meeting.id
    if not reach.sits_in(work, meeting):
        return here
    told_since = select(DecisionReport.id).where(
        DecisionReport.decision_id == GroupDecision.id, or_(since.is_(None), DecisionReport.said_at > since)
    )
    ours = or_(GroupMeeting.group == meeting.group, GroupDecision.group == meeting.group)
    alive = or_(GroupDecision.state.in_(GOING_ON), told_since.exists())
    return or_(
        here, and_(_in_force(), GroupMeeting.starts_at < meeting.starts_at, ours, alive, decisions.reached(work))
    )
