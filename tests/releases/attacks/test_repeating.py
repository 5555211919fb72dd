"""Who asks again learns nothing: the same members give the same figure, in any table, at any time, in any order."""

import numpy as np
import pytest

from sspf.releases.rules.rounding import BASE, rounded
from tests.releases.attacks.populations import Population, populations

DRAWS = 4000


def test_reprints_and_other_orders_give_the_same_figures() -> None:
    for each in populations(10):
        again = Population(each.law, each.members, each.key)
        assert {name: again.published(name) for name in each.rows} == {name: each.published(name) for name in each.rows}


def test_the_mean_of_ten_prints_is_no_nearer_than_one() -> None:
    """Averaging over ten publications with the same members."""
    for each in populations(10):
        for name, rows in each.rows.items():
            prints = np.array([each.published(name)[0] for _ in range(10)])
            errors = prints - np.array([row.count for row in rows])
            assert (errors.mean(axis=0) == errors[0]).all()


@pytest.mark.parametrize(("prints", "recovered"), [(1, 0.2), (4, 0.25), (20, 0.6)])
def test_fresh_noise_each_time_would_be_averaged_away(prints: int, recovered: float) -> None:
    """The control: the same attack on noise that is drawn anew breaks it, the more the more often it is printed."""
    rng = np.random.default_rng(prints)
    counts = rng.integers(1, 5, size=DRAWS)
    draws = rng.integers(BASE, size=(prints, DRAWS))
    told = np.array(
        [[rounded(int(count), int(draw)) for count, draw in zip(counts, row, strict=True)] for row in draws]
    )
    right = (np.rint(told.mean(axis=0)) == counts).mean()
    assert (right > recovered) == (prints > 1)
