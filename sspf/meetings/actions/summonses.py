"""What the holder of a called function does: names who comes, or says that nobody can."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.accounts import queries as accounts
from sspf.audit import events
from sspf.cases.actions import parts as case_parts
from sspf.cases.queries import parts as querie_parts
from sspf.cases.queries import reach
from sspf.errors import Refused
from sspf.meetings.actions import mails, parts
from sspf.meetings.models import Meeting, Summons
from sspf.meetings.queries import summonses as queries
from sspf.meetings.rules.states import MeetingProblem, MeetingState, SummonsState
from sspf.meetings.rules.terms import DeclineTerms
from sspf.work import Work


def answer(work: Work, summons_id: UUID, account_id: UUID, seen: int | None) -> None:
    """Name who comes (protocol item 39). That person takes part from now on; whoever was named before no longer does.

    Raises `Refused` for someone of another unit, and once the meeting is held or called off.
    """
    summons = _open(work, summons_id)
    colleagues = {each.id: each.name for each in accounts.colleagues_of(work, summons.unit)}
    if account_id not in colleagues:
        raise Refused(MeetingProblem.nominee_of_other_unit, "nominee")
    work.same_version(summons, seen, {"nominee": _said(work, summons)})
    if summons.nominee_id != account_id:
        parts.release_nominee(work, summons)
        sight = reach.find(work, Permission.summons_answer, summons.case_id)
        known = {each.id for each in querie_parts.participants(work, sight)}
        part = case_parts.nominate(work, summons.case_id, summons.unit, account_id)
        work.flush()  # the part before the kallelse that points at it
        summons.nominee_part_id = None if part in known else part
        mails.to_nominee(work, work.session.get_one(Meeting, summons.meeting_id), account_id)
    summons.nominee_id, summons.reason, summons.message = account_id, None, ""
    summons.state, summons.answered_at = SummonsState.answered, work.now
    work.record(events.SummonsAnswered(summons.case_id, summons.id, account_id))


def decline(work: Work, summons_id: UUID, terms: DeclineTerms, seen: int | None) -> None:
    """Say that nobody from the unit can come, and why."""
    summons = _open(work, summons_id)
    work.same_version(summons, seen, {"reason": _said(work, summons)})
    parts.release_nominee(work, summons)
    summons.nominee_id, summons.reason, summons.message = None, terms.reason, terms.message
    summons.state, summons.answered_at = SummonsState.declined, work.now
    work.record(events.SummonsDeclined(summons.case_id, summons.id))


def _open(work: Work, summons_id: UUID) -> Summons:
    summons = queries.own_row(work, summons_id)
    if work.session.get_one(Meeting, summons.meeting_id).state is not MeetingState.summoned:
        raise Refused(MeetingProblem.meeting_over)
    return summons


def _said(work: Work, summons: Summons) -> str:
    """The answer that is stored, in words."""
    if summons.state is SummonsState.declined and summons.reason:
        return work.catalogue.reasons.summons_declined[summons.reason].label
    return accounts.names(work, [summons.nominee_id]).get(summons.nominee_id, "") if summons.nominee_id else ""
