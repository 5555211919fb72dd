"""A decision of a group as plain values, with how it went, and who reaches it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true

from sspf import dues
from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.clock import local_date
from sspf.dues import Due
from sspf.errors import NotFound
from sspf.groups.models.decisions import DecisionReport, GroupDecision
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.models.minutes import GroupPoint
from sspf.groups.queries import reach
from sspf.groups.rules import decisions as rules
from sspf.groups.rules.decisions import GOING_ON, DecisionState, Owner, OwnerKind
from sspf.groups.rules.states import GroupMeetingState
from sspf.work import Work

Row = tuple[GroupDecision, GroupMeeting, int | None]
ORDER: Final = (GroupPoint.paragraph, GroupDecision.written_at, GroupDecision.id)


@dataclass(frozen=True, slots=True)
class ReportView:
    """How it went, as somebody said it. `meeting_id`: the meeting at which it was said, None between meetings."""

    said_at: datetime
    said_by: UUID
    meeting_id: UUID | None
    state: DecisionState
    words: str
    moved_to: Due | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision. `group` took it on `day`; `owner`: who is to do it, in words, and `owner_code` as forms say it.

    `due` is as it was decided. `event`: what it is about in the calendar, "" for most. `reports`: the earliest first.
    `in_force`: the meeting was held. `mine`: the actor can say how it went. `sits`: the actor leads or sits in the
    group that took it.
    """

    id: UUID
    version: int
    meeting_id: UUID
    group: str
    day: date
    point: str
    paragraph: int | None
    text: str
    owner: str
    owner_code: str
    due: Due | None
    event_id: UUID | None
    event: str
    reports: tuple[ReportView, ...]
    in_force: bool
    mine: bool
    sits: bool
    today: date

    @property
    def latest(self) -> ReportView | None:
        """The last report."""
        return self.reports[-1] if self.reports else None

    @property
    def state(self) -> DecisionState:
        """How it stands after the last report."""
        if self.latest is not None:
            return self.latest.state
        return DecisionState.open if self.owner else DecisionState.stands

    @property
    def due_now(self) -> Due | None:
        """By when it is to be done, wherever it was moved to last."""
        moved = [each.moved_to for each in self.reports if each.moved_to is not None]
        return moved[-1] if moved else self.due

    @property
    def goes_on(self) -> bool:
        """Whether something is still to be done."""
        return self.state in GOING_ON

    @property
    def is_late(self) -> bool:
        """Whether it should have been done."""
        return rules.is_late(self.state, self.due_now.last if self.due_now else None, self.today)


def reached(work: Work) -> ColumnElement[bool]:
    """The clause on `GroupDecision`: of every meeting that is reached, and what the own group or function answers for.

    What somebody else than the group is to do counts once the meeting has been held.
    """
    match work.grant(Permission.group_read).reach:
        case Reach.everything:
            return true()
        case Reach.own:
            meetings = select(GroupMeeting.id).where(reach.reached(work, Permission.group_read))
            held = select(GroupMeeting.id).where(GroupMeeting.state == GroupMeetingState.held)
            given = or_(GroupDecision.group.in_(reach.own_groups(work)), GroupDecision.seat.in_(reach.own_seats(work)))
            return or_(GroupDecision.meeting_id.in_(meetings), and_(GroupDecision.meeting_id.in_(held), given))
        case _:
            return false()


def show(work: Work, decision_id: UUID) -> DecisionView:
    """One decision; `NotFound` for whoever does not reach it."""
    return views(work, [_row(work, decision_id)])[0]


def to_report(work: Work, decision_id: UUID) -> DecisionView:
    """One that the actor can say how it went with; `NotFound` otherwise."""
    found = show(work, decision_id)
    if not found.mine:
        raise NotFound
    return found


def find(work: Work, decision_id: UUID) -> GroupDecision:
    """The row of one, with its keys admitted; `NotFound` for whoever does not reach it."""
    found, _, _ = _row(work, decision_id)
    admit(work, [found])
    return found


def admit(work: Work, rows: Iterable[GroupDecision]) -> None:
    """Admit the zones for decisions that came through `reached` in this unit of work."""
    zones = work.grant(Permission.group_read).zones
    for each in rows:
        work.admit(each.seal_scope, zones)


def may_report(work: Work, row: GroupDecision) -> bool:
    """Whether the actor can say how it went: whoever leads the groups, or holds the function that answers for it."""
    return work.may(Permission.group_lead) or (row.seat is not None and row.seat in reach.own_seats(work))


def owners(work: Work) -> list[tuple[str, str]]:
    """Code and label of all that can answer for a decision: the groups, the functions, the agencies, the partners."""
    known = work.catalogue
    tables = (
        (OwnerKind.group, known.groups),
        (OwnerKind.seat, known.seats),
        (OwnerKind.agency, known.agencies),
        (OwnerKind.partner, known.partners),
    )
    return [(Owner(kind, each.id).code, each.label) for kind, table in tables for each in table.values()]


def query() -> Select[GroupDecision, GroupMeeting, int | None]:
    """Decisions with their meeting and §, in the order they were taken."""
    at_its_point = and_(GroupPoint.meeting_id == GroupDecision.meeting_id, GroupPoint.point == GroupDecision.point)
    return (
        select(GroupDecision, GroupMeeting, GroupPoint.paragraph)
        .join(GroupDecision.meeting)
        .outerjoin(GroupPoint, at_its_point)
        .order_by(GroupMeeting.starts_at, *ORDER)
    )


def _row(work: Work, decision_id: UUID) -> Row:
    found = work.session.execute(query().where(GroupDecision.id == decision_id, reached(work))).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1], found[2]


def views(work: Work, rows: list[Row], until: datetime | None = None) -> list[DecisionView]:
    """The rows as plain values, with what was said of each: one statement for all, none where there are none."""
    if not rows:
        return []
    admit(work, (found for found, _, _ in rows))
    told: dict[UUID, list[DecisionReport]] = {found.id: [] for found, _, _ in rows}
    for each in work.session.scalars(select(DecisionReport).where(DecisionReport.decision_id.in_(told))):
        told[each.decision_id].append(each)
    return [_view(work, row, rules.said_until(told[row[0].id], until)) for row in rows]


def _view(work: Work, row: Row, reports: Iterable[DecisionReport]) -> DecisionView:
    found, meeting, paragraph = row
    return DecisionView(
        id=found.id,
        version=found.version,
        meeting_id=found.meeting_id,
        group=meeting.group,
        day=local_date(meeting.starts_at),
        point=found.point,
        paragraph=paragraph,
        text=found.text,
        owner=_label(work, found),
        owner_code=found.owner,
        due=dues.of(found.due) if found.due else None,
        event_id=found.event_id,
        event=found.event,
        reports=tuple(_report(each) for each in reports),
        in_force=meeting.state is GroupMeetingState.held,
        mine=may_report(work, found),
        sits=reach.sits_in(work, meeting),
        today=work.today,
    )


def _report(row: DecisionReport) -> ReportView:
    moved_to = dues.of(row.moved_to) if row.moved_to else None
    return ReportView(row.said_at, row.said_by, row.meeting_id, row.state, row.words, moved_to)


def _label(work: Work, row: GroupDecision) -> str:
    owner = rules.owner_of(row.owner)
    return dict(owners(work)).get(owner.code, owner.id) if owner is not None else ""
