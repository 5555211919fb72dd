"""The page of one group's meeting: all that the actor may see of it, gathered."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.bookings.queries import Collision, collisions
from sspf.errors import NotFound
from sspf.group_cases.models import GroupCase
from sspf.group_cases.queries import reach as group_cases
from sspf.groups.models.items import GroupCaseOnAgenda
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import briefings, decision_lists, invitees, items, meetings, papers, reach
from sspf.groups.queries.briefings import Briefing
from sspf.groups.queries.decision_lists import Around
from sspf.groups.queries.invitees import InviteeView
from sspf.groups.queries.items import ItemView
from sspf.groups.queries.meetings import GroupMeetingView
from sspf.groups.queries.papers import PaperLine
from sspf.groups.rules.states import AHEAD
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class GroupCaseLine:
    """A group case that is taken up, for whoever reads it. It names nobody."""

    id: UUID
    group_id: UUID
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class GroupMeetingPage:
    """A meeting with everything. `items`: single cases that the actor reaches; `taken`: what collides with it."""

    view: GroupMeetingView
    invitees: tuple[InviteeView, ...]
    items: tuple[ItemView, ...]
    group_cases: tuple[GroupCaseLine, ...]
    taken: tuple[Collision, ...]
    decisions: Around
    briefing: Briefing | None
    papers: tuple[PaperLine, ...]

    @property
    def outside(self) -> tuple[InviteeView, ...]:
        """Guests without an account, who are told the time by mail and nothing else."""
        return tuple(each for each in self.invitees if each.outside)


def show(work: Work, meeting_id: UUID) -> GroupMeetingPage:
    """One meeting; `NotFound` for whoever is not invited and does not sit in the group."""
    meeting = reach.find(work, Permission.group_read, meeting_id)
    people = invitees.views(work, meeting)
    leads = work.may(Permission.group_lead)
    return GroupMeetingPage(
        meetings.show(work, meeting),
        tuple(people),
        tuple(items.of_meeting(work, meeting)) if reach.is_individual(work, meeting) else (),
        () if reach.is_individual(work, meeting) else _group_cases(work, meeting),
        tuple(collisions(work, invitees.claim(meeting, people), meeting.id))
        if leads and meeting.state in AHEAD
        else (),
        decision_lists.around(work, meeting),
        briefings.of_meeting(work, meeting),
        papers.of_meeting(work, meeting),
    )


def group_cases_to_choose(work: Work, meeting_id: UUID) -> list[tuple[str, str]]:
    """Id and name of the open group cases that are not on the agenda yet; `NotFound` where no point is for them."""
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    if not any(each.group_cases for each in meetings.points(work, meeting)):
        raise NotFound
    there = select(GroupCaseOnAgenda.group_case_id).where(GroupCaseOnAgenda.meeting_id == meeting.id)
    query = select(GroupCase).where(
        group_cases.reached(work, Permission.group_case_write),
        GroupCase.closed_at.is_(None),
        GroupCase.id.not_in(there),
    )
    rows = list(work.session.scalars(query.order_by(GroupCase.number.desc())))
    group_cases.admit(work, Permission.group_case_write, rows)
    return [(str(each.id), f"{each.number} {each.title}") for each in rows]


def _group_cases(work: Work, meeting: GroupMeeting) -> tuple[GroupCaseLine, ...]:
    """Those that the actor reads as group cases: the coordinator all, others those their unit works with."""
    taken_up = any(each.group_cases for each in meetings.points(work, meeting))
    if not taken_up or not work.may(Permission.group_case_read):
        return ()
    query = (
        select(GroupCaseOnAgenda.id, GroupCase)
        .join(GroupCase, GroupCase.id == GroupCaseOnAgenda.group_case_id)
        .where(GroupCaseOnAgenda.meeting_id == meeting.id, group_cases.reached(work, Permission.group_case_read))
        .order_by(GroupCase.number)
    )
    rows = work.session.execute(query).all()
    group_cases.admit(work, Permission.group_case_read, [found for _, found in rows])
    return tuple(GroupCaseLine(link_id, found.id, found.number, found.title) for link_id, found in rows)
