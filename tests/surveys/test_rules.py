"""Codes, half-years and sums, one decision at a time."""

import math
from datetime import date

import pytest

from sspf.catalogue.surveys import Choice, Question, QuestionKind
from sspf.surveys.rules import codes, rounds
from sspf.surveys.rules import sums as survey_sums

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


def test_choices_are_told_all_or_none() -> None:
    assert survey_sums.summary(CHOICE, ["a"] * 6 + ["b"] * 5).counts == (("A", 6), ("B", 5))
    assert survey_sums.summary(CHOICE, ["a"] * 6).counts == (("A", 6), ("B", 0))
    assert survey_sums.summary(CHOICE, ["a"] * 60 + ["b"]).counts == ()


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(5, 10, 50), (10, 10, 100), (0, 10, 0), (9, 10, None), (4, 20, None), (5, 9, None)]
)
def test_a_share_is_told_only_when_neither_side_is_one_to_four(part: int, whole: int, share: int | None) -> None:
    assert survey_sums.share(part, whole) == share


def test_an_address_waits_after_twenty_wrong_codes() -> None:
    assert not codes.is_throttled(19)
    assert codes.is_throttled(20)
