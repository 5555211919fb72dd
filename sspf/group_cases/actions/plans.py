"""A group's plan is written, and each who answers for an activity says how it went."""

from collections.abc import Iterable
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.activities import ActivityState
from sspf.audit import events
from sspf.dues import Due
from sspf.errors import NotFound, Refused
from sspf.group_cases.actions.groups import check_texts, open_one
from sspf.group_cases.models import GroupActivity, GroupCase, GroupPlan
from sspf.group_cases.queries import plans, reach
from sspf.group_cases.rules import plan as rules
from sspf.group_cases.rules.plan import ActivityTerms, ReportTerms
from sspf.group_cases.rules.terms import GroupProblem, GroupState
from sspf.work import Work


def want(work: Work, group_id: UUID, results: tuple[str, ...], seen: int | None, vouched: bool) -> None:
    """Write what the plan wants to lead to, point by point."""
    group = open_one(work, group_id)
    check_texts(work, {"results": "\n".join(results)}, vouched)
    row = plans.results_of(work, group)
    if row is None:
        row = GroupPlan(group_id=group.id)
        work.add(row)
    else:
        work.same_version(row, seen, {"results": "\n".join(row.results)})
    row.results = list(results)
    work.record(events.GroupPlanChanged(group.id))


def add(work: Work, group_id: UUID, several: Iterable[ActivityTerms]) -> None:
    """Add activities, last in their tables."""
    group = open_one(work, group_id)
    position = plans.next_position(work, group)
    for number, terms in enumerate(several):
        _check(work, group, terms)
        row = GroupActivity(group_id=group.id, position=position + number, state=ActivityState.ongoing)
        _fill(row, terms)
        work.add(row)
        work.record(events.GroupActivityAdded(group.id, row.id))


def change(work: Work, group_id: UUID, activity_id: UUID, terms: ActivityTerms, seen: int | None) -> None:
    """Change an activity; how it went stays as it was reported."""
    group = open_one(work, group_id)
    row = plans.activity(work, group, activity_id)
    _check(work, group, terms)
    work.same_version(row, seen, {"text": row.text, "follow_up": row.follow_up or ""})
    _fill(row, terms)
    work.record(events.GroupActivityChanged(group.id, row.id))


def report(work: Work, group_id: UUID, activity_id: UUID, terms: ReportTerms, seen: int | None = None) -> None:
    """Say how an activity went. `NotFound` for one that somebody else answers for."""
    group = reach.find(work, Permission.group_case_report, group_id)
    if group.state is GroupState.closed:
        raise Refused(GroupProblem.closed)
    row = plans.activity(work, group, activity_id)
    if not plans.reports(work, group, row.owner):
        raise NotFound
    rules.check_report(terms, work.today)
    check_texts(work, {"reason": terms.reason}, terms.nameless)
    work.same_version(row, seen, {"reason": row.reason or ""})
    row.state, row.reported_at = terms.state, work.now
    row.reason, row.moved_to = terms.reason, _code(terms.moved_to)
    work.record(events.GroupActivityReported(group.id, row.id, terms.state))


def _check(work: Work, group: GroupCase, terms: ActivityTerms) -> None:
    rules.check_activity(terms, plans.owners(work, group))
    check_texts(work, {"text": terms.text, "follow_up": terms.follow_up}, terms.nameless)


def _fill(row: GroupActivity, terms: ActivityTerms) -> None:
    row.text, row.aim, row.owner = terms.text, terms.aim.value, terms.owner
    row.together, row.follow_up, row.due = list(terms.together), terms.follow_up, _code(terms.due)


def _code(due: Due | None) -> str:
    return due.code if due is not None else ""
