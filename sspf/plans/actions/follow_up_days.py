"""Deciding when a plan is next followed up: held against the rule, and noted down with why where it is late (K15)."""

from sspf.cases.queries.reach import Sight
from sspf.errors import Refused
from sspf.plans.models.follow_ups import FollowUpDay
from sspf.plans.rules.follow_up_days import DayRule, DayTerms
from sspf.plans.rules.states import PlanProblem
from sspf.work import Work

FIELDS = {PlanProblem.follow_up_late: "late_reason"}
"""At which field a problem is told; all others at the day."""


def decide(work: Work, sight: Sight, rule: DayRule, terms: DayTerms) -> None:
    """Note the day that was chosen. Raises `Refused` for none, one that has been, and a late one without why."""
    if problem := rule.problem(terms, work.today):
        raise Refused(problem, FIELDS.get(problem, "next_follow_up_on"))
    set_by = {"account_id": work.actor.account_id, "at": work.now}
    day = {"day": terms.day, "latest_on": rule.latest_on, "reason": terms.reason}
    work.add(FollowUpDay(case_id=sight.case.id, **day, **set_by))
