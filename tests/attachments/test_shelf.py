"""A file is on the shelf whole or not at all, readable by its owner only."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from sspf.errors import Damaged
from sspf.shelf import Shelf

NAME = UUID(int=1)


def test_what_was_put_comes_back_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "bilagor")
    shelf.put(NAME, [b"ett ", b"papper"])
    assert shelf.get(NAME) == b"ett papper"
    assert stat.S_IMODE((shelf.folder / str(NAME)).stat().st_mode) == 0o600
    assert stat.S_IMODE(shelf.folder.stat().st_mode) == 0o700


def test_a_write_that_breaks_off_leaves_no_file_under_the_name(tmp_path: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"halva"
        raise OSError("disken är full")

    shelf = Shelf(tmp_path)
    with pytest.raises(OSError, match="full"):
        shelf.put(NAME, breaking())
    assert not shelf.holds(NAME)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_gone_is_damage_and_not_emptiness(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        Shelf(tmp_path).get(NAME)


def test_only_files_that_have_lain_a_while_are_old(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(NAME, [b"gammal"])
    shelf.put(UUID(int=2), [b"ny"])
    os.utime(tmp_path / str(NAME), (1000, 1000))
    assert [path.name for path in shelf.older_than(2000)] == [str(NAME)]
    shelf.discard(tmp_path / str(NAME))
    assert not shelf.holds(NAME)
    assert shelf.holds(UUID(int=2))
