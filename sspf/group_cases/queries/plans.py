"""A group's plan as plain values: desired results, activities in their two tables, and the count in one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from sspf import dues
from sspf.access.permissions import Permission
from sspf.access.policy import Reach
from sspf.activities import ActivityAim, ActivityState, is_late, sentence
from sspf.dues import Due
from sspf.errors import NotFound
from sspf.group_cases.models import GroupActivity, GroupCase, GroupPlan
from sspf.group_cases.queries import groups, reach
from sspf.group_cases.rules.plan import ActivityTerms
from sspf.group_cases.rules.terms import GroupState
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity. `due` is what holds today, also when it was moved; `mine`: the actor reports it."""

    id: UUID
    version: int
    terms: ActivityTerms
    owner: str
    together: tuple[str, ...]
    state: ActivityState
    due: Due | None
    reason: str
    is_late: bool
    mine: bool


@dataclass(frozen=True, slots=True)
class PlanView:
    """A group's plan. `version` is that of the desired results; None when none are written."""

    group_id: UUID
    number: str
    title: str
    state: GroupState
    version: int | None
    results: tuple[str, ...]
    lines: tuple[ActivityLine, ...]
    sentence: str
    writes: bool

    def of_aim(self, aim: ActivityAim) -> tuple[ActivityLine, ...]:
        """The activities of one table."""
        return tuple(each for each in self.lines if each.terms.aim is aim)


def show(work: Work, group_id: UUID) -> PlanView:
    """The plan of a group that the actor reaches."""
    group = reach.find(work, Permission.group_case_read, group_id)
    plan = results_of(work, group)
    lines = tuple(line(work, group, each) for each in _activities(work, group))
    return PlanView(
        group_id=group.id,
        number=group.number,
        title=group.title,
        state=group.state,
        version=plan.version if plan else None,
        results=tuple(plan.results) if plan else (),
        lines=lines,
        sentence=sentence(each.state for each in lines),
        writes=work.may(Permission.group_case_write) and group.state is GroupState.open,
    )


def results_of(work: Work, group: GroupCase) -> GroupPlan | None:
    """The row of the desired results of a group that was reached."""
    return work.session.scalars(select(GroupPlan).where(GroupPlan.group_id == group.id)).one_or_none()


def activity(work: Work, group: GroupCase, activity_id: UUID) -> GroupActivity:
    """One activity of a group that was reached; `NotFound` for any other's."""
    found = work.session.get(GroupActivity, activity_id)
    if found is None or found.group_id != group.id:
        raise NotFound
    return found


def next_position(work: Work, group: GroupCase) -> int:
    """The place of an activity that comes last."""
    return max((each.position for each in _activities(work, group)), default=0) + 1


def owners(work: Work, group: GroupCase) -> dict[str, str]:
    """Who can answer for an activity: the units that work with the group today, and the partners; with their labels."""
    units = [each.unit for each in groups.units_of(work, group) if each.until_on is None]
    return {each: work.catalogue.actor_label(each) for each in (*units, *work.catalogue.partners)}


def reports(work: Work, group: GroupCase, owner: str) -> bool:
    """Whether the actor says how an owner's activity went: the coordinator for all, others for their own unit."""
    if not work.may(Permission.group_case_report) or group.state is not GroupState.open:
        return False
    grant = work.grant(Permission.group_case_report)
    return grant.reach is Reach.everything or (owner != "" and owner == work.actor.unit)


def line(work: Work, group: GroupCase, row: GroupActivity) -> ActivityLine:
    """An activity as plain values."""
    terms = _terms(row)
    due = dues.of(row.moved_to) if row.state is ActivityState.moved and row.moved_to else terms.due
    return ActivityLine(
        id=row.id,
        version=row.version,
        terms=terms,
        owner=work.catalogue.actor_label(terms.owner),
        together=tuple(map(work.catalogue.actor_label, terms.together)),
        state=row.state,
        due=due,
        reason=row.reason or "",
        is_late=is_late(row.state, due, work.today),
        mine=reports(work, group, terms.owner),
    )


def _activities(work: Work, group: GroupCase) -> Iterable[GroupActivity]:
    query = select(GroupActivity).where(GroupActivity.group_id == group.id).order_by(GroupActivity.position)
    return work.session.scalars(query)


def _terms(row: GroupActivity) -> ActivityTerms:
    due = dues.of(row.due) if row.due else None
    return ActivityTerms(row.text, ActivityAim(row.aim), row.owner, tuple(row.together), row.follow_up or "", due)
