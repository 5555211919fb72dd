"""How a kallelse is answered: by whoever holds the called function, and by the colleague who was named to come."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit import events
from sspf.cases.actions import parts as case_parts
from sspf.cases.queries import parts as part_queries
from sspf.cases.queries import reach
from sspf.errors import NotFound, Refused
from sspf.meetings.actions import mails, parts, taking
from sspf.meetings.actions.proposals import propose
from sspf.meetings.models import Meeting, Summons
from sspf.meetings.queries import summonses as queries
from sspf.meetings.rules.states import MeetingProblem, MeetingState, SummonsState
from sspf.meetings.rules.terms import DeclineTerms
from sspf.work import Work


def answer(work: Work, summons_id: UUID, account_id: UUID, seen: int | None) -> None:
    """Name who comes (protocol item 39). That person takes part from now on; whoever was named before no longer does.

    The colleague who was named may say yes to a new time, or hand over to another of the unit. Raises `Refused` for
    someone of another unit, and once the meeting is held or called off.
    """
    summons, meeting = _open(work, summons_id)
    colleagues = {each.id: each.name for each in accounts.colleagues_of(work, summons.unit)}
    if account_id not in colleagues:
        raise Refused(MeetingProblem.nominee_of_other_unit, "nominee")
    work.same_version(summons, seen, {"nominee": _said(work, summons)})
    if summons.nominee_id != account_id:
        _replace(work, summons, meeting, account_id)
    summons.reason, summons.message = None, ""
    summons.state, summons.answered_at = SummonsState.answered, work.now
    work.record(events.SummonsAnswered(summons.case_id, summons.id, account_id))
    taking.take(work, meeting)


def decline(work: Work, summons_id: UUID, terms: DeclineTerms, seen: int | None) -> None:
    """Say for the unit that nobody can come, why, and which other time would do (complaints P18 and V7)."""
    summons, meeting = _open(work, summons_id)
    if summons.seat not in work.actor.seats:
        raise NotFound
    work.same_version(summons, seen, {"reason": _said(work, summons)})
    _release(work, summons, meeting)
    summons.reason, summons.message = terms.reason, terms.message
    summons.state, summons.answered_at = SummonsState.declined, work.now
    work.record(events.SummonsDeclined(summons.case_id, summons.id))
    if terms.other_time:
        propose(work, meeting, terms.other_time, summons.id)
    taking.take(work, meeting)


def step_back(work: Work, summons_id: UUID, words: str, seen: int | None) -> None:
    """The colleague who was named cannot come: the unit answers anew, and whoever holds the function is told."""
    summons, meeting = _open(work, summons_id)
    if summons.nominee_id != work.actor_id:
        raise NotFound
    work.same_version(summons, seen, {"words": _said(work, summons)})
    mails.stepped_back(work, summons)
    summons.state, summons.sent_at, summons.answered_at = SummonsState.sent, work.now, None
    summons.reason, summons.message = None, words
    work.record(events.SummonsReturned(summons.case_id, summons.id))
    taking.take(work, meeting)
    _release(work, summons, meeting)  # last: from here on whoever stepped back may not reach the case any more


def _replace(work: Work, summons: Summons, meeting: Meeting, account_id: UUID) -> None:
    """Another takes part instead. The new part comes first: a colleague who hands over acts through the old one."""
    sight = reach.find(work, Permission.summons_answer, summons.case_id)
    known = {each.id for each in part_queries.participants(work, sight)}
    part = case_parts.nominate(work, summons.case_id, summons.unit, account_id)
    work.flush()  # the part before the kallelse that points at it
    _release(work, summons, meeting)
    summons.nominee_id, summons.nominee_part_id = account_id, None if part in known else part
    mails.to_nominee(work, meeting, account_id)


def _release(work: Work, summons: Summons, meeting: Meeting) -> None:
    if summons.nominee_id is not None:
        mails.released(work, meeting, summons.nominee_id)
    parts.release_nominee(work, summons)
    summons.nominee_id = None


def _open(work: Work, summons_id: UUID) -> tuple[Summons, Meeting]:
    summons = queries.own_row(work, summons_id)
    meeting = work.session.get_one(Meeting, summons.meeting_id)
    if meeting.state is not MeetingState.summoned:
        raise Refused(MeetingProblem.meeting_over)
    return summons, meeting


def _said(work: Work, summons: Summons) -> str:
    """The answer that is stored, in words."""
    if summons.state is SummonsState.declined and summons.reason:
        return work.catalogue.reasons.summons_declined[summons.reason].label
    return accounts.names(work, [summons.nominee_id]).get(summons.nominee_id, "") if summons.nominee_id else ""
