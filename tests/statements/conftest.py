"""A case in which everyone takes part and the family has said yes: built once, and each test has its own copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.factories import cases, consents, statements
from tests.factories.cases import Family
from tests.house import House, move_in
from tests.infrastructure.houses import Template


@dataclass(frozen=True)
class Village:
    """A house with one case in it."""

    house: House
    family: Family


@pytest.fixture(scope="session")
def founded(sqlite_template: Template, tmp_path_factory: pytest.TempPathFactory) -> tuple[Template, Family]:
    """The case: two guardians have said yes to four units, each with somebody who takes part."""
    folder = tmp_path_factory.mktemp("village") / "house"
    house = move_in(sqlite_template.folder, folder, sqlite_template.ids)
    family = consents.given(house, statements.UNITS).family
    for who in statements.STAFF.values():
        cases.take_part(house, family.case_id, who)
    house.close()
    return Template(folder, sqlite_template.ids), family


@pytest.fixture
def village(founded: tuple[Template, Family], tmp_path: Path) -> Iterator[Village]:
    """One's own copy of it, on SQLite: the clause that decides who reads is tried on both databases in test_access."""
    template, family = founded
    house = move_in(template.folder, tmp_path / "village", template.ids)
    yield Village(house, family)
    house.close()


@pytest.fixture
def family(village: Village) -> Family:
    """The case's family."""
    return village.family
