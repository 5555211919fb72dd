"""The shipped catalogue, and a copy of its files to spoil."""

from __future__ import annotations

import json
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from sspf.catalogue.loader import Catalogue, load
from sspf.errors import ConfigurationError

SHIPPED = Path(__file__).parents[2] / "config"


class Desk:
    """A copy of `config/` that a test may write in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def edit(self, file: str, old: str, new: str) -> None:
        """Exchange the first place where `old` stands outside comments; where there is none, the search raises."""
        text = (self.folder / file).read_text()
        at = text.index(old)
        while text[text.rfind("\n", 0, at) + 1] == "#":
            at = text.index(old, at + 1)
        self.write(file, text[:at] + new + text[at + len(old) :])

    def write(self, file: str, text: str) -> None:
        (self.folder / file).write_text(text)

    def restore(self, file: str) -> None:
        shutil.copy(SHIPPED / file, self.folder / file)

    def table(self, file: str) -> dict[str, object]:
        return tomllib.loads((SHIPPED / file).read_text())

    def files(self) -> list[str]:
        return sorted(str(path.relative_to(SHIPPED)) for path in SHIPPED.rglob("*.toml"))

    def load(self) -> Catalogue:
        return load(self.folder)

    def refusal(self) -> str:
        """The message an operator meets; the folder's own name is left out of it."""
        with pytest.raises(ConfigurationError) as caught:
            load(self.folder)
        return str(caught.value).replace(str(self.folder), "config")


def as_toml(table: dict[str, object]) -> str:
    """Write a table back as TOML: ugly, and the same to a reader."""
    return "\n".join(f"{json.dumps(key)} = {_value(value)}" for key, value in table.items())


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return load(SHIPPED)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(SHIPPED, tmp_path / "config")
    return Desk(tmp_path / "config")
