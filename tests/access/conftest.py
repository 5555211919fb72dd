"""Fixtures that give the access tests their world; it is built once, and every test leaves it as it was."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event

from tests.access import world as worlds
from tests.access.visits import World, inhabited
from tests.house import House, move_in
from tests.infrastructure.houses import Template
from tests.infrastructure.postgres import Cluster

LOGINS = (
    ("koordinator", "coordinator"),
    ("ersattare", "coordinator"),
    ("rektor", "unit_manager"),
    ("fritidschef", "unit_manager"),
    ("kurator", "participant"),
    ("styrgrupp", "steering_member"),
    ("granskare", "log_reviewer"),
    ("administrator", "administrator"),
    ("", "public"),
)
"""Who visits, and the column of the table that says what they meet."""


@pytest.fixture(scope="session")
def world(sqlite_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Every standing on SQLite."""
    house = move_in(sqlite_template.folder, tmp_path_factory.mktemp("world") / "house", sqlite_template.ids)
    _hurry(house)
    yield inhabited(house, worlds.build(house, (*worlds.TEN, *worlds.BESIDES)), LOGINS)
    house.close()


@pytest.fixture(scope="session")
def postgres_world(
    postgres_template: Template, postgres_cluster: Cluster, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The ten standings on PostgreSQL, and those whom a case can be shared with."""
    url = postgres_cluster.create_database(postgres_template.database_url)
    house = move_in(
        postgres_template.folder, tmp_path_factory.mktemp("world-postgres") / "house", postgres_template.ids, url
    )
    _hurry(house)
    visitors = [each for each in LOGINS if each[0] in ("koordinator", "rektor", "kurator")]
    yield inhabited(house, worlds.build(house, worlds.TEN), visitors)
    house.close()
    postgres_cluster.drop_database(url)


def _hurry(house: House) -> None:
    """Nothing here is about surviving a power cut, so SQLite need not wait for the disk."""
    for engine in (house.installation.engine, house.installation.vault.keystore.engine):
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _without_waiting)
    house.close()


def _without_waiting(connection: Any, _entry: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")
