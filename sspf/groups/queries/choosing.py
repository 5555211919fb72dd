"""Which cases can be put on Individ, and what can be chosen for one of them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select

from sspf.access.permissions import Permission
from sspf.cases.models import Case, Person
from sspf.cases.queries import people
from sspf.cases.queries import reach as cases_reach
from sspf.cases.queries.people import CaseHead
from sspf.cases.rules.people import PersonRole
from sspf.catalogue.agendas import AgendaPoint
from sspf.errors import NotFound
from sspf.groups.models.items import GroupItem
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import invitees, meetings, reach
from sspf.groups.queries.meetings import GroupMeetingView
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case that can be put there."""

    case_id: UUID
    number: str
    youth: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen for one case. `seats`: called functions whose unit the consent lets in now, id and label."""

    head: CaseHead
    view: GroupMeetingView
    points: tuple[AgendaPoint, ...]
    seats: tuple[tuple[str, str], ...]
    shares: bool
    basis: str


def cases(work: Work, meeting_id: UUID) -> tuple[GroupMeetingView, list[CaseLine]]:
    """The cases that the actor leads, in which consent holds now, and that are neither closed nor there already."""
    meeting = individual(work, meeting_id)
    there = select(GroupItem.case_id).where(GroupItem.meeting_id == meeting.id)
    query = (
        select(Case, Person)
        .join(Person, and_(Person.case_id == Case.id, Person.role == PersonRole.youth))
        .where(Case.id.in_(cases_reach.visible_ids(work, Permission.case_manage)), Case.closed_at.is_(None))
        .where(Case.id.in_(cases_reach.sharing(work)), Case.id.not_in(there))
        .order_by(Case.number)
    )
    rows = work.session.execute(query).all()
    cases_reach.admit(work, Permission.case_list, [case.id for case, _ in rows])
    lines = [CaseLine(case.id, case.number, people.full_name(youth)) for case, youth in rows]
    return meetings.show(work, meeting), lines


def offer(work: Work, meeting_id: UUID, case_id: UUID) -> Offer:
    """One case, whatever its consent: the page says what is missing, and the act refuses."""
    meeting = individual(work, meeting_id)
    sight = cases_reach.find(work, Permission.case_manage, case_id)
    inside, seats = cases_reach.units_inside(work, case_id), work.catalogue.seats
    called = [each.seat for each in invitees.rows(work, meeting) if each.seat]
    return Offer(
        people.head(work, sight),
        meetings.show(work, meeting),
        meetings.points(work, meeting),
        tuple((name, seats[name].label) for name in called if seats[name].unit in inside),
        bool(inside),
        next(kind.id for kind in work.catalogue.information.values() if kind.basis),
    )


def individual(work: Work, meeting_id: UUID) -> GroupMeeting:
    """A meeting at which single cases are spoken of, for whoever leads; `NotFound` for any other."""
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    if not reach.is_individual(work, meeting):
        raise NotFound
    return meeting
