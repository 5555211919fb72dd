"""The follow-ups of a plan: what was found and decided, and the ratings over time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import and_, select

from sspf.accounts import queries as accounts
from sspf.accounts.models import Account
from sspf.cases.queries.reach import Sight
from sspf.errors import NotFound
from sspf.plans.models.follow_ups import FollowUp, GoalRating
from sspf.plans.models.measures import Measure
from sspf.plans.models.parts import Goal
from sspf.plans.queries import versions
from sspf.plans.queries.openings import goals_open
from sspf.plans.rules.contents import Content, FollowUpLine, GoalLine
from sspf.plans.rules.promises import MeasureLine, ReportLine
from sspf.plans.rules.states import PlanState, state_of
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
        .select_from(FollowUp)
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
    content = last_fixed(work, sight)
    if content.version.state is not PlanState.fixed:
        raise NotFound
    return content


def last_fixed(work: Work, sight: Sight) -> Content:
    """The version that holds, or held until the case was ended: for a form that was begun while it did."""
    version = versions.in_force(versions.versions(work, sight))
    if version is None:
        raise NotFound
    return versions.content(work, sight, version)


def found(work: Work, sight: Sight, line: FollowUpLine) -> Findings:
    """What one follow-up found, in the words of the version that it followed up: how each measure stood when it ended.

    A unit that had answered before it keeps its own answer, on its own day.
    """
    version = next(each for each in versions.versions(work, sight) if each.id == line.plan_id)
    measures = versions.measures(work, sight, version)
    told = [(each.text, _as_of(each, line)) for each in measures]
    results = [(text, report) for text, report in told if report is not None]
    return Findings(version.number, results, versions.goals(work, sight, version))


def texts(work: Work, sight: Sight, threads: Collection[UUID]) -> dict[UUID, str]:
    """What measures and goals of any version of the case said, by thread; nothing is asked for none."""
    if not threads:
        return {}
    measures = select(Measure).where(Measure.case_id == sight.case.id, Measure.thread.in_(threads))
    goals = select(Goal).where(Goal.case_id == sight.case.id, Goal.thread.in_(threads))
    told = {row.thread: row.text for row in work.session.scalars(measures)}
    return told | {row.thread: row.text for row in work.session.scalars(goals)}


def _as_of(measure: MeasureLine, line: FollowUpLine) -> ReportLine | None:
    """The last that was said of a measure when the follow-up was written down; a yes is under way once it has begun."""
    said = [each for each in measure.reports if line.recorded_at is None or each.at <= line.recorded_at]
    last = next((each for each in reversed(said) if each.unit == measure.unit), None)
    if last is None:
        return None
    first_day = measure.start.first if measure.start else None
    return replace(last, state=state_of(last.state, first_day, line.held_on))
