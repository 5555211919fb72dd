"""Codes, half-years and sums, one decision at a time."""

import itertools
import math
from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.catalogue.surveys import Choice, Question, QuestionKind, Survey, SurveyAudience
from sspf.errors import Refused
from sspf.states import advance
from sspf.surveys.rules import codes, dispatches, rounds
from sspf.surveys.rules import sums as survey_sums
from sspf.surveys.rules.dispatches import DispatchState

SCALE = Question(
    id="lyssnade",
    label="De lyssnade.",
    kind=QuestionKind.scale,
    scale="x",
    choices=(
        Choice(id="helt", label="Helt", value=5),
        Choice(id="inte", label="Inte", value=1),
        Choice(id="vet-inte", label="Vet inte"),
    ),
)
CHOICE = Question(
    id="kon", label="Kön?", kind=QuestionKind.choice, choices=(Choice(id="a", label="A"), Choice(id="b", label="B"))
)
NUMBER = Question(id="alder", label="Ålder?", kind=QuestionKind.number, minimum=6, maximum=25)


def test_a_code_holds_at_least_48_bits_and_no_two_letters_that_look_alike() -> None:
    assert codes.CODE_LENGTH * math.log2(len(codes.CODE_LETTERS)) >= 48
    for alike in ("1IL", "2Z", "5S", "8B", "UV"):
        assert len(set(alike) & set(codes.CODE_LETTERS)) == 1
    assert not set("0O") & set(codes.CODE_LETTERS)


@pytest.mark.parametrize("typed", ["acd-efg-h4k5", " ACD EFG H4K5 ", "ACDEFGH4K5", "acdefgh4ks", "ACD–EFG–H4KS"])
def test_a_code_is_read_in_every_way_people_write_it(typed: str) -> None:
    assert codes.as_issued(typed) == "ACDEFGH4K5"


def test_a_code_is_handed_over_in_groups_that_are_read_back_whole() -> None:
    assert codes.grouped("ACDEFGH4K5") == "ACD-EFG-H4K5"
    assert codes.as_issued(codes.grouped("ACDEFGH4K5")) == "ACDEFGH4K5"


@pytest.mark.parametrize(
    ("day", "half"),
    [
        (date(2026, 1, 1), "2026-1"),
        (date(2026, 6, 30), "2026-1"),
        (date(2026, 7, 1), "2026-2"),
        (date(2026, 12, 31), "2026-2"),
    ],
)
def test_a_day_belongs_to_one_half_year(day: date, half: str) -> None:
    assert rounds.half_year(day) == half
    first, last = rounds.days_of(half)
    assert first <= day <= last


def test_only_half_years_that_are_over_are_offered() -> None:
    assert rounds.half_years_over(date(2026, 12, 31), 3) == ["2026-1", "2025-2", "2025-1"]
    assert rounds.half_years_over(date(2027, 1, 1), 2) == ["2026-2", "2026-1"]


def test_a_scale_is_told_from_five_answers_and_vet_inte_is_none() -> None:
    assert not survey_sums.summary(SCALE, ["helt"] * 4 + ["vet-inte"] * 9).enough
    told = survey_sums.summary(SCALE, ["helt"] * 4 + ["inte"])
    assert told.middle == 4.2


def test_a_number_is_told_as_its_median_from_five_answers() -> None:
    assert survey_sums.summary(NUMBER, [14, 14, 15, 16]).middle is None
    assert survey_sums.summary(NUMBER, [14, 14, 15, 16, 17]).middle == 15


def test_the_steps_of_a_scale_are_counted_all_or_none_beside_the_mean() -> None:
    told = survey_sums.summary(SCALE, ["helt"] * 6 + ["inte"] * 5)
    assert (told.middle, told.counts) == (3.2, (("Helt", 6), ("Inte", 5), ("Vet inte", 0)))
    assert survey_sums.summary(SCALE, ["helt"] * 6 + ["inte"]).counts == ()
    assert survey_sums.summary(SCALE, ["helt"] * 6 + ["vet-inte"]).counts == ()


def test_choices_are_told_all_or_none() -> None:
    assert survey_sums.summary(CHOICE, ["a"] * 6 + ["b"] * 5).counts == (("A", 6), ("B", 5))
    assert survey_sums.summary(CHOICE, ["a"] * 6).counts == (("A", 6), ("B", 0))
    assert survey_sums.summary(CHOICE, ["a"] * 60 + ["b"]).counts == ()


def test_an_address_waits_after_twenty_wrong_codes() -> None:
    assert not codes.is_throttled(19)
    assert codes.is_throttled(20)


def test_the_index_is_the_mean_of_every_scale_from_five_answers() -> None:
    survey = Survey(
        id="x-1",
        label="X",
        audience=SurveyAudience.youth,
        version="1",
        intro="",
        thanks="",
        scales=(),
        questions=(SCALE, replace(SCALE, id="andra"), CHOICE, NUMBER),
    )
    glad: survey_sums.Answers = {"lyssnade": "helt", "andra": "inte", "kon": "a", "alder": 14}
    assert survey_sums.index(survey, [glad] * 4) is None
    assert survey_sums.index(survey, [glad] * 5) == 3.0
    assert survey_sums.index(survey, [*[glad] * 5, {"lyssnade": "vet-inte"}]) == 3.0
    assert survey_sums.index(survey, [{"kon": "a"}] * 9) is None


ALL = list(itertools.product(DispatchState, DispatchState))
FORWARD = {
    ("created", "issued"),
    ("created", "reminded"),
    ("created", "declined"),
    ("created", "expired"),
    ("issued", "reminded"),
    ("issued", "answered"),
    ("issued", "declined"),
    ("issued", "expired"),
    ("reminded", "reminded"),
    ("reminded", "answered"),
    ("reminded", "declined"),
    ("reminded", "expired"),
    ("declined", "answered"),
    ("declined", "expired"),
}


@pytest.mark.parametrize(("before", "after"), ALL)
def test_every_step_of_a_code_is_allowed_or_refused(before: DispatchState, after: DispatchState) -> None:
    if (before.value, after.value) in FORWARD:
        assert advance(dispatches.DISPATCH_TRANSITIONS, before, after) is after
    else:
        with pytest.raises(Refused):
            advance(dispatches.DISPATCH_TRANSITIONS, before, after)


def test_a_code_has_run_out_on_the_day_after_its_last_and_what_was_answered_stays_so() -> None:
    last = date(2026, 12, 1)
    after = last + timedelta(days=1)
    open_ones = [each for each in DispatchState if each not in (DispatchState.answered, DispatchState.expired)]
    for state in open_ones:
        assert dispatches.standing(state, last, last) is state
        assert dispatches.standing(state, last, after) is DispatchState.expired
    assert dispatches.standing(DispatchState.answered, last, after) is DispatchState.answered


def test_reminders_keep_their_distance_and_there_are_two() -> None:
    given, days = date(2026, 9, 1), (7, 14)
    assert dispatches.remind_on(given, None, 0, days) == date(2026, 9, 8)
    assert dispatches.remind_on(given, date(2026, 9, 8), 1, days) == date(2026, 9, 15)
    assert dispatches.remind_on(given, date(2026, 9, 14), 1, days) == date(2026, 9, 21)
    assert dispatches.remind_on(given, date(2026, 9, 21), 2, days) is None
    waiting = [each for each in DispatchState if dispatches.may_remind(each, 1)]
    assert waiting == [DispatchState.created, DispatchState.issued, DispatchState.reminded]
    assert not any(dispatches.may_remind(each, 2) for each in DispatchState)
