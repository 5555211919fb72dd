"""The minutes of a group's meeting: what was said and decided by §, and how far the adjustment has come."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.errors import NotFound
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.models.minutes import GroupAdjuster, GroupMinutes
from sspf.groups.queries import briefings, decision_lists, invitees, meetings, papers, reach
from sspf.groups.queries.briefings import Briefing
from sspf.groups.queries.decision_lists import Around
from sspf.groups.queries.invitees import InviteeView
from sspf.groups.queries.meetings import GroupMeetingView
from sspf.groups.queries.papers import PaperLine
from sspf.meetings.rules.minutes import MinutesState, Verdict
from sspf.meetings.rules.states import CAME
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class AdjusterView:
    """Somebody who was asked, and the answer. `words`: the change asked for, for whoever leads and its author alone."""

    name: str
    verdict: Verdict
    answered_at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class GroupMinutesView:
    """The minutes with who was there. `mine`: the actor's own answer, None for whoever was not asked.

    `closing`: the last §. `next_at`: when the group meets next, for whoever sits in it. `decisions`, `briefing` and
    `papers`: what was taken up from before and decided, the figures that were at hand, and the bilagor.
    """

    whole: GroupMeetingView
    invitees: tuple[InviteeView, ...]
    state: MinutesState
    due_on: date
    sent_at: datetime | None
    adjusted_at: datetime | None
    reason: str
    adjusters: tuple[AdjusterView, ...]
    mine: Verdict | None
    closing: int | None
    next_at: datetime | None
    secretary: str
    leads_by: str
    decisions: Around
    briefing: Briefing | None
    papers: tuple[PaperLine, ...]

    @property
    def paragraphs(self) -> tuple[int, int]:
        """The first and the last § (protocol item 109: "§§59–69")."""
        numbers = [each.paragraph for each in self.whole.points if each.paragraph is not None]
        return min(numbers), self.closing or max(numbers)

    @property
    def chair(self) -> InviteeView | None:
        """Whoever led the meeting for the function that leads the group."""
        return next((each for each in self.invitees if each.seat == self.leads_by), None)

    @property
    def waits_for_me(self) -> bool:
        """Whether the actor has been asked and has not answered."""
        return self.state is MinutesState.out and self.mine is Verdict.waiting


def row(work: Work, meeting: GroupMeeting) -> GroupMinutes | None:
    """How far the minutes of a reached meeting have come; None before it is held, and at Individ."""
    return work.session.scalars(select(GroupMinutes).where(GroupMinutes.meeting_id == meeting.id)).one_or_none()


def of_meeting(work: Work, meeting_id: UUID) -> GroupMinutesView:
    """The minutes of a meeting that the actor reaches; `NotFound` while there are none, and at Individ."""
    meeting = reach.find(work, Permission.group_read, meeting_id)
    found = row(work, meeting)
    if found is None:
        raise NotFound
    known = adjusters(work, found)
    leads = work.may(Permission.group_lead)
    return GroupMinutesView(
        meetings.show(work, meeting),
        tuple(invitees.views(work, meeting)),
        found.state,
        found.due_on,
        found.sent_at,
        found.adjusted_at,
        found.reason or "",
        tuple(_adjuster(work, *each, leads=leads) for each in known),
        next((each.verdict for each, _ in known if each.account_id == work.actor.account_id), None),
        found.closing,
        _next(work, meeting, found) if reach.sits_in(work, meeting) else None,
        found.secretary or "",
        work.catalogue.groups[meeting.group].chair,
        decision_lists.around(work, meeting, found.sent_at if found.state is not MinutesState.draft else None),
        briefings.of_meeting(work, meeting),
        papers.of_meeting(work, meeting),
    )


def asked(work: Work, meeting_id: UUID) -> GroupMinutesView:
    """The same for somebody who is asked whether they are right; `NotFound` for everybody else."""
    view = of_meeting(work, meeting_id)
    if view.mine is None:
        raise NotFound
    return view


def to_ask(work: Work, meeting_id: UUID) -> list[tuple[str, str]]:
    """Id and name of those who can be asked, for whoever leads."""
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    return [(str(account_id), name) for account_id, name in candidates(work, meeting)]


def candidates(work: Work, meeting: GroupMeeting) -> list[tuple[UUID, str]]:
    """Id and name of those with an account who were there, and so can say whether the minutes are right."""
    came = [each for each in invitees.rows(work, meeting) if each.attendance in CAME and each.came_id is not None]
    names = accounts.names(work, [each.came_id for each in came])
    return list({each.came_id: names[each.came_id] for each in came if each.came_id in names}.items())


def adjusters(work: Work, found: GroupMinutes) -> list[tuple[GroupAdjuster, str]]:
    """Those who were asked the last time the minutes were sent out, with their names."""
    accounts.admit_directory(work)
    query = (
        select(GroupAdjuster, Account)
        .join(Account, Account.id == GroupAdjuster.account_id)
        .where(GroupAdjuster.meeting_id == found.meeting_id, GroupAdjuster.round == found.round)
    )
    return sorted(((each, account.name) for each, account in work.session.execute(query)), key=lambda pair: pair[1])


def _next(work: Work, meeting: GroupMeeting, found: GroupMinutes) -> datetime | None:
    """When the group meets next: as it is booked now while the minutes are written, then as it was when they went out.

    Minutes from before that was kept say what is booked.
    """
    kept = found.closing is not None and found.state is not MinutesState.draft
    return found.next_at if kept else meetings.next_one(work, meeting)


def _adjuster(work: Work, found: GroupAdjuster, name: str, *, leads: bool) -> AdjusterView:
    told = leads or found.account_id == work.actor.account_id
    return AdjusterView(name, found.verdict, found.answered_at, (found.words or "") if told else "")
