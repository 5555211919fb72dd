"""The groups' meetings as plain values: in lists, and one with its agenda and what was said at each point."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select

from sspf.access.permissions import Permission
from sspf.catalogue.agendas import Agenda, AgendaPoint
from sspf.clock import local_date, midnight
from sspf.errors import NotFound
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.models.minutes import GroupMinutes, GroupPoint
from sspf.groups.queries import reach
from sspf.groups.rules.states import AHEAD, GroupMeetingState
from sspf.meetings.rules import agendas
from sspf.meetings.rules.minutes import MinutesState
from sspf.meetings.rules.terms import Appointment
from sspf.work import Work

SHOWN = 60


@dataclass(frozen=True, slots=True)
class GroupMeetingLine:
    """A meeting, or a part of one, in a list. `part`: its label, for whoever sits in the group; nothing for a guest."""

    id: UUID
    group: str
    part: str
    occasion: UUID
    individual: bool
    state: GroupMeetingState
    starts_at: datetime
    ends_at: datetime
    minutes: MinutesState | None

    @property
    def day(self) -> date:
        """The local day of the meeting."""
        return local_date(self.starts_at)

    @property
    def is_ahead(self) -> bool:
        """Whether it can still be called, moved and called off."""
        return self.state in AHEAD


@dataclass(frozen=True, slots=True)
class PointView:
    """A point of the agenda with what was said, and who presented it. `id` is None while nothing is written."""

    point: AgendaPoint
    id: UUID | None
    version: int | None
    paragraph: int | None
    text: str
    decision: str
    presenter: str


@dataclass(frozen=True, slots=True)
class GroupMeetingView:
    """One meeting. `sits`: the actor belongs to the group, so the part is named and its neighbour shown."""

    line: GroupMeetingLine
    version: int
    called_at: datetime | None
    place: str
    link: str
    room: str
    points: tuple[PointView, ...]
    sits: bool
    beside: GroupMeetingLine | None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What an agenda is arranged from: the points that are taken up, and those of the template that are not."""

    view: GroupMeetingView
    shown: tuple[AgendaPoint, ...]
    left_out: tuple[AgendaPoint, ...]
    part: str

    @property
    def points(self) -> tuple[AgendaPoint, ...]:
        """All of them."""
        return (*self.shown, *self.left_out)


def ahead(work: Work) -> list[GroupMeetingLine]:
    """Every meeting ahead that the actor reaches, the nearest first, in one statement."""
    query = _with_minutes().where(
        reach.reached(work, Permission.group_read), GroupMeeting.state.in_(AHEAD), GroupMeeting.ends_at > work.now
    )
    query = query.order_by(GroupMeeting.starts_at, GroupMeeting.id).limit(SHOWN)
    return [_line(work, *row) for row in work.session.execute(query)]


def of_group(work: Work, group: str) -> list[GroupMeetingLine]:
    """The meetings of a group that the actor sits in, as far as the actor reaches them, the latest first."""
    query = _with_minutes().where(reach.reached(work, Permission.group_read), GroupMeeting.group == group)
    query = query.order_by(GroupMeeting.starts_at.desc(), GroupMeeting.id).limit(SHOWN)
    return [_line(work, *row) for row in work.session.execute(query)]


def occasions(work: Work, groups: Collection[str], since: date) -> dict[str, list[date]]:
    """The days on which groups met or are to meet from a day on, each meeting once whatever its parts.

    For the rhythm alone: it tells days, also of meetings the actor is not called to. The caller reaches the groups.
    """
    query = select(GroupMeeting.group, GroupMeeting.occasion, GroupMeeting.starts_at).where(
        GroupMeeting.group.in_(groups),
        GroupMeeting.state != GroupMeetingState.cancelled,
        GroupMeeting.starts_at >= midnight(since),
    )
    found: dict[str, dict[UUID, date]] = {}
    for group, occasion, starts_at in work.session.execute(query):
        found.setdefault(group, {})[occasion] = local_date(starts_at)
    return {group: sorted(days.values()) for group, days in found.items()}


def show(work: Work, meeting: GroupMeeting) -> GroupMeetingView:
    """A meeting that was found by `reach.find`, in two statements."""
    sits = reach.sits_in(work, meeting)
    parts = {each.id: each for each in _occasion(work, meeting)}
    return GroupMeetingView(
        parts.pop(meeting.id),
        meeting.version,
        meeting.called_at,
        meeting.place or "",
        meeting.link or "",
        work.catalogue.rooms[meeting.room].label if meeting.room else "",
        _point_views(work, meeting),
        sits,
        next(iter(parts.values()), None) if sits else None,
    )


def head(work: Work, meeting_id: UUID) -> GroupMeetingView:
    """One meeting by its id, for whoever leads the groups."""
    return show(work, reach.find(work, Permission.group_lead, meeting_id))


def at_point(work: Work, meeting_id: UUID, point: str) -> tuple[GroupMeetingView, PointView]:
    """One meeting with one of its points, for whoever leads; `NotFound` at Individ, and where it is not taken up."""
    view = head(work, meeting_id)
    found = next((each for each in view.points if each.point.id == point), None)
    if found is None or view.line.individual:
        raise NotFound
    return view, found


def appointment(work: Work, meeting_id: UUID) -> tuple[Appointment, int]:
    """When and where, with the version that was read, for whoever leads the groups."""
    found = reach.find(work, Permission.group_lead, meeting_id)
    return Appointment(found.starts_at, found.ends_at, found.place or "", found.link or "", found.room), found.version


def arrangement(work: Work, meeting_id: UUID) -> Arrangement:
    """The agenda of a meeting, to be arranged by whoever leads."""
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    left_out = agendas.left_out(template(work, meeting), meeting.agenda)
    return Arrangement(show(work, meeting), points(work, meeting), left_out, meeting.part or "")


def template(work: Work, meeting: GroupMeeting) -> Agenda:
    """The agenda of the meeting's group: of one with parts, those points alone that stand in the meeting's part."""
    whole = work.catalogue.agendas[work.catalogue.groups[meeting.group].agenda]
    points = tuple(each for each in whole.points if each.part == meeting.part)
    parts = tuple(each for each in whole.parts if each.id == meeting.part)
    return Agenda(id=whole.id, label=whole.label, points=points, parts=parts)


def points(work: Work, meeting: GroupMeeting) -> tuple[AgendaPoint, ...]:
    """The points of the meeting's own agenda."""
    return agendas.points(template(work, meeting), meeting.agenda)


def point_rows(work: Work, meeting: GroupMeeting) -> dict[str, GroupPoint]:
    """What is written, by point."""
    query = select(GroupPoint).where(GroupPoint.meeting_id == meeting.id)
    return {each.point: each for each in work.session.scalars(query)}


def part_label(work: Work, meeting: GroupMeeting) -> str:
    """What the part is called; nothing for a guest, who is not to learn that there are parts."""
    if meeting.part is None or not reach.sits_in(work, meeting):
        return ""
    agenda = work.catalogue.agendas[work.catalogue.groups[meeting.group].agenda]
    return next((each.label for each in agenda.parts if each.id == meeting.part), "")


def next_one(work: Work, meeting: GroupMeeting) -> datetime | None:
    """When the group meets next after a meeting (protocol item 110): the same part, as far as it is booked."""
    query = select(GroupMeeting.starts_at).where(
        GroupMeeting.group == meeting.group,
        GroupMeeting.part == meeting.part if meeting.part else GroupMeeting.part.is_(None),
        GroupMeeting.state != GroupMeetingState.cancelled,
        GroupMeeting.starts_at > meeting.starts_at,
    )
    return work.session.scalars(query.order_by(GroupMeeting.starts_at).limit(1)).first()


def _occasion(work: Work, meeting: GroupMeeting) -> list[GroupMeetingLine]:
    """The parts of the same meeting that the actor reaches, this one among them."""
    query = _with_minutes().where(GroupMeeting.occasion == meeting.occasion, reach.reached(work, Permission.group_read))
    return [_line(work, *row) for row in work.session.execute(query)]


def _point_views(work: Work, meeting: GroupMeeting) -> tuple[PointView, ...]:
    written = {} if reach.is_individual(work, meeting) else point_rows(work, meeting)
    return tuple(_point_view(each, written.get(each.id)) for each in points(work, meeting))


def _point_view(point: AgendaPoint, row: GroupPoint | None) -> PointView:
    if row is None:
        return PointView(point, None, None, None, "", "", "")
    texts = (each or "" for each in (row.text, row.decision, row.presenter))
    return PointView(point, row.id, row.version, row.paragraph, *texts)


def _with_minutes() -> Select[GroupMeeting, MinutesState]:
    return select(GroupMeeting, GroupMinutes.state).outerjoin(GroupMinutes, GroupMinutes.meeting_id == GroupMeeting.id)


def _line(work: Work, meeting: GroupMeeting, minutes: MinutesState | None) -> GroupMeetingLine:
    return GroupMeetingLine(
        meeting.id,
        meeting.group,
        part_label(work, meeting),
        meeting.occasion,
        reach.is_individual(work, meeting),
        meeting.state,
        meeting.starts_at,
        meeting.ends_at,
        minutes,
    )
