"""Whoever sits in the styrgrupp reads figures and the group's own papers: no word about anybody, at any address.

Every sealed word of every case is opened first and then looked for in every answer (invariant 6, complaint S1).
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import pytest
from sqlalchemy import select

from sspf.access.actor import SYSTEM
from sspf.cases.models import Case, CaseScoped
from sspf.crypto.fields import sealed_attributes
from sspf.crypto.scope import CASE_ZONES
from sspf.demo import staff
from tests.access.visits import World
from tests.access.world import Consent, Part, Standing
from tests.canaries import sealed_columns
from tests.house import House

SHARED = Standing(Consent.active, Part.assigned)
"""The case that most people may read; the tours of the matrix visit every other one."""
LOGINS = ("styrgrupp", "fritidschef")
"""A member by role, and somebody of another role who holds a seat in the styrgrupp beside it."""
TELLING = re.compile(r"[A-ZÅÄÖ]|\d{8}")
"""What somebody typed has a capital letter; a personal number has digits. An id of `config/` has neither."""
QUERIES = ("/statistik?period=2026", "/statistik/ungdomar?period=2026-vt", "/statistik/nyckeltal?period=2026-k3")


@pytest.fixture(scope="module")
def words(world: World) -> frozenset[str]:
    """The words, but for colleagues' names, which a group's papers have, and what anybody in the street may read."""
    found = frozenset(_words(world.house)) - {each.name for each in staff.STAFF}
    told = found - {word for _, words in _told(world, "", found) for word in words}
    assert len(told) > 40
    return told


def test_invariant_6_and_complaint_s1_no_word_about_anybody_reaches_whoever_sits_in_the_styrgrupp(
    world: World, words: frozenset[str]
) -> None:
    for login in LOGINS:
        assert list(_told(world, login, words)) == []


def test_the_search_finds_the_same_words_where_they_may_be_read(world: World, words: frozenset[str]) -> None:
    """The proof that the search above can fail."""
    assert len(list(islice(_told(world, "koordinator", words), 10))) == 10


def _told(world: World, login: str, words: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """Every address whose answer holds one of the words."""
    subject = world.subjects[login]
    for route in (each for each in world.routes if each.method == "GET"):
        answer = world.ask(subject, route, world.named(subject, route, world.places[SHARED]))
        body = answer.get_data().decode(errors="replace")
        if found := [each for each in words if each in body]:
            yield route.endpoint, found
    for path in QUERIES:
        body = world.send(subject, "GET", path, {}).text
        if found := [each for each in words if each in body]:
            yield path, found


def _words(house: House) -> Iterator[str]:
    """Every sealed word of every case: names, numbers, addresses, days of birth, and all that was written."""
    models: set[Any] = {model for model, _ in sealed_columns() if model is Case or issubclass(model, CaseScoped)}
    with house.work(SYSTEM, writing=False) as work:
        for model in models:
            for row in work.session.scalars(select(model)):
                work.admit(row.seal_scope, CASE_ZONES)
                for attribute in sealed_attributes(model):
                    yield from _texts(getattr(row, attribute.name))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, date):
        yield value.isoformat()
    elif isinstance(value, str) and len(value) > 4 and TELLING.search(value):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
