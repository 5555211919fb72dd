"""What only whoever leads a meeting needs to know before it: who is silent, other times proposed, what collides."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from sspf.cases.queries.reach import Sight
from sspf.clock import local_date
from sspf.meetings.models import TimeProposal
from sspf.meetings.queries import doubts
from sspf.meetings.queries.meetings import Details, MeetingView, SummonsView
from sspf.meetings.rules import appointments
from sspf.meetings.rules.doubts import Doubt
from sspf.meetings.rules.states import MeetingState, SummonsState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another time in somebody's own words: a called function's, or the family's when there is no seat."""

    seat: str | None
    words: str
    proposed_at: datetime


@dataclass(frozen=True, slots=True)
class Silent:
    """A function that has not answered: since when it is asked, and by when the answer was to come."""

    seat: str
    asked_on: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class Leading:
    """All of it. Empty once the meeting is over."""

    silent: list[Silent]
    proposals: list[Proposal]
    collisions: list[Doubt]


def before(work: Work, sight: Sight, view: MeetingView) -> Leading:
    """What whoever leads needs to know about a meeting ahead; proposals only since it was last moved."""
    meeting, called = view.meeting, view.summonses
    if meeting.state is not MeetingState.summoned:
        return Leading([], [], [])
    seats: dict[UUID | None, str] = {each.id: each.seat for each in called}
    query = select(TimeProposal).where(TimeProposal.meeting_id == meeting.id)
    rows = work.session.scalars(query.where(TimeProposal.proposed_at >= meeting.called_at))
    proposals = [Proposal(seats.get(each.summons_id), each.words, each.proposed_at) for each in rows]
    silent = [_silent(work, meeting, each) for each in called if each.state is SummonsState.sent]
    return Leading(silent, sorted(proposals, key=_when), doubts.standing(work, sight, meeting, called))


def _when(proposal: Proposal) -> datetime:
    return proposal.proposed_at


def _silent(work: Work, meeting: Details, summons: SummonsView) -> Silent:
    asked_on, days = local_date(summons.sent_at), work.catalogue.deadlines.nomination_working_days
    return Silent(summons.seat, asked_on, appointments.answer_by(asked_on, local_date(meeting.starts_at), days))
