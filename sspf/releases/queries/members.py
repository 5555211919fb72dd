"""Reads what young people are, once, for one publication: under `release:make`, which nobody who is signed in has.

Every case is found through the one access clause, and its keys are admitted for this unit of work alone. What leaves
this module is a keyed mark and a few words for each case; `actions.making` counts them and lets go.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from sspf.access.permissions import Permission
from sspf.cases.queries import people, reach
from sspf.cases.queries.reach import Sight
from sspf.cases.rules.people import age_on
from sspf.catalogue.factors import FactorValence
from sspf.catalogue.releases import WHOLE, Attribute
from sspf.clock import local_date
from sspf.plans.queries.trajectories import Trajectory, trajectory
from sspf.releases.rules import directions
from sspf.releases.rules.counting import Member
from sspf.releases.rules.states import Counted
from sspf.work import Work

Mark = Callable[[UUID], int]
"""From a case's id to its keyed mark."""


def members(work: Work, moment: Counted, case_ids: Iterable[UUID], mark: Mark) -> list[Member]:
    """The cases as they are counted, each with its mark."""
    read = _at_opening if moment is Counted.opened else _at_closing
    return [Member(mark(each), read(work, reach.find(work, Permission.release_make, each))) for each in case_ids]


def _at_opening(work: Work, sight: Sight) -> dict[Attribute, frozenset[str]]:
    case = sight.case
    youth = next((each for each in people.persons(work, sight) if each.is_youth), None)
    born_on = youth.born_on if youth else None
    return {
        Attribute.opened: frozenset({WHOLE}),
        Attribute.age: _known(str(age_on(born_on, local_date(case.opened_at))) if born_on else None),
        Attribute.gender: _known(youth.gender if youth else None),
        Attribute.school_year: _known(youth.school_year if youth else None),
        Attribute.area: _known(case.area),
        Attribute.triggers: frozenset(case.triggers),
    }


def _at_closing(work: Work, sight: Sight) -> dict[Attribute, frozenset[str]]:
    picture = trajectory(work, sight)
    return {
        Attribute.closed: frozenset({WHOLE}),
        Attribute.outcome: _known(sight.case.closing_reason),
        Attribute.goals: _known(_goals(picture)),
        Attribute.worries: _known(_worries(picture)),
    }


def _goals(picture: Trajectory | None) -> str | None:
    return directions.goals(picture.tracks) if picture else None


def _worries(picture: Trajectory | None) -> str | None:
    if picture is None or picture.first.id == picture.latest.id:
        return None
    return directions.worries(each.movement for each in picture.moves if each.valence is FactorValence.risk)


def _known(value: str | None) -> frozenset[str]:
    return frozenset({value} if value else ())
