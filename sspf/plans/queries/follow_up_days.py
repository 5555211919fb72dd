"""The day of the next follow-up: what the rule says of it now, and how it was set before."""

from sqlalchemy import func, or_, select

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.queries.reach import Sight
from sspf.clock import local_date
from sspf.plans.models.follow_ups import FollowUp, FollowUpDay
from sspf.plans.models.versions import Plan
from sspf.plans.rules import follow_up_days as rules
from sspf.plans.rules.follow_up_days import DayLine, DayRule
from sspf.plans.rules.states import PlanState
from sspf.work import Work


def after_one(work: Work) -> DayRule:
    """What holds for the day after the follow-up that is being held."""
    return rules.rule(False, work.today, work.catalogue.deadlines, work.catalogue.quiet)


def standing(work: Work, sight: Sight) -> DayRule:
    """What holds for the day as the case stands: some weeks until the first follow-up, then some months."""
    closed = select(func.max(Plan.ended_at)).where(Plan.case_id == sight.case.id, Plan.state == PlanState.closed)
    ended_at = closed.scalar_subquery()
    since = or_(ended_at.is_(None), FollowUp.recorded_at > ended_at)
    held = work.session.scalar(select(FollowUp.id).where(FollowUp.case_id == sight.case.id, since).limit(1))
    return rules.rule(held is None, work.today, work.catalogue.deadlines, work.catalogue.quiet)


def lines(work: Work, sight: Sight) -> list[DayLine]:
    """How the day was set, the latest first."""
    accounts.admit_directory(work)
    query = select(FollowUpDay, Account).join(Account, Account.id == FollowUpDay.account_id)
    query = query.where(FollowUpDay.case_id == sight.case.id).order_by(FollowUpDay.at.desc(), FollowUpDay.id)
    return [
        DayLine(row.id, row.day, local_date(row.at), account.name, row.day > row.latest_on, row.reason)
        for row, account in work.session.execute(query)
    ]
