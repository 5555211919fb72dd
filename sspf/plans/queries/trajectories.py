"""How things have moved since the first version of the plan, as far as the reader may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from sspf.cases.queries.reach import Sight
from sspf.catalogue.factors import FactorValence
from sspf.plans.models.parts import Goal, PlanFactor
from sspf.plans.queries import versions
from sspf.plans.queries.follow_ups import follow_ups
from sspf.plans.queries.openings import factors_open, goals_open
from sspf.plans.rules.contents import FactorLine, FollowUpLine, GoalLine, Version
from sspf.plans.rules.trajectories import FactorMove, GoalTrack, factor_moves, goal_tracks, series
from sspf.work import Work


@dataclass(frozen=True, slots=True)
class Trajectory:
    """The picture over time: `first` and `latest` fixed versions, factors by valence and domain, goals as rated."""

    first: Version
    latest: Version
    moves: Sequence[FactorMove]
    tracks: Sequence[GoalTrack]
    held: Sequence[FollowUpLine]

    def by_domain(self, valence: str) -> dict[str, list[FactorMove]]:
        """Strengths or worries by domain, in the template's order."""
        found: dict[str, list[FactorMove]] = {}
        for each in self.moves:
            if each.valence is FactorValence(valence):
                found.setdefault(each.domain, []).append(each)
        return found

    @property
    def series(self) -> list[tuple[str, str, Sequence[int]]]:
        """The ratings for the chart."""
        return series(self.tracks)

    @property
    def moves_yet(self) -> bool:
        """Whether anybody has rated a goal twice."""
        return any(each.moves for each in self.tracks)


def trajectory(work: Work, sight: Sight) -> Trajectory | None:
    """The picture over time; None while no version has been fixed."""
    fixed = [each for each in reversed(versions.versions(work, sight)) if each.fixed_at is not None]
    if not fixed:
        return None
    held = follow_ups(work, sight)
    by_version = _goals(work, sight, fixed)
    factors = _factors(work, sight, fixed[0], fixed[-1])
    moves = factor_moves(factors[fixed[0].id], factors[fixed[-1].id])
    return Trajectory(fixed[0], fixed[-1], moves, goal_tracks([by_version[each.id] for each in fixed], held), held)


def _goals(work: Work, sight: Sight, fixed: Sequence[Version]) -> dict[UUID, list[GoalLine]]:
    """Every fixed version's goals, in one statement."""
    found: dict[UUID, list[GoalLine]] = {each.id: [] for each in fixed}
    query = select(Goal).where(Goal.plan_id.in_(found), goals_open(sight)).order_by(Goal.position)
    for row in work.session.scalars(query):
        found[row.plan_id].append(row.line())
    return found


def _factors(work: Work, sight: Sight, first: Version, latest: Version) -> dict[UUID, list[FactorLine]]:
    """The factors of both versions in the template's order, in one statement."""
    found: dict[UUID, list[FactorLine]] = {first.id: [], latest.id: []}
    query = select(PlanFactor).where(PlanFactor.plan_id.in_(found), factors_open(sight))
    order = {slug: place for place, slug in enumerate(work.catalogue.factors)}
    for row in sorted(work.session.scalars(query), key=lambda each: order[each.factor]):
        found[row.plan_id].append(row.line(work.catalogue))
    return found
