"""Follow up a plan: what came of each measure, how far each goal has come, and what happens next."""

from uuid import UUID

from sspf.access.permissions import Permission
from sspf.audit import events
from sspf.cases.actions import progress
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.states import CaseState
from sspf.errors import Conflict, NotFound, Refused
from sspf.meetings.queries import meetings
from sspf.plans.actions import follow_up_days
from sspf.plans.actions.drafts import begin_version, end_version, held
from sspf.plans.actions.promises import note
from sspf.plans.actions.words import refuse_numbers
from sspf.plans.models.follow_ups import FollowUp, GoalRating
from sspf.plans.queries import follow_up_days as days
from sspf.plans.queries import follow_ups
from sspf.plans.queries import versions as queries
from sspf.plans.rules.contents import Content, Version
from sspf.plans.rules.follow_up_days import DayTerms
from sspf.plans.rules.promises import MeasureLine
from sspf.plans.rules.states import ENDING, FollowUpDecision, PlanProblem, PlanState, needs_reason
from sspf.plans.rules.terms import FollowUpTerms, ReportTerms
from sspf.work import Work


def hold(work: Work, case_id: UUID, terms: FollowUpTerms) -> UUID:
    """Write down a follow-up of the version in force, and carry out what it decided.

    `revise` begins a new version; `close` and `hand_over` close the plan and take the case to its closing. Raises
    `Refused` when the plan is another than the one that was shown, `Conflict` when somebody wrote down a follow-up
    meanwhile: what they wrote is shown, and to save again means that this is one more.
    """
    sight = held(work, Permission.plan_write, case_id)
    version = _version(work, sight, terms)
    number = _number(work, sight, terms)
    if terms.held_on > work.today:
        raise Refused(PlanProblem.held_later, "held_on")
    if terms.meeting_id is not None:
        meetings.row(work, sight, terms.meeting_id)
    found = queries.content(work, sight, version)
    _check(found, terms)
    row = _follow_up(work, case_id, terms, number)
    for each in found.measures:
        if _is_news(each, terms.results[each.thread]):
            note(work, case_id, each, terms.results[each.thread], row.id)
    _rate(work, row, terms)
    work.record(events.FollowUpHeld(case_id, row.id, terms.decision))
    _carry_out(work, sight, version, terms)
    return row.id


def move_day(work: Work, case_id: UUID, terms: DayTerms) -> None:
    """Set the day of the next follow-up anew, where none was set or another one suits (K15).

    Raises `NotFound` in a case that never had a plan: its day stands in the draft.
    """
    sight = held(work, Permission.plan_write, case_id)
    if queries.in_force(queries.versions(work, sight)) is None:
        raise NotFound
    follow_up_days.decide(work, sight, days.standing(work, sight), terms)
    progress.set_next_follow_up(work, sight.case, terms.day)


def _version(work: Work, sight: Sight, terms: FollowUpTerms) -> Version:
    """The version in force, which is the one that the writer had before them."""
    version = queries.in_force(queries.versions(work, sight))
    if version is None or version.state is not PlanState.fixed:
        raise Refused(PlanProblem.nothing_to_follow)
    if version.id != terms.plan_id:
        raise Refused(PlanProblem.version_replaced)
    return version


def _number(work: Work, sight: Sight, terms: FollowUpTerms) -> int:
    """The number of this follow-up: the next one, unless somebody saved one since the writer began."""
    held_before = follow_ups.follow_ups(work, sight)
    count = held_before[-1].number if held_before else 0
    if terms.seen is not None and terms.seen != count:
        last, label = held_before[-1], work.catalogue.label
        theirs = {"note": last.note, "youth_words": last.youth_words, "decision": label(last.decision)}
        raise Conflict(count, {name: text for name, text in theirs.items() if text})
    return count + 1


def _follow_up(work: Work, case_id: UUID, terms: FollowUpTerms, number: int) -> FollowUp:
    words = {name: getattr(terms, name) for name in ("note", "youth_words", "guardian_words")}
    refuse_numbers(words)
    told = {name: getattr(terms, name) for name in ("plan_id", "held_on", "decision", "meeting_id")} | words
    next_on = None if terms.decision in ENDING else terms.next_follow_up_on
    told["youth_missing"] = None if terms.youth_words else terms.youth_missing
    stamps = {"account_id": work.actor.account_id, "recorded_at": work.now, "number": number}
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


def _is_news(line: MeasureLine, result: ReportTerms) -> bool:
    """Whether a result says something that its owner has not said already: an answer given in time stays in time."""
    last = line.reports[-1] if line.reports else None
    said = (last.reason, last.why) if last else (None, "")
    return line.state is not result.state or (result.reason, result.why) not in (said, (None, ""))


def _rate(work: Work, row: FollowUp, terms: FollowUpTerms) -> None:
    for (thread, voice), value in terms.ratings.items():
        work.add(GoalRating(case_id=row.case_id, follow_up_id=row.id, thread=thread, voice=voice, value=value))


def _carry_out(work: Work, sight: Sight, version: Version, terms: FollowUpTerms) -> None:
    """A case that goes on has a next day; one that ends has none."""
    if terms.decision in ENDING:
        progress.set_next_follow_up(work, sight.case, None)
        end_version(work, version, PlanState.closed)
        progress.move(work, sight.case, CaseState.closing)
        return
    follow_up_days.decide(work, sight, days.after_one(work), terms.next_day)
    progress.set_next_follow_up(work, sight.case, terms.next_follow_up_on)
    if terms.decision is FollowUpDecision.revise:
        begin_version(work, sight).next_follow_up_on = terms.next_follow_up_on
