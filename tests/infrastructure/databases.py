"""Fixtures that give a test its database: a file of SQLite or a database in this session's PostgreSQL cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.infrastructure.postgres import Cluster, running_cluster
from tests.infrastructure.programs import POSTGRESQL


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs PostgreSQL, so that nobody has to remember it."""
    for item in items:
        if "postgres_cluster" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.postgres)


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """The cluster of this session (of this xdist worker); the test is skipped, with the reason, where there is none."""
    programs = POSTGRESQL.find()
    if programs is None:
        pytest.skip(POSTGRESQL.missing)
    with running_cluster(programs) as cluster:
        yield cluster


@pytest.fixture(scope="session")
def postgres_url_factory(postgres_cluster: Cluster) -> Callable[[], str]:
    """Makes a new, empty PostgreSQL database at every call and gives its URL."""
    return postgres_cluster.create_database


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database. A test that asks for it runs twice, once on each kind.

    One kind only: `@pytest.mark.parametrize("engine_url", ["sqlite"], indirect=True)`.
    """
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.sqlite'}"
        return
    cluster: Cluster = request.getfixturevalue("postgres_cluster")
    url = cluster.create_database()
    yield url
    cluster.drop_database(url)
