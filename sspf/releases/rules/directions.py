"""Knows in which direction things went in one case, in a word: never how far, and never how many (decision 0046)."""

from collections.abc import Iterable

from sspf.plans.rules.states import RatingVoice
from sspf.plans.rules.trajectories import GoalTrack, Movement


def goals(tracks: Iterable[GoalTrack]) -> str | None:
    """How the young person's own ratings of the goals moved, first against latest; None where none was rated twice."""
    told = [each.ratings.get(RatingVoice.youth, ()) for each in tracks]
    moved = {(values[-1] > values[0]) - (values[-1] < values[0]) for values in told if len(values) > 1}
    return _direction(1 in moved, -1 in moved, ("higher", "lower")) if moved else None


def worries(movements: Iterable[Movement]) -> str:
    """Whether anything that worried is gone, and whether anything new has come, between two versions of the plan."""
    found = set(movements)
    return _direction(Movement.gone in found, Movement.new in found, ("gone", "new"))


def _direction(one: bool, other: bool, words: tuple[str, str]) -> str:
    if one and other:
        return "both"
    return words[0] if one else words[1] if other else "same"
