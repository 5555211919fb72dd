"""Knows how things have moved from the first version and rating to the latest: side by side, never counted together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from sspf.catalogue.factors import FactorValence
from sspf.plans.rules.contents import FactorLine, FollowUpLine, GoalLine
from sspf.plans.rules.states import FactorDegree, RatingVoice

THERE: Final = frozenset({FactorDegree.present, FactorDegree.partly})


class Movement(StrEnum):
    """What has become of a factor between two versions."""

    new = "new"
    remaining = "remaining"
    gone = "gone"
    uncertain = "uncertain"


@dataclass(frozen=True, slots=True)
class FactorMove:
    """A factor and how it has moved; `first` and `latest` are how far it was there, None where nothing was said."""

    label: str
    domain: str
    valence: FactorValence
    movement: Movement
    first: FactorDegree | None
    latest: FactorDegree | None


@dataclass(frozen=True, slots=True)
class GoalTrack:
    """A goal with every voice's ratings of it, oldest first. `place`: its number in the plan; None for an earlier one.

    A voice that has not rated is left out.
    """

    goal: GoalLine
    place: int | None
    ratings: Mapping[RatingVoice, Sequence[int]]

    @property
    def name(self) -> str:
        """What the goal is called in a picture."""
        return f"{self.place}. {self.goal.text}" if self.place else self.goal.text

    @property
    def moves(self) -> bool:
        """Whether somebody has rated it twice, so that there is a line to draw."""
        return any(len(values) > 1 for values in self.ratings.values())


def factor_moves(first: Iterable[FactorLine], latest: Iterable[FactorLine]) -> list[FactorMove]:
    """What is new, remains and is gone of what was there at first and of what is there now (practice 2.6).

    What was said not to be there, both times, is nothing that moved. No number is ever made of any of it.
    """
    before, now = ({each.factor: each for each in lines} for lines in (first, latest))
    found = (_move(before.get(each), now.get(each)) for each in {**now, **before})
    return [each for each in found if each is not None]


def _move(before: FactorLine | None, now: FactorLine | None) -> FactorMove | None:
    line, first, latest = now or before, before.degree if before else None, now.degree if now else None
    movement = _movement(first, latest)
    if line is None or movement is None:
        return None
    return FactorMove(line.label, line.domain, line.valence, movement, first, latest)


def _movement(first: FactorDegree | None, latest: FactorDegree | None) -> Movement | None:
    match first in THERE, latest in THERE:
        case False, True:
            return Movement.new
        case True, True:
            return Movement.remaining
        case True, False:
            return Movement.uncertain if latest is FactorDegree.unknown else Movement.gone
        case _:
            return None


def goal_tracks(versions: Sequence[Sequence[GoalLine]], held: Sequence[FollowUpLine]) -> list[GoalTrack]:
    """Every goal of the versions, the latest version's in their order and earlier ones after them; all oldest first."""
    latest = {each.thread: place for place, each in enumerate(versions[-1], 1)} if versions else {}
    goals: dict[UUID, GoalLine] = {each.thread: each for lines in versions for each in lines}
    order = sorted(goals.values(), key=lambda each: latest.get(each.thread, len(goals) + 1))
    return [GoalTrack(each, latest.get(each.thread), _ratings(each, held)) for each in order]


def _ratings(goal: GoalLine, held: Sequence[FollowUpLine]) -> dict[RatingVoice, list[int]]:
    told = {voice: _told(goal, voice, held) for voice in RatingVoice}
    return {voice: values for voice, values in told.items() if values}


def _told(goal: GoalLine, voice: RatingVoice, held: Sequence[FollowUpLine]) -> list[int]:
    """A voice's ratings of a goal; a baseline that all shared counts only for those who have rated it themselves."""
    later = [each.ratings[goal.thread, voice] for each in held if (goal.thread, voice) in each.ratings]
    start = goal.starts_at(voice) if later else goal.baselines.get(voice)
    return later if start is None else [start, *later]


def series(tracks: Iterable[GoalTrack]) -> list[tuple[str, str, Sequence[int]]]:
    """Goal, voice and ratings for the picture; a goal that nobody has rated keeps its place."""
    nobody: dict[RatingVoice, Sequence[int]] = {RatingVoice.youth: []}
    return [(track.name, voice, values) for track in tracks for voice, values in (track.ratings or nobody).items()]
