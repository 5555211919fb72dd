"""How minutes become final: from written to out to adjusted, and back when somebody asks for a change."""

from datetime import date
from itertools import product

import pytest

from sspf.errors import Refused
from sspf.meetings.rules import minutes
from sspf.meetings.rules.minutes import MINUTES_TRANSITIONS, MinutesProblem, MinutesState, Verdict
from sspf.states import advance

FRIDAY = date(2026, 11, 20)
ALLOWED = {
    (MinutesState.draft, MinutesState.out),
    (MinutesState.out, MinutesState.draft),
    (MinutesState.out, MinutesState.adjusted),
}


@pytest.mark.parametrize(("current", "wanted"), list(product(MinutesState, repeat=2)))
def test_minutes_take_these_steps_and_no_others(current: MinutesState, wanted: MinutesState) -> None:
    if (current, wanted) in ALLOWED:
        assert advance(MINUTES_TRANSITIONS, current, wanted) is wanted
        return
    with pytest.raises(Refused):
        advance(MINUTES_TRANSITIONS, current, wanted)


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ([Verdict.agrees], MinutesState.adjusted),
        ([Verdict.agrees, Verdict.agrees], MinutesState.adjusted),
        ([Verdict.agrees, Verdict.waiting], MinutesState.out),
        ([Verdict.waiting], MinutesState.out),
        ([Verdict.agrees, Verdict.asks_change], MinutesState.draft),
        ([Verdict.waiting, Verdict.asks_change], MinutesState.draft),
        ([], MinutesState.out),
    ],
)
def test_all_who_were_asked_have_to_agree_and_one_wish_brings_the_minutes_back(
    said: list[Verdict], becomes: MinutesState
) -> None:
    assert minutes.after_answer(said) is becomes


@pytest.mark.parametrize("state", MinutesState)
def test_only_minutes_that_are_out_are_answered_and_nobody_answers_twice(state: MinutesState) -> None:
    first = minutes.answer_problem(state, Verdict.waiting, Verdict.agrees, "")
    assert first == (None if state is MinutesState.out else (MinutesProblem.not_out, None))
    for said in (Verdict.agrees, Verdict.asks_change):
        assert minutes.answer_problem(MinutesState.out, said, Verdict.agrees, "") == (
            MinutesProblem.answered_already,
            None,
        )


def test_whoever_asks_for_a_change_says_which() -> None:
    silent = minutes.answer_problem(MinutesState.out, Verdict.waiting, Verdict.asks_change, "")
    assert silent == (MinutesProblem.change_missing, "words")
    assert minutes.answer_problem(MinutesState.out, Verdict.waiting, Verdict.asks_change, "Fel dag") is None


def test_somebody_is_asked_and_only_who_was_there() -> None:
    assert minutes.sending_problem([], ["Eva"]) == (MinutesProblem.nobody_chosen, "adjusters")
    assert minutes.sending_problem(["Eva", "Bo"], ["Eva"]) == (MinutesProblem.was_not_there, "adjusters")
    assert minutes.sending_problem(["Eva"], ["Eva", "Bo"]) is None


def test_nobody_decides_over_the_others_heads_before_the_day_has_passed_nor_without_a_reason() -> None:
    due = minutes.due_on(FRIDAY, 5)
    assert due == date(2026, 11, 27)
    assert minutes.deciding_problem(due, due, "Slutat") == (MinutesProblem.still_time, None)
    assert minutes.deciding_problem(due, date(2026, 11, 28), "") == (MinutesProblem.reason_missing, "reason")
    assert minutes.deciding_problem(due, date(2026, 11, 28), "Slutat") is None


def test_what_is_out_or_adjusted_is_not_written_in() -> None:
    assert [minutes.changing_problem(each) for each in (None, *MinutesState)] == [
        None,
        None,
        MinutesProblem.out_for_adjustment,
        MinutesProblem.adjusted_already,
    ]


def test_minutes_are_late_the_day_after_and_never_once_they_are_adjusted() -> None:
    after = date(2026, 11, 21)
    assert [minutes.is_late(each, FRIDAY, FRIDAY) for each in MinutesState] == [False, False, False]
    assert [minutes.is_late(each, FRIDAY, after) for each in MinutesState] == [True, True, False]
