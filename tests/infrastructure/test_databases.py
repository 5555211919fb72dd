"""What database tests stand on: empty databases of both kinds, copies, and a cluster that leaves nothing behind."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, inspect, text

from tests.infrastructure.postgres import Cluster

DYING = """
import os, signal
from tests.infrastructure.postgres import running_cluster
from tests.infrastructure.programs import POSTGRESQL
with running_cluster(POSTGRESQL.find()) as cluster:
    print(cluster.folder, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def tables(url: str) -> list[str]:
    engine = create_engine(url)
    found = inspect(engine).get_table_names()
    engine.dispose()
    return found


def make_table(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE youth (name text)"))
    engine.dispose()


def test_a_test_gets_an_empty_database_that_keeps_what_it_is_given(engine_url: str) -> None:
    assert tables(engine_url) == []
    make_table(engine_url)
    assert tables(engine_url) == ["youth"]


def test_every_call_of_the_factory_makes_another_database(postgres_url_factory: Callable[[], str]) -> None:
    first, second = postgres_url_factory(), postgres_url_factory()
    make_table(first)
    assert tables(second) == []


def test_a_copy_holds_what_its_original_holds(postgres_cluster: Cluster) -> None:
    original = postgres_cluster.create_database()
    make_table(original)
    assert tables(postgres_cluster.create_database(copy_of=original)) == ["youth"]


def test_a_killed_session_leaves_no_server_and_no_folder(postgres_cluster: Cluster) -> None:
    died = subprocess.run([sys.executable, "-c", DYING], capture_output=True, text=True, check=False)
    folder = Path(died.stdout.strip())
    assert folder.name.startswith("sspf-pg-"), died.stderr
    deadline = time.monotonic() + 20
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not folder.exists()
