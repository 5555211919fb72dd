"""Fixtures that give a test an installation with staff: `house` on both databases, `sqlite_house` on SQLite only."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from tests.browser import Visitor
from tests.house import House, furnish, move_in, settings_for
from tests.infrastructure.postgres import Cluster


@dataclass(frozen=True)
class Template:
    """A furnished installation from which houses are copied."""

    folder: Path
    ids: dict[str, UUID]
    database_url: str | None = None


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Built once per session: migrations run, keys made, staff employed."""
    folder = tmp_path_factory.mktemp("template")
    return Template(folder, furnish(settings_for(folder)))


@pytest.fixture(scope="session")
def postgres_template(tmp_path_factory: pytest.TempPathFactory, postgres_cluster: Cluster) -> Template:
    """The same in PostgreSQL."""
    folder = tmp_path_factory.mktemp("template-postgres")
    url = postgres_cluster.create_database()
    return Template(folder, furnish(settings_for(folder, url)), url)


@pytest.fixture
def sqlite_house(sqlite_template: Template, tmp_path: Path) -> Iterator[House]:
    """An installation on SQLite."""
    house = move_in(sqlite_template.folder, tmp_path / "house", sqlite_template.ids)
    yield house
    house.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """An installation; the test runs once on each kind of database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_house")
        return
    template: Template = request.getfixturevalue("postgres_template")
    cluster: Cluster = request.getfixturevalue("postgres_cluster")
    url = cluster.create_database(template.database_url)
    house = move_in(template.folder, tmp_path / "house", template.ids, url)
    yield house
    house.close()
    cluster.drop_database(url)


@pytest.fixture
def visitor(house: House) -> Visitor:
    """Someone who is not signed in."""
    return Visitor(house)
