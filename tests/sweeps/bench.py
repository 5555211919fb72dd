"""How long pages take over the demo, side by side: medians of one process, without a network in between."""

import time
from collections.abc import Iterator
from statistics import median

import pytest

from sspf import installation as installations
from sspf.access.actor import Actor
from sspf.access.roles import Role
from sspf.cases.queries import lists
from sspf.demo import municipality
from sspf.installation import Installation
from sspf.work import begin
from tests.browser import Visitor
from tests.house import START, TOY, Clock, House, settings_for

ROUNDS = 40


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The demo municipality, filled once."""
    house = installations.make(settings_for(tmp_path_factory.mktemp("bench")), now=Clock(START))
    municipality.fill(house, TOY)
    yield house
    house.engine.dispose()


def test_pages(demo: Installation) -> None:
    with begin(demo, Actor(None, Role.coordinator), writing=False) as work:
        case_id = lists.page(work)[0].id
    visitor = Visitor(House(demo, Clock(START), {})).sign_in("koordinator")
    pages = {"bare": "/halsa", "start": "/", "list": "/arenden", "case": f"/arenden/{case_id}"}
    took = {name: _median(visitor, path) for name, path in pages.items()}
    print(f"\n{'page':8} {'ms':>8} {'x bare':>8}")
    for name, seconds in took.items():
        print(f"{name:8} {seconds * 1000:8.2f} {seconds / took['bare']:8.1f}")
    assert all(took.values())


def _median(visitor: Visitor, path: str) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        answer = visitor.client.get(path)
        times.append(time.perf_counter() - began)
        assert answer.status_code == 200
    return median(times)
