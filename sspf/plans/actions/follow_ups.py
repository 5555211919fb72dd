"""Follow up a plan: what came of each measure, how far each goal has come, and what happens next."""

from uuid import UUID

from sqlalchemy import func, select

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import progress
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.states import CaseState
from sspf.errors import NotFound, Refused
from sspf.meetings.queries import meetings
from sspf.plans.actions.drafts import begin_version, end_version, held
from sspf.plans.actions.promises import note
from sspf.plans.models.follow_ups import FollowUp, GoalRating
from sspf.plans.queries import versions as queries
from sspf.plans.rules.contents import Content, Version
from sspf.plans.rules.states import ENDING, FollowUpDecision, PlanProblem, PlanState, follow_up_problem, needs_reason
from sspf.plans.rules.terms import FollowUpTerms
from sspf.work import Work


def hold(work: Work, case_id: UUID, terms: FollowUpTerms) -> UUID:
    """Write down a follow-up of the version in force, and carry out what it decided.

    `revise` begins a new version; `close` and `hand_over` close the plan and take the case to its closing.
    """
    sight = held(work, Permission.plan_write, case_id)
    version = queries.in_force(queries.versions(work, sight))
    if version is None or version.id != terms.plan_id or version.state is not PlanState.fixed:
        raise Refused(PlanProblem.version_replaced)
    if problem := follow_up_problem(terms.decision, terms.next_follow_up_on, terms.held_on, work.today):
        raise Refused(problem, "held_on" if problem is PlanProblem.held_later else "next_follow_up_on")
    if terms.meeting_id is not None:
        meetings.row(work, sight, terms.meeting_id)
    found = queries.content(work, sight, version)
    _check(found, terms)
    row = _follow_up(work, case_id, terms)
    for each in found.measures:
        note(work, case_id, each, terms.results[each.thread], row.id)
    _rate(work, row, terms)
    work.record(events.FollowUpHeld(case_id, row.id, terms.decision))
    _carry_out(work, sight, version, terms)
    return row.id


def _follow_up(work: Work, case_id: UUID, terms: FollowUpTerms) -> FollowUp:
    last = work.session.scalar(select(func.max(FollowUp.number)).where(FollowUp.case_id == case_id))
    told = {
        name: getattr(terms, name) for name in ("plan_id", "held_on", "decision", "note", "meeting_id", "youth_words")
    }
    next_on = None if terms.decision in ENDING else terms.next_follow_up_on
    told["youth_missing"] = None if terms.youth_words else terms.youth_missing
    stamps = {"account_id": work.actor.account_id, "recorded_at": work.now, "number": (last or 0) + 1}
    row = FollowUp(case_id=case_id, next_follow_up_on=next_on, **told, **stamps)
    work.add(row)
    work.flush()
    return row


def _check(found: Content, terms: FollowUpTerms) -> None:
    """Every measure has its result, with why where it was not done; the child is heard; ratings are of these goals."""
    if not (terms.youth_words or terms.youth_missing):
        raise Refused(PlanProblem.voice_needed, "youth_words")
    for each in found.measures:
        result = terms.results.get(each.thread)
        if result is None:
            raise Refused(PlanProblem.result_needed)
        if needs_reason(result.state, result.reason, result.why):
            raise Refused(PlanProblem.reason_needed)
    if {thread for thread, _ in terms.ratings} - {each.thread for each in found.goals}:
        raise NotFound


def _rate(work: Work, row: FollowUp, terms: FollowUpTerms) -> None:
    for (thread, voice), value in terms.ratings.items():
        work.add(GoalRating(case_id=row.case_id, follow_up_id=row.id, thread=thread, voice=voice, value=value))


def _carry_out(work: Work, sight: Sight, version: Version, terms: FollowUpTerms) -> None:
    ending = terms.decision in ENDING
    progress.set_next_follow_up(work, sight.case, None if ending else terms.next_follow_up_on)
    if ending:
        end_version(work, version, PlanState.closed)
        progress.move(work, sight.case, CaseState.closing)
    elif terms.decision is FollowUpDecision.revise:
        begin_version(work, sight).next_follow_up_on = terms.next_follow_up_on
