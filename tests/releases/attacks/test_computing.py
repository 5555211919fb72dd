"""Who computes all counts that are possible finds no small one. The same attack breaks what is usually published."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from sspf.catalogue.releases import Attribute
from sspf.periods import Period
from sspf.releases.rules import windows
from sspf.releases.rules.protection import Shape, withheld
from sspf.releases.rules.rounding import BASE, rounded
from sspf.releases.rules.states import Withheld
from tests.releases.attacks import cube
from tests.releases.attacks.bounds import Attack, Knowledge, attack
from tests.releases.attacks.populations import SETTINGS, Population, population, populations

POPULATIONS = 20
BROKEN_BY_HIDING = 0.5
"""Hiding one to four gives away at least so many of them."""


def test_r36_no_small_count_is_recovered_within_a_publication_or_from_what_is_left_of_it() -> None:
    """Within one table, across linked tables, and from complements and pairs of attributes."""
    found = sum((cube.ours(each) for each in populations(POPULATIONS)), Attack())
    assert found.small > 150
    assert (found.recovered, found.nearly) == (0, 0)


def test_the_same_attack_breaks_the_numbers_themselves() -> None:
    found = sum((cube.elsewhere(each, cube.CONTROLS, "raw") for each in _few(2)), Attack())
    assert found.recovered == found.small > 20


def test_the_same_attack_breaks_hiding_one_to_four() -> None:
    found = sum((cube.elsewhere(each, cube.CONTROLS, "suppressed") for each in _few(4)), Attack())
    assert found.small > 50
    assert found.recovered > BROKEN_BY_HIDING * found.small


def _few(count: int) -> list[Population]:
    """Small municipalities, in which most counts are small."""
    return list(populations(2 * count))[::2]


@pytest.mark.parametrize("adds_up", [True, False])
def test_a_row_that_holds_everybody_is_never_told(adds_up: bool) -> None:
    """However it is rounded: who knows that somebody is in the publication would know the answer."""
    for cases in range(SETTINGS.fewest_cases, 120):
        for draw in range(BASE):
            values = [rounded(cases, draw), 0, 0, 0]
            assert withheld(values, Shape(cases, adds_up), SETTINGS.largest_share_percent) is Withheld.one_sided


def test_nobody_is_told_as_a_few_are() -> None:
    """A row of nought reads as a row of four may read."""
    assert {rounded(count, BASE - 1) for count in range(BASE)} == {0}


def test_no_small_count_of_any_half_year_is_recovered_over_ten_publications() -> None:
    """Who adds up ten publications, with how many cases each half-year had, finds nothing: they share no case."""
    found = Attack()
    for seed in range(6):
        found += _over_time(np.random.default_rng(seed))
    assert found.small > 50
    assert found.recovered == 0


def _over_time(rng: np.random.Generator) -> Attack:
    """Ten half-years with 18 to 50 new cases each: what is published when, and what it tells of each half-year."""
    terms = [Period(2020 + number // 2, ("vt", "ht")[number % 2]) for number in range(10)]
    groups = [population(int(rng.integers(18, 51)), rng) for _ in terms]
    rows = len(groups[0].rows[Attribute.gender])
    truth = np.array([[each.count for each in group.rows[Attribute.gender]] for group in groups], dtype=np.intp)
    knowledge = Knowledge(truth.size, cap=200)
    numbers = np.arange(truth.size).reshape(truth.shape)
    for place, group in enumerate(groups):
        knowledge.add(numbers[place], group.cases, group.cases)
    told_until, told = None, []
    for last, term in enumerate(terms):
        for window in windows.windows(term, SETTINGS.widths_months, told_until):
            inside = [place for place in range(last + 1) if terms[place].first_on >= window.first_on]
            if sum(groups[place].cases for place in inside) >= SETTINGS.fewest_cases:
                told_until = window.after
                told.append(inside)
                _tell(knowledge, [groups[place] for place in inside], numbers[inside])
                break
    assert all(not set(one) & set(other) for one, other in pairwise(told))
    cells: dict[object, NDArray[np.intp]] = {(h, r): numbers[h, [r]] for h in range(len(terms)) for r in range(rows)}
    return attack(knowledge, cells, truth.ravel())


def _tell(knowledge: Knowledge, groups: list[Population], numbers: NDArray[np.intp]) -> None:
    members = tuple(each for group in groups for each in group.members)
    whole = Population(groups[0].law, members, groups[0].key)
    if (values := whole.shown.get(Attribute.gender)) is not None:
        for place, value in enumerate(values):
            knowledge.add(numbers[:, place], *cube.rounded_bounds(value))
