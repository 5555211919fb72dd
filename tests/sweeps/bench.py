"""How long pages take over the demo, side by side: medians of one process, without a network in between."""

import time
from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from uuid import uuid4

import pytest

from sspf import installation as installations
from sspf.access.actor import Actor
from sspf.access.roles import Role
from sspf.audit import events
from sspf.cases.models import Case, Person
from sspf.cases.queries import lists
from sspf.cases.rules.states import CaseState
from sspf.crypto.scope import CASE_ZONES
from sspf.demo import municipality
from sspf.installation import Installation
from sspf.search import queries
from sspf.work import Work, begin
from tests.browser import Visitor, statements
from tests.factories import cases, plan_papers
from tests.house import START, TOY, Clock, House, settings_for

ROUNDS = 40
CASES = 2000
SEARCHES = 7
GUARDIANS = (cases.MOTHER, cases.FATHER)


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


def test_plans_on_paper(sqlite_house: House) -> None:
    """A fixed plan becomes a PDF in under a second, for each of its readers."""
    written = plan_papers.fixed(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    took = {reader: _median(visitor, path) for reader, path in written.paths.items()}
    print(f"\n{'paper for':14} {'ms':>8}")
    for reader, seconds in took.items():
        print(f"{reader:14} {seconds * 1000:8.1f}")
    assert max(took.values()) < 1


def _median(visitor: Visitor, path: str) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        answer = visitor.client.get(path)
        times.append(time.perf_counter() - began)
        assert answer.status_code == 200
    return median(times)


def test_search(sqlite_house: House) -> None:
    """By name over 2,000 cases: every name is opened, since no index could be kept that would not tell."""
    _fill(sqlite_house)
    wanted = {"part of a name": "provsson 17", "nobody": "zzzz", "personal number": "120512-2383", "case": "2026-1999"}
    print(f"\n{'search over ' + str(CASES) + ' cases':30} {'ms':>8} {'statements':>11}")
    for name, text in wanted.items():
        print(f"{name:30} {_median_search(sqlite_house, text) * 1000:8.1f} {_count(sqlite_house, text):11}")
    print(f"{'(a page of the list)':30} {_median_search(sqlite_house, None) * 1000:8.1f}")
    assert _count(sqlite_house, "zzzz") <= 3


def _fill(house: House) -> None:
    """Cases with a youth and two guardians each, written as rows: through the acts it would take minutes."""
    for start in range(0, CASES, 200):
        with house.work() as work:
            for number in range(start + 1, start + 201):
                _case(work, number)
            work.record(events.CasesListed(()), events.FamilyTold(uuid4()))
            work.commit()


def _case(work: Work, number: int) -> None:
    case = Case(id=uuid4(), number=f"2026-{number:04}", state=CaseState.opened, coordinator_id=work.actor_id)
    case.received_at = case.opened_at = work.now
    work.keys.make(case.seal_scope, CASE_ZONES)
    youth = replace(cases.YOUTH, family_name=f"Provsson {number}")
    work.add(case, *(Person(case_id=case.id, role=each.role, **each.columns()) for each in (youth, *GUARDIANS)))


def _search(house: House, text: str | None) -> None:
    with house.work(writing=False) as work:
        if text is None:
            lists.page(work)
        else:
            queries.find(work, text)


def _median_search(house: House, text: str | None) -> float:
    took = []
    for _ in range(SEARCHES):
        began = time.process_time()
        _search(house, text)
        took.append(time.process_time() - began)
    return median(took)


def _count(house: House, text: str) -> int:
    with statements(house) as seen:
        _search(house, text)
    return len(seen)
