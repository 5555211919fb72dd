"""Deciding at a point of a group's meeting, and saying how it went (protocol items 21, 60 and 109)."""

from uuid import UUID

from sspf.audit import events
from sspf.cases.rules.nameless import check_texts
from sspf.cases.rules.names_in_text import known_words
from sspf.clock import local_date
from sspf.errors import NotFound, Refused
from sspf.groups.actions.points import writable
from sspf.groups.models.decisions import DECISION_ZONES, DecisionReport, GroupDecision
from sspf.groups.models.meetings import GroupMeeting
from sspf.groups.queries import coming_events, decision_lists, meetings
from sspf.groups.queries import decisions as queries
from sspf.groups.rules import decisions as rules
from sspf.groups.rules.decisions import DecisionProblem, DecisionTerms, OwnerKind, ReportTerms
from sspf.groups.rules.states import GroupMeetingState
from sspf.work import Work


def decide(work: Work, meeting_id: UUID, point: str, terms: DecisionTerms) -> UUID:
    """Put a decision at a point. It is in force once the meeting has been held; until then it is a proposal.

    `NotFound` at Individ, and for a point that the meeting does not take up.
    """
    meeting = writable(work, meeting_id)
    if point not in {each.id for each in meetings.points(work, meeting)}:
        raise NotFound
    _check(work, meeting, terms)
    row = GroupDecision(meeting_id=meeting.id, point=point, written_at=work.now)
    work.keys.make(row.seal_scope, DECISION_ZONES)
    _fill(work, row, terms)
    work.add(row)
    work.record(events.GroupDecisionTaken(meeting.id, row.id, events.Slug(point)))
    return row.id


def change(work: Work, decision_id: UUID, terms: DecisionTerms, seen: int | None) -> None:
    """Write a decision anew, until the minutes are sent out and nobody has said how it went."""
    row, meeting = _open(work, decision_id)
    _check(work, meeting, terms)
    work.same_version(row, seen, {"text": row.text})
    _fill(work, row, terms)
    work.record(events.GroupDecisionChanged(meeting.id, row.id))


def take_away(work: Work, decision_id: UUID) -> None:
    """Take a decision away that was not taken after all, as long as it can be changed."""
    row, meeting = _open(work, decision_id)
    work.session.delete(row)
    work.record(events.GroupDecisionRemoved(meeting.id, row.id))


def report(
    work: Work, decision_id: UUID, terms: ReportTerms, meeting_id: UUID | None = None, seen: int | None = None
) -> None:
    """Say how it went: at a meeting at which the decision comes up, or between meetings by whoever answers for it.

    `NotFound` for a decision that somebody else answers for, and for a meeting at which it does not come up.
    """
    row = queries.find(work, decision_id)
    if not queries.may_report(work, row):
        raise NotFound
    if work.session.get_one(GroupMeeting, row.meeting_id).state is not GroupMeetingState.held:
        raise Refused(DecisionProblem.not_taken_yet)
    if meeting_id is not None:
        _check_comes_up(work, meeting_id, row)
    state = rules.check_report(row.state, terms, work.today)
    check_texts({"words": terms.words}, known_words(work.catalogue), terms.vouched)
    work.same_version(row, seen, {})
    row.state = state
    if terms.moved_to is not None:
        row.due_on = terms.moved_to.last
    said = {"words": terms.words, "moved_to": terms.moved_to.code if terms.moved_to is not None else ""}
    who = {"said_at": work.now, "said_by": work.actor_id}
    work.add(DecisionReport(decision_id=row.id, meeting_id=meeting_id, state=state, **who, **said))
    work.record(events.GroupDecisionReported(row.id, state))


def _check(work: Work, meeting: GroupMeeting, terms: DecisionTerms) -> None:
    choosable = {code for code, _ in queries.owners(work)} - {f"{OwnerKind.group.value}:{meeting.group}"}
    rules.check_decision(terms, choosable, local_date(meeting.starts_at))
    check_texts({"text": terms.text}, known_words(work.catalogue), terms.vouched)


def _check_comes_up(work: Work, meeting_id: UUID, row: GroupDecision) -> None:
    at_hand = decision_lists.around(work, writable(work, meeting_id))
    if row.id not in {each.id for each in at_hand.before}:
        raise NotFound


def _fill(work: Work, row: GroupDecision, terms: DecisionTerms) -> None:
    if row.event_id != terms.event_id or terms.event_id is None:
        row.event_id, row.event = terms.event_id, _event(work, terms.event_id)
    owner, due = terms.owner, terms.due
    row.text, row.state = terms.text, rules.first_state(terms)
    row.owner = owner.code if owner is not None else ""
    row.seat = owner.id if owner is not None and owner.kind is OwnerKind.seat else None
    row.group = owner.id if owner is not None and owner.kind is OwnerKind.group else None
    row.due, row.due_on = (due.code, due.last) if due is not None else ("", None)


def _event(work: Work, event_id: UUID | None) -> str:
    """What the event is called; it is one that lies ahead."""
    if event_id is None:
        return ""
    found = next((each for each in coming_events.coming(work) if each.id == event_id), None)
    if found is None:
        raise Refused(DecisionProblem.event_gone, "event")
    return found.words


def _open(work: Work, decision_id: UUID) -> tuple[GroupDecision, GroupMeeting]:
    row = queries.find(work, decision_id)
    meeting = writable(work, row.meeting_id)
    if queries.show(work, decision_id).reports:
        raise Refused(DecisionProblem.settled)
    return row, meeting
