"""Rounding by marks: bounded, unbiased, and the same for the same members."""

import uuid
from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sspf.crypto import mac
from sspf.crypto.seal import DataKey
from sspf.releases.rules.protection import Shape, bounds, withheld
from sspf.releases.rules.rounding import BASE, rounded, written
from sspf.releases.rules.states import Withheld

KEY = DataKey(uuid.UUID(int=1), bytes(32))
KEYS = 100_000


@given(st.integers(0, 600), st.integers(0, BASE - 1))
def test_a_published_value_is_a_multiple_of_five_at_most_four_away(count: int, draw: int) -> None:
    value = rounded(count, draw)
    assert value % BASE == 0
    assert abs(value - count) < BASE
    assert value not in range(1, BASE)


@given(st.integers(0, 600))
def test_over_all_draws_nothing_is_added_or_taken_away(count: int) -> None:
    assert sum(rounded(count, draw) for draw in range(BASE)) == BASE * count


def test_over_a_hundred_thousand_keys_the_mean_error_is_nothing_to_speak_of() -> None:
    draws = np.bincount([mac.noise_draw(KEY, mark, BASE) for mark in range(KEYS)], minlength=BASE)
    errors = [
        sum((rounded(count, draw) - count) * int(times) for draw, times in enumerate(draws)) / KEYS
        for count in range(2 * BASE)
    ]
    assert max(abs(each) for each in errors) < 0.02


def test_marks_of_the_same_members_are_the_same_in_any_order_and_differ_by_one_member() -> None:
    marks = [mac.noise_mark(KEY, uuid.UUID(int=number).bytes) for number in range(4)]
    laid = {a ^ b ^ c ^ d for a, b, c, d in permutations(marks)}
    assert len(laid) == 1
    assert len({*laid, marks[0] ^ marks[1] ^ marks[2]}) == 2


def test_another_key_draws_otherwise() -> None:
    other = DataKey(uuid.UUID(int=2), bytes([1] * 32))
    marks = range(200)
    assert [mac.noise_draw(KEY, each, BASE) for each in marks] != [mac.noise_draw(other, each, BASE) for each in marks]


def test_nought_is_written_as_what_it_stands_for() -> None:
    assert [written(each) for each in (0, 5, 40)] == ["0–4", "5", "40"]


def test_a_table_whose_values_squeeze_each_other_is_kept_back() -> None:
    """Nine and nine were told as five and five: with eighteen cases nothing else is possible."""
    assert withheld([5, 5], Shape(18, adds_up=True), 90) is Withheld.too_narrow
    assert withheld([20, 15], Shape(35, adds_up=True), 90) is None


def test_a_table_in_which_nearly_all_are_alike_is_kept_back() -> None:
    assert withheld([30, 0, 0], Shape(32, adds_up=True), 90) is Withheld.one_sided, "it may be all"
    assert withheld([35, 10], Shape(34, adds_up=False), 90) is Withheld.one_sided, "it may be all"
    assert withheld([195, 5], Shape(200, adds_up=True), 90) is Withheld.one_sided, "surely more than ninety per cent"
    assert withheld([30, 5, 0, 0], Shape(33, adds_up=True), 90) is None, "somebody is in another row"


@given(st.lists(st.integers(0, 40), min_size=2, max_size=6), st.lists(st.integers(0, 4), min_size=6, max_size=6))
def test_what_somebody_can_work_out_always_holds_the_truth(counts: list[int], draws: list[int]) -> None:
    values = [rounded(count, draw) for count, draw in zip(counts, draws, strict=False)]
    for found, count in zip(bounds(values, Shape(sum(counts), adds_up=True)), counts, strict=True):
        assert found.lowest <= count <= found.highest
