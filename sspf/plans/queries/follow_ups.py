"""The follow-ups of a plan: what was found and decided, and the ratings over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.queries.reach import Sight
from sspf.errors import NotFound
from sspf.plans.models.follow_ups import FollowUp, GoalRating, MeasureReport
from sspf.plans.models.measures import Measure
from sspf.plans.models.parts import Goal
from sspf.plans.queries import versions
from sspf.plans.queries.openings import goals_open, measures_open
from sspf.plans.rules.contents import Content, FollowUpLine, GoalLine
from sspf.plans.rules.promises import ReportLine
from sspf.plans.rules.states import PlanState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Findings:
    """What a follow-up found: each measure's text with its result, and the goals that were rated."""

    number: int
    results: Sequence[tuple[str, ReportLine]]
    goals: Sequence[GoalLine]


def follow_ups(work: Work, sight: Sight) -> tuple[FollowUpLine, ...]:
    """The case's follow-ups, oldest first, with every rating."""
    accounts.admit_directory(work)
    told = select(Goal.thread).where(Goal.plan_id == FollowUp.plan_id, goals_open(sight)).correlate(FollowUp)
    query = (
        select(FollowUp, GoalRating, Account)
        .outerjoin(GoalRating, and_(GoalRating.follow_up_id == FollowUp.id, GoalRating.thread.in_(told)))
        .join(Account, Account.id == FollowUp.account_id)
        .where(FollowUp.case_id == sight.case.id)
        .order_by(FollowUp.number)
    )
    found: dict[UUID, tuple[FollowUp, Account, list[GoalRating]]] = {}
    for row, rating, account in work.session.execute(query):
        found.setdefault(row.id, (row, account, []))[2].append(rating)
    return tuple(row.line(account.name, ratings) for row, account, ratings in found.values())


def followed(work: Work, sight: Sight) -> Content:
    """The version that can be followed up now; `NotFound` when none holds."""
    version = versions.in_force(versions.versions(work, sight))
    if version is None or version.state is not PlanState.fixed:
        raise NotFound
    return versions.content(work, sight, version)


def found(work: Work, sight: Sight, line: FollowUpLine) -> Findings:
    """What one follow-up found, in the words of the version that it followed up."""
    version = next(each for each in versions.versions(work, sight) if each.id == line.plan_id)
    query = (
        select(Measure, MeasureReport, Account)
        .join(MeasureReport, MeasureReport.thread == Measure.thread)
        .join(Account, Account.id == MeasureReport.account_id)
        .where(Measure.plan_id == version.id, MeasureReport.follow_up_id == line.id, measures_open(work, sight))
        .order_by(Measure.position)
    )
    eyes = versions.reader(work, sight)
    results = [
        (row.text, versions.report_line(report, account, eyes)) for row, report, account in work.session.execute(query)
    ]
    return Findings(version.number, results, versions.goals(work, sight, version))
