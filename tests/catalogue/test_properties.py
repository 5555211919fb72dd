"""Whatever value in whatever file is spoilt, the message leads to it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.catalogue.conftest import SHIPPED, Desk, as_toml

Path = tuple[str, ...]
FILES = {str(path.relative_to(SHIPPED)): tomllib.loads(path.read_text()) for path in sorted(SHIPPED.rglob("*.toml"))}


def leaves(table: dict[str, Any], above: Path = ()) -> Iterator[Path]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, (*above, key))
        else:
            yield (*above, key)


def spoil(file: str, path: Path, value: object) -> str:
    """The file as it would be with another value in one place."""
    table = deepcopy(FILES[file])
    inner = table
    for key in path[:-1]:
        inner = inner.setdefault(key, {})
    inner[path[-1]] = value
    return as_toml(table)


VALUES = [(file, path) for file, table in FILES.items() for path in leaves(table)]
TABLES = sorted({(file, path[:-1]) for file, path in VALUES})
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_the_files_are_the_same_when_written_back(desk: Desk) -> None:
    before = desk.load()
    for file, table in FILES.items():
        assert tomllib.loads(as_toml(table)) == table
        desk.write(file, as_toml(table))

    after = desk.load()

    assert after.factors == before.factors
    assert after.surveys == before.surveys


@many
@given(spot=st.sampled_from(VALUES))
def test_a_value_of_another_type_is_refused_with_its_file_and_key(desk: Desk, spot: tuple[str, Path]) -> None:
    file, path = spot
    desk.write(file, spoil(file, path, [[]]))

    refusal = desk.refusal()
    desk.restore(file)

    assert f"  {file}: {'.'.join(path)}" in refusal


@many
@given(spot=st.sampled_from(TABLES))
def test_a_key_that_nobody_knows_is_refused_with_its_file_and_key(desk: Desk, spot: tuple[str, Path]) -> None:
    file, path = (spot[0], (*spot[1], "hittepa"))
    desk.write(file, spoil(file, path, 1))

    refusal = desk.refusal()
    desk.restore(file)

    assert f"  {file}: {'.'.join(path)} – " in refusal


@many
@given(text=st.text(max_size=30))
def test_any_text_is_either_taken_as_it_is_or_refused_at_its_key(desk: Desk, text: str) -> None:
    desk.write("areas.toml", spoil("areas.toml", ("norrliden", "label"), text))

    if text and text == text.strip() and text.isprintable():
        assert desk.load().areas["norrliden"].label == text
    else:
        assert "areas.toml" in desk.refusal()
