"""The long run over figures about persons: every attacker on two hundred municipalities, and the controls beside them.

`python3 dev.py sweep attacks`; a shorter one: `POPULATIONS=40 python3 dev.py sweep attacks`. Prints what
docs/measured.md tells.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable

import numpy as np
import pytest

from sspf.catalogue.releases import Attribute
from sspf.releases.rules.rounding import BASE
from tests.releases.attacks import cube
from tests.releases.attacks.bounds import Attack
from tests.releases.attacks.guesses import Gain, interval
from tests.releases.attacks.populations import Population, populations
from tests.releases.attacks.rolling import Method, gain
from tests.releases.attacks.test_reckoning import POINTS, SHARES, insider, outsider

POPULATIONS = int(os.environ.get("POPULATIONS", "200"))
SEED = 1
"""Other municipalities than the suite's."""


def test_computing() -> None:
    found = sum((cube.ours(each) for each in populations(POPULATIONS, SEED)), Attack())
    print(f"\nours: {found.small} small counts, {found.recovered} recovered, {found.nearly} to within one")
    assert found.recovered == 0


@pytest.mark.parametrize("method", cube.CONTROLS)
def test_computing_what_is_usually_published(method: str) -> None:
    some = list(populations(POPULATIONS // 2, SEED))[::2]
    found = sum((cube.elsewhere(each, cube.CONTROLS, method) for each in some), Attack())
    print(f"\n{method}: {found.small} small counts, {found.recovered} recovered, {found.nearly} to within one")
    assert found.recovered > found.small / 2


@pytest.mark.parametrize("attacker", [outsider, insider])
def test_reckoning(attacker: Callable[[Population], Iterable[Gain]]) -> None:
    by_kind: dict[str, list[float]] = defaultdict(list)
    means = []
    for each in populations(POPULATIONS, SEED):
        found = list(attacker(each))
        means.append(float(np.mean([one.points for one in found])))
        for one in found:
            by_kind[one.attribute.partition(".")[0]].append(one.points)
    for kind, values in {"all": means, **by_kind}.items():
        low, high = interval(values)
        print(f"{attacker.__name__} {kind}: {np.mean(values):.2f} points ({low:.2f} to {high:.2f})")
        assert high <= POINTS


def test_joining() -> None:
    """Exact: a yes or no about one who joins between two looks, by how many others join."""
    for method in Method:
        for others in (0, 4, 10, 20):
            points = [gain(method, share, 40, others) for share in SHARES[1::2]]
            print(f"{method}, {others} others join: mean {np.mean(points):.2f}, at most {max(points):.1f}")
    once = [[gain(Method.rounded, share, 0, cases - 1) for share in SHARES[1::2]] for cases in range(30, 70)]
    print(f"counted once: mean {np.mean(once):.2f}, at most {np.max(once):.1f}")


@pytest.mark.parametrize("members", [4, 8, 15, 30])
def test_pairs_of_attributes(members: int) -> None:
    """Why no table has two attributes: inside a small group a yes or no shows."""
    points = [gain(Method.rounded, share, 0, members - 1) for share in SHARES[1::2]]
    print(f"\na table within {members} girls: mean {np.mean(points):.2f}, at most {max(points):.1f}")


def test_how_far_off() -> None:
    """What protection costs: published against true."""
    off, tables, shown = [], 0, 0
    for each in populations(POPULATIONS, SEED):
        tables, shown = tables + len(Attribute), shown + len(each.shown)
        for name, values in each.shown.items():
            off += [value - row.count for value, row in zip(values, each.rows[name], strict=True)]
    print(f"\nmean error {np.mean(off):.3f}, mean distance {np.mean(np.abs(off)):.2f}, at most {np.max(np.abs(off))}")
    print(f"tables shown: {shown} of {tables}")
    assert np.max(np.abs(off)) < BASE
