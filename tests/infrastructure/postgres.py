"""A throw-away PostgreSQL cluster: the system's programs, a temporary folder, a Unix socket, no durability."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql
from sqlalchemy import make_url

# The guard outlives whatever happens to the tests: when its standard input closes, because the session ended or because
# its process was killed, it stops the server and removes the folder. $0 is the folder of the server's programs.
GUARD = """
quick="-F -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=128MB"
trap '' PIPE
trap '"$0/pg_ctl" -D data -m immediate stop; cd /; rm -rf "$OLDPWD"' EXIT
"$0/initdb" -D data -U sspf --auth=trust --encoding=UTF8 --locale=C --no-sync &&
"$0/pg_ctl" -D data -l log -w -o "$quick -h '' -k '$PWD'" start &&
echo ready && read -r _
"""

MEMORY = "/dev/shm"  # noqa: S108  # a folder that only its owner opens is made in it
ROOM = 2 * 1024**3
"""Bytes. A cluster holds a few copies of the tables and at most an eighth of a gigabyte of its log."""


@dataclass(frozen=True)
class Cluster:
    """A running server, reached through the socket in `folder`."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def create_database(self, copy_of: str | None = None) -> str:
        """The URL of a new database, empty or a copy of the one at `copy_of` (to which nobody may be connected)."""
        name = f"test_{next(self.numbers)}"
        template = _database(copy_of) if copy_of else "template0"
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        return f"postgresql+psycopg://sspf@/{name}?host={self.folder}"

    def drop_database(self, url: str) -> None:
        """Remove the database at `url`, throwing out whoever is still connected."""
        self._execute("DROP DATABASE {} WITH (FORCE)", _database(url))

    def _execute(self, statement: LiteralString, *names: str) -> None:
        with psycopg.connect(host=str(self.folder), user="sspf", dbname="postgres", autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _memory() -> str | None:
    """Memory, where there is room enough and a database takes half the time; None: where temporary files go."""
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return MEMORY if roomy else None


def _database(url: str) -> str:
    return make_url(url).database or ""


@contextmanager
def running_cluster(programs: Path) -> Iterator[Cluster]:
    """A cluster that lives as long as the block; raises RuntimeError with the programs' own words if it cannot start.

    PostgreSQL refuses to run as root, so root hands the folder to the user postgres first.
    """
    folder = Path(tempfile.mkdtemp(prefix="sspf-pg-", dir=_memory()))
    owner = "postgres" if os.geteuid() == 0 else None
    if owner:
        shutil.chown(folder, owner, owner)
    guard = subprocess.Popen(
        ["/bin/sh", "-c", GUARD, str(programs)],
        cwd=folder,
        user=owner,
        group=owner,
        extra_groups=[] if owner else None,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    with guard:
        said = []
        for line in guard.stdout or ():
            if line == "ready\n":
                break
            said.append(line)
        else:
            raise RuntimeError("PostgreSQL did not start:\n" + "".join(said))
        yield Cluster(folder)
