"""What lies beside the form of a follow-up: where everybody was last time, who has not answered, and until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sspf.cases.queries import people
from sspf.cases.queries.people import CaseHead
from sspf.cases.queries.reach import Sight
from sspf.catalogue.measures import Performer
from sspf.plans.queries import follow_up_days, follow_ups
from sspf.plans.rules.contents import Content, FollowUpLine, GoalLine
from sspf.plans.rules.states import RatingVoice
from sspf.work import Work

Place = tuple[UUID, RatingVoice]


@dataclass(frozen=True, slots=True)
class Rated:
    """What a voice said of a goal the last time; no day where it was when the plan was written."""

    value: int
    on: date | None


@dataclass(frozen=True, slots=True)
class Desk:
    """`before`: the last rating by goal and voice. `count`: how many follow-ups there are. `latest_on`: of the next."""

    head: CaseHead
    before: Mapping[Place, Rated]
    silent: Sequence[str]
    latest_on: date
    count: int


def desk(work: Work, sight: Sight, content: Content) -> Desk:
    """Everything beside the form."""
    held = follow_ups.follow_ups(work, sight)
    count = held[-1].number if held else 0
    latest_on = follow_up_days.after_one(work).latest_on
    return Desk(people.head(work, sight), _before(content.goals, held), silent(work, content), latest_on, count)


def silent(work: Work, content: Content) -> list[str]:
    """The units by name that have not said how it went with something whose day has passed."""
    promised = [each for each in content.measures if each.performer is Performer.agency]
    owing = {each.unit for each in promised if each.overdue and each.unit}
    return [unit.label for unit in work.catalogue.units.values() if unit.id in owing]


def _before(goals: Sequence[GoalLine], held: Sequence[FollowUpLine]) -> dict[Place, Rated]:
    told: dict[Place, Rated] = {}
    for goal in goals:
        for voice in RatingVoice:
            if (start := goal.starts_at(voice)) is not None:
                told[goal.thread, voice] = Rated(start, None)
    for each in held:
        told |= {place: Rated(value, each.held_on) for place, value in each.ratings.items()}
    return told
