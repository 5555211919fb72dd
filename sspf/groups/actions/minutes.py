"""Making a group's minutes final: sent to those who were there, answered, taken back, decided (protocol item 109)."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.clock import local_date
from sspf.errors import NotFound, Refused
from sspf.groups.models import GroupAdjuster, GroupMeeting, GroupMinutes
from sspf.groups.queries import minutes as queries
from sspf.groups.queries import reach
from sspf.meetings.rules import minutes as rules
from sspf.meetings.rules.minutes import MINUTES_TRANSITIONS, MinutesProblem, MinutesState, Verdict
from sspf.outbox.actions.posting import post
from sspf.outbox.rules.schedule import MailKind
from sspf.states import advance
from sspf.work import Work


def begin(work: Work, meeting: GroupMeeting) -> None:
    """A meeting was held: its minutes are a draft, to be sent out within the days that `config/` says."""
    days = work.catalogue.deadlines.minutes_working_days
    due_on = rules.due_on(local_date(meeting.starts_at), days)
    work.add(GroupMinutes(meeting_id=meeting.id, state=MinutesState.draft, due_on=due_on, reason=""))


def send(work: Work, meeting_id: UUID, chosen: Collection[UUID]) -> None:
    """Ask some who were there whether the minutes are right. Until they have answered nothing in them changes."""
    meeting, found = _led(work, meeting_id)
    there = [account_id for account_id, _ in queries.candidates(work, meeting)]
    if (problem := rules.sending_problem(chosen, there)) is not None:
        raise Refused(*problem)
    _step(work, found, MinutesState.out)
    found.round, found.sent_at = found.round + 1, work.now
    for each in dict.fromkeys(chosen):
        asked = {"account_id": each, "round": found.round, "verdict": Verdict.waiting, "answered_at": None}
        work.add(GroupAdjuster(meeting_id=meeting.id, words="", **asked))
    post(work, chosen, MailKind.adjust)
    work.record(events.GroupMinutesSent(meeting.id))


def answer(work: Work, meeting_id: UUID, verdict: Verdict, words: str = "") -> MinutesState:
    """Say that the minutes are right, or what has to be changed; returns what they become. `NotFound` if not asked."""
    meeting = reach.find(work, Permission.group_read, meeting_id)
    found, own = _own_part(work, meeting)
    if (problem := rules.answer_problem(found.state, own.verdict, verdict, words)) is not None:
        raise Refused(*problem)
    own.verdict, own.words, own.answered_at = verdict, words, work.now
    work.record(events.GroupMinutesAnswered(meeting.id, verdict))
    after = rules.after_answer([each.verdict for each, _ in queries.adjusters(work, found)])
    if after is not found.state:
        _step(work, found, after)
    if after is MinutesState.adjusted:
        _adjusted(work, found)
    return after


def take_back(work: Work, meeting_id: UUID) -> None:
    """Take back minutes that are out, to write in them. Everyone is asked again when they are sent anew."""
    meeting, found = _led(work, meeting_id)
    if found.state is not MinutesState.out:
        raise Refused(MinutesProblem.not_out)
    _step(work, found, MinutesState.draft)
    work.record(events.GroupMinutesTakenBack(meeting.id))


def decide(work: Work, meeting_id: UUID, reason: str) -> None:
    """Let the minutes be adjusted without all answers, once the day for them has passed, and say why."""
    _, found = _led(work, meeting_id)
    if found.state is not MinutesState.out:
        raise Refused(MinutesProblem.not_out)
    if (problem := rules.deciding_problem(found.due_on, work.today, reason)) is not None:
        raise Refused(*problem)
    _step(work, found, MinutesState.adjusted)
    found.reason = reason
    _adjusted(work, found)


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


def _step(work: Work, found: GroupMinutes, wanted: MinutesState) -> None:
    found.state = advance(MINUTES_TRANSITIONS, found.state, wanted)
    found.due_on = rules.due_on(work.today, work.catalogue.deadlines.minutes_working_days)
    found.version += 1


def _adjusted(work: Work, found: GroupMinutes) -> None:
    found.adjusted_at = work.now
    work.record(events.GroupMinutesAdjusted(found.meeting_id))
