"""Making a group's minutes final: sent to those who were there, answered, taken back, decided (protocol item 109)."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit import events
from sspf.clock import local_date
from sspf.errors import NotFound, Refused
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.models.minutes import GroupAdjuster, GroupMinutes
from sspf.groups.queries import meetings, reach
from sspf.groups.queries import minutes as queries
from sspf.meetings.actions import adjusting
from sspf.meetings.rules import minutes as rules
from sspf.meetings.rules.minutes import MinutesState, Verdict
from sspf.outbox.actions.posting import post
from sspf.outbox.rules.schedule import MailKind
from sspf.work import Work


def begin(work: Work, meeting: GroupMeeting, closing: int) -> None:
    """A meeting was held: its minutes are a draft, to be sent out within the days that `config/` says.

    Whoever marks it as held keeps the minutes. `closing`: the last §.
    """
    days = work.catalogue.deadlines.minutes_working_days
    due_on = rules.due_on(local_date(meeting.starts_at), days)
    secretary = accounts.names(work, [work.actor_id])[work.actor_id]
    told = {"closing": closing, "next_at": None, "reason": "", "secretary": secretary}
    work.add(GroupMinutes(meeting_id=meeting.id, state=MinutesState.draft, due_on=due_on, **told))


def send(work: Work, meeting_id: UUID, chosen: Collection[UUID]) -> None:
    """Ask some who were there whether the minutes are right. Until they have answered nothing in them changes."""
    meeting, found = _led(work, meeting_id)
    there = [account_id for account_id, _ in queries.candidates(work, meeting)]
    if (problem := rules.sending_problem(chosen, there)) is not None:
        raise Refused(*problem)
    adjusting.send_out(work, found)
    found.next_at = meetings.next_one(work, meeting)
    for each in dict.fromkeys(chosen):
        asked = {"account_id": each, "round": found.round, "verdict": Verdict.waiting, "answered_at": None}
        work.add(GroupAdjuster(meeting_id=meeting.id, words="", **asked))
    post(work, chosen, MailKind.adjust)
    work.record(events.GroupMinutesSent(meeting.id))


def answer(work: Work, meeting_id: UUID, verdict: Verdict, words: str = "") -> MinutesState:
    """Say that the minutes are right, or what has to be changed; returns what they become. `NotFound` if not asked."""
    meeting = reach.find(work, Permission.group_read, meeting_id)
    found, own = _own_part(work, meeting)
    adjusting.say(work, found, own, verdict, words)
    own.words = words
    work.record(events.GroupMinutesAnswered(meeting.id, verdict))
    after = adjusting.settle(work, found, [each.verdict for each, _ in queries.adjusters(work, found)])
    if after is MinutesState.adjusted:
        work.record(events.GroupMinutesAdjusted(meeting.id))
    return after


def take_back(work: Work, meeting_id: UUID) -> None:
    """Take back minutes that are out, to write in them. Everyone is asked again when they are sent anew."""
    meeting, found = _led(work, meeting_id)
    adjusting.take_back(work, found)
    work.record(events.GroupMinutesTakenBack(meeting.id))


def decide(work: Work, meeting_id: UUID, reason: str) -> None:
    """Let the minutes be adjusted without all answers, once the day for them has passed, and say why."""
    meeting, found = _led(work, meeting_id)
    adjusting.decide(work, found, reason)
    found.reason = reason
    work.record(events.GroupMinutesAdjusted(meeting.id))


def _led(work: Work, meeting_id: UUID) -> tuple[GroupMeeting, GroupMinutes]:
    meeting = reach.find(work, Permission.group_lead, meeting_id)
    return meeting, _held_fast(work, meeting)


def _held_fast(work: Work, meeting: GroupMeeting) -> GroupMinutes:
    """The minutes, held until the commit, so that the last two to answer see each other."""
    query = select(GroupMinutes).where(GroupMinutes.meeting_id == meeting.id).with_for_update()
    found = work.session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def _own_part(work: Work, meeting: GroupMeeting) -> tuple[GroupMinutes, GroupAdjuster]:
    found = _held_fast(work, meeting)
    query = select(GroupAdjuster).where(
        GroupAdjuster.meeting_id == meeting.id,
        GroupAdjuster.round == found.round,
        GroupAdjuster.account_id == work.actor_id,
    )
    own = work.session.scalars(query).one_or_none()
    if own is None:
        raise NotFound
    return found, own
