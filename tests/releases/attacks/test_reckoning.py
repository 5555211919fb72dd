"""Who knows all about a young person but one thing is not helped by the figures: at most five points, law by law.

Gains are counted over every member of each population; the interval is over populations (docs/measured.md).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np
import pytest

from sspf.catalogue.releases import Attribute
from tests.releases.attacks.guesses import Gain, gains, interval
from tests.releases.attacks.populations import SETTINGS, Population, populations
from tests.releases.attacks.rolling import Method, gain

POPULATIONS = 20
POINTS = 5.0
SHARES = [number / 40 for number in range(1, 40)]
EVEN = 0.5
AT_EVEN_ODDS = 6.2
"""Of a thing that half of all have, a sample of thirty tells so much by itself; its exact count would tell 7.2."""


def outsider(population: Population) -> Iterable[Gain]:
    """Knows the youth, and the law that made the others."""
    return gains(population)


def insider(population: Population) -> Iterable[Gain]:
    """Knows three other members altogether as well."""
    return gains(population, np.random.default_rng(population.cases))


@pytest.mark.parametrize("attacker", [outsider, insider])
def test_complaint_s1_the_figures_help_nobody_to_guess_about_somebody(
    attacker: Callable[[Population], Iterable[Gain]],
) -> None:
    means, kinds = [], defaultdict(list)
    for each in populations(POPULATIONS):
        found = list(attacker(each))
        means.append(float(np.mean([one.points for one in found])))
        for one in found:
            kinds[one.attribute.partition(".")[0]].append(one.points)
    assert interval(means)[1] <= POINTS
    assert {kind: mean for kind, values in kinds.items() if (mean := float(np.mean(values))) > POINTS} == {}
    assert len(kinds) == 8, "every attribute that is published was attacked"


def test_one_who_joins_between_two_publications_is_told_of_in_one_alone() -> None:
    """Exact, whatever the share: the first publication has none of the cases of the second (invariant 6)."""
    fewest = SETTINGS.fewest_cases - 1
    points = {share: [gain(Method.rounded, share, 0, others) for others in range(fewest, 70)] for share in SHARES}
    assert np.mean(list(points.values())) < 0.5
    assert max(max(points[share]) for share in SHARES if share != EVEN) <= POINTS
    assert max(points[EVEN]) < AT_EVEN_ODDS


@pytest.mark.parametrize("method", [Method.raw, Method.suppressed])
def test_the_same_attack_breaks_numbers_and_hiding_where_cases_are_counted_again(method: Method) -> None:
    assert gain(method, 0.5, 40, 0) == pytest.approx(50)
    assert gain(method, 0.5, 40, 10) > 2 * POINTS


def test_rounding_alone_would_not_do_where_cases_are_counted_again() -> None:
    """Why each case is counted once (decision 0059): ten others who join are not enough to hide one."""
    assert gain(Method.rounded, 0.5, 40, 0) > 3 * POINTS
    assert gain(Method.rounded, 0.5, 40, 10) > POINTS


def test_knowing_the_law_exactly_the_guesses_without_figures_are_as_good_as_guesses_get() -> None:
    """The baseline is no straw man: it is right as often as the likeliest answer is true."""
    told = defaultdict(list)
    for each in populations(POPULATIONS):
        for one in gains(each):
            told[one.attribute].append(one.without)
    assert np.mean(told[Attribute.gender.value]) > 60
    assert np.mean(told[Attribute.school_year.value]) > 90
