"""Making minutes final: sent to those who were there, answered, taken back, decided, and added to afterwards."""

from collections.abc import Collection
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.attachments import actions as attachments
from sspf.attachments.rules.intake import Kept
from sspf.audit import events
from sspf.cases.queries import reach
from sspf.cases.queries.reach import Sight
from sspf.errors import Refused
from sspf.meetings.actions import adjusting
from sspf.meetings.actions.meetings import lead
from sspf.meetings.models import Addendum, Adjuster, Meeting, Minutes, MinutesPaper
from sspf.meetings.queries import meetings
from sspf.meetings.queries import minutes as queries
from sspf.meetings.rules import minutes as rules
from sspf.meetings.rules.minutes import MinutesProblem, MinutesState, Verdict
from sspf.meetings.rules.states import MeetingState
from sspf.meetings.rules.terms import NoteTerms
from sspf.outbox.actions.posting import post
from sspf.outbox.rules.schedule import MailKind
from sspf.work import Work


def send(work: Work, case_id: UUID, meeting_id: UUID, chosen: Collection[UUID]) -> None:
    """Send the minutes to some who were there. Until they have answered, nothing in them can be changed.

    Raises `Refused` for a meeting that is not held, for nobody, and for somebody who was not there or may not read.
    """
    sight, minutes = _led(work, case_id, meeting_id)
    candidates = {each.account_id: each for each in queries.candidates(work, sight, meeting_id)}
    if (problem := rules.sending_problem(chosen, candidates.keys())) is not None:
        raise Refused(*problem)
    adjusting.send_out(work, minutes)
    for each in dict.fromkeys(chosen):
        asked = {"account_id": each, "unit": candidates[each].unit, "round": minutes.round, "verdict": Verdict.waiting}
        work.add(Adjuster(case_id=case_id, minutes_id=minutes.id, words="", **asked))
    post(work, chosen, MailKind.adjust)
    work.record(events.MinutesSent(case_id, meeting_id, len(chosen)))


def answer(work: Work, case_id: UUID, meeting_id: UUID, verdict: Verdict, words: str = "") -> MinutesState:
    """Say that the minutes are right, or what has to be changed; returns what they become.

    When all have agreed they are adjusted. One wish for a change brings them back to whoever leads the meeting.
    """
    sight = reach.find_open(work, Permission.minutes_adjust, case_id)
    minutes, own = queries.own_part(work, sight, meeting_id)
    adjusting.say(work, minutes, own, verdict, words)
    own.words = words
    own.version += 1
    work.record(events.MinutesAnswered(case_id, meeting_id, verdict))
    after = adjusting.settle(work, minutes, [each.verdict for each, _ in queries.adjusters(work, minutes)])
    if after is MinutesState.adjusted:
        work.record(events.MinutesAdjusted(case_id, meeting_id, True))
    return after


def take_back(work: Work, case_id: UUID, meeting_id: UUID) -> None:
    """Take back minutes that are out, to write in them. Everyone is asked again when they are sent anew."""
    _, minutes = _led(work, case_id, meeting_id)
    adjusting.take_back(work, minutes)
    work.record(events.MinutesTakenBack(case_id, meeting_id))


def decide(work: Work, case_id: UUID, meeting_id: UUID, reason: str) -> None:
    """Let the minutes be adjusted without all answers, once the day for them has passed, and say why."""
    _, minutes = _led(work, case_id, meeting_id)
    adjusting.decide(work, minutes, reason)
    minutes.reason = reason
    work.record(events.MinutesAdjusted(case_id, meeting_id, False))


def add(work: Work, case_id: UUID, meeting_id: UUID, terms: NoteTerms) -> UUID:
    """Write something beside adjusted minutes: what they say is never changed any more."""
    _, minutes = _led(work, case_id, meeting_id)
    if minutes.state is not MinutesState.adjusted:
        raise Refused(MinutesProblem.not_adjusted)
    row = Addendum(
        case_id=case_id,
        minutes_id=minutes.id,
        information=terms.information,
        text=terms.text,
        written_at=work.now,
        written_by=work.actor_id,
    )
    work.add(row)
    work.flush()
    work.record(events.AddendumWritten(case_id, meeting_id, row.id))
    return row.id


def attach(work: Work, case_id: UUID, meeting_id: UUID, kept: Kept) -> UUID:
    """Attach a file to the minutes while they are written; only whoever leads the case ever opens it."""
    sight, minutes = _led(work, case_id, meeting_id)
    if (problem := rules.changing_problem(minutes.state)) is not None:
        raise Refused(problem)
    attachment_id = attachments.attach(work, sight, kept)
    work.flush()  # the file before what points at it
    work.add(MinutesPaper(case_id=case_id, minutes_id=minutes.id, attachment_id=attachment_id))
    work.record(events.MinutesPaperAdded(case_id, meeting_id, attachment_id))
    return attachment_id


def _led(work: Work, case_id: UUID, meeting_id: UUID) -> tuple[Sight, Minutes]:
    """The minutes of a meeting that was held, begun if nobody has; held until the commit."""
    sight = lead(work, case_id)
    meeting = meetings.row(work, sight, meeting_id)
    if meeting.state is not MeetingState.held:
        raise Refused(MinutesProblem.not_held)
    return sight, _begun(work, meeting)


def _begun(work: Work, meeting: Meeting) -> Minutes:
    found = queries.row(work, meeting.id)
    if found is None:  # it was held before there were minutes
        found = Minutes(case_id=meeting.case_id, meeting_id=meeting.id, state=MinutesState.draft, due_on=work.today)
        work.add(found)
        work.flush()
    work.session.refresh(found, with_for_update=True)
    return found
