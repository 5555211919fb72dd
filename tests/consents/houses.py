"""A house on SQLite that does not wait for the disk: nothing here is about surviving a power cut."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import event

from tests.house import House, move_in


@contextmanager
def quick_house(template: Path, folder: Path, ids: Mapping[str, UUID]) -> Iterator[House]:
    """A copy of a furnished house, let go of afterwards."""
    house = move_in(template, folder, dict(ids))
    for engine in (house.installation.engine, house.installation.vault.keystore.engine):
        event.listen(engine, "connect", _without_waiting)
    house.close()
    yield house
    house.close()


def _without_waiting(connection: Any, _entry: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")
