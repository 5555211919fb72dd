"""Knows how minutes become final: who is asked whether they are right, by when, and what the answers lead to.

It holds for any meeting: with the family, of the arbetsgrupp, of the styrgrupp.
"""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from sspf import workdays

Someone = TypeVar("Someone")


class MinutesState(StrEnum):
    """How far the minutes have come. While they are out nothing in them changes; adjusted ones never change again."""

    draft = "draft"
    out = "out"
    adjusted = "adjusted"


class Verdict(StrEnum):
    """What somebody who was asked says of the minutes."""

    waiting = "waiting"
    agrees = "agrees"
    asks_change = "asks_change"


class MinutesProblem(StrEnum):
    """Why something about minutes is refused; the label tells what to do."""

    not_held = "not_held"
    nobody_chosen = "nobody_chosen"
    was_not_there = "was_not_there"
    out_for_adjustment = "out_for_adjustment"
    not_out = "not_out"
    adjusted_already = "adjusted_already"
    not_adjusted = "not_adjusted"
    answered_already = "answered_already"
    change_missing = "change_missing"
    still_time = "still_time"
    reason_missing = "reason_missing"


MINUTES_TRANSITIONS: Final[Mapping[MinutesState, frozenset[MinutesState]]] = {
    MinutesState.draft: frozenset({MinutesState.out}),
    MinutesState.out: frozenset({MinutesState.draft, MinutesState.adjusted}),
    MinutesState.adjusted: frozenset(),
}
"""Which state may follow which. What was adjusted is corrected by an addendum beside it."""

Found = tuple[MinutesProblem, str | None]
"""What is wrong, and the field it is wrong in."""


def due_on(day: date, working_days: int) -> date:
    """The local day by which the next step is taken: sent out after the meeting on `day`, answered after it was sent.

    `working_days` is `minutes_working_days` of `config/deadlines.toml`.
    """
    return workdays.after(day, working_days)


def sending_problem(chosen: Collection[Someone], there: Collection[Someone]) -> Found | None:
    """What keeps the minutes from being sent to `chosen`: somebody is asked, and whoever is asked was there."""
    if not chosen:
        return MinutesProblem.nobody_chosen, "adjusters"
    return None if set(chosen) <= set(there) else (MinutesProblem.was_not_there, "adjusters")


def answer_problem(state: MinutesState, said: Verdict, verdict: Verdict, words: str) -> Found | None:
    """What keeps somebody who said `said` before from giving `verdict` now. Whoever asks for a change says which."""
    if state is not MinutesState.out:
        return MinutesProblem.not_out, None
    if said is not Verdict.waiting:
        return MinutesProblem.answered_already, None
    return (MinutesProblem.change_missing, "words") if verdict is Verdict.asks_change and not words else None


def after_answer(verdicts: Collection[Verdict]) -> MinutesState:
    """What minutes that are out become by these answers. One wish for a change brings them back to be written anew.

    Everyone is asked again then: nobody has agreed to a text that was changed afterwards.
    """
    if Verdict.asks_change in verdicts:
        return MinutesState.draft
    return MinutesState.adjusted if set(verdicts) == {Verdict.agrees} else MinutesState.out


def deciding_problem(answer_by: date, today: date, reason: str) -> Found | None:
    """What keeps whoever leads the meeting from deciding without all answers: there is time, or no reason is given."""
    if today <= answer_by:
        return MinutesProblem.still_time, None
    return None if reason else (MinutesProblem.reason_missing, "reason")


def changing_problem(state: MinutesState | None) -> MinutesProblem | None:
    """Why what stands in the minutes cannot be changed now; None while they are written, or nobody has begun."""
    if state is MinutesState.out:
        return MinutesProblem.out_for_adjustment
    return MinutesProblem.adjusted_already if state is MinutesState.adjusted else None


def is_late(state: MinutesState, due: date, today: date) -> bool:
    """Whether the minutes wait for their next step after its day."""
    return state is not MinutesState.adjusted and today > due
