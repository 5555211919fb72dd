"""Figures about meetings for the styrgrupp: counts over open columns, never a person (protocol item 21 a)."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, distinct, func, select

from sspf.access.permissions import Permission
from sspf.meetings.models import Attendee, Meeting, Summons
from sspf.meetings.queries import continuity
from sspf.meetings.rules.continuity import Continuity
from sspf.meetings.rules.states import CAME, WITH_FAMILY, AttendeeRole, MeetingState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Turnout:
    """How often an agency was called to meetings that were held, and how often somebody came."""

    called: int
    came: int


@dataclass(frozen=True, slots=True)
class MeetingFigures:
    """Meetings with the family that began in a period. `agencies` holds every agency that was called, in the order of
    `config/`; `continuity` how often a unit that came again sent the same person.
    """

    held: int
    cancelled: int
    with_youth: int
    with_guardian: int
    agencies: dict[str, Turnout]
    continuity: Continuity = field(default=Continuity(0, 0))


def figures(work: Work, from_at: datetime, until_at: datetime) -> MeetingFigures:
    """Counts over meetings that began from `from_at` and before `until_at`, in the whole municipality.

    Raises `Forbidden` for whoever may not read figures. Reads no sealed value.
    """
    work.grant(Permission.statistics_read)
    period = and_(Meeting.starts_at >= from_at, Meeting.starts_at < until_at, Meeting.kind.in_(WITH_FAMILY))
    states = dict(
        work.session.execute(select(Meeting.state, func.count(Meeting.id)).where(period).group_by(Meeting.state)).all()
    )
    held = and_(period, Meeting.state == MeetingState.held)
    present = select(Attendee.role, func.count(distinct(Attendee.meeting_id))).join(
        Meeting, Meeting.id == Attendee.meeting_id
    )
    came = and_(held, Attendee.attendance.in_(CAME))
    roles = dict(work.session.execute(present.where(came).group_by(Attendee.role)).all())
    return MeetingFigures(
        states.get(MeetingState.held, 0),
        states.get(MeetingState.cancelled, 0),
        roles.get(AttendeeRole.youth, 0),
        roles.get(AttendeeRole.guardian, 0),
        _by_agency(work, _counts(work, held), _counts(work, came, attended=True)),
        continuity.figures(work, from_at, until_at),
    )


def _counts(work: Work, which: ColumnElement[bool], attended: bool = False) -> dict[str, int]:
    """Kallelser per unit; with `attended`, only those to which somebody came."""
    query = select(Summons.unit, func.count(Summons.id)).join(Meeting, Meeting.id == Summons.meeting_id)
    if attended:
        query = query.join(Attendee, Attendee.summons_id == Summons.id)
    return dict(work.session.execute(query.where(which).group_by(Summons.unit)).all())


def _by_agency(work: Work, called: dict[str, int], came: dict[str, int]) -> dict[str, Turnout]:
    found: dict[str, Turnout] = {}
    for agency in work.catalogue.agencies:
        units = [unit for unit in called if work.catalogue.agency_of(unit).id == agency]
        if units:
            found[agency] = Turnout(sum(called[unit] for unit in units), sum(came.get(unit, 0) for unit in units))
    return found
