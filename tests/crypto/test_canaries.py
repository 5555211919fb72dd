"""Nothing that is sealed can be read in the files: every sealed column filled with a unique word, then searched."""

from typing import Any

import pytest

from sspf.crypto import fields
from sspf.crypto.seal import DataKey, Place, seal
from tests import canaries
from tests.house import House


def test_no_sealed_word_can_be_found_in_the_files(house: House) -> None:
    words = canaries.fill(house.settings.database_url, house.installation.vault)
    assert len(words) > 20
    haystacks = [*canaries.files_below(house.settings.data), *canaries.contents(house.installation.engine)]
    assert canaries.found(words.values(), haystacks) == set()


@pytest.mark.parametrize("column", [f"{m.__tablename__}.{a.name}" for m, a in canaries.sealed_columns()])
def test_the_search_finds_the_word_of_a_column_that_is_not_sealed(
    sqlite_house: House, monkeypatch: pytest.MonkeyPatch, column: str
) -> None:
    if (word := _leak(sqlite_house, monkeypatch, column)) is None:
        return  # a sealed date holds no word; its cells are sealed by the very same function
    assert canaries.found([word], canaries.files_below(sqlite_house.settings.data)) == {word}


def _leak(house: House, monkeypatch: pytest.MonkeyPatch, column: str) -> str | None:
    """Break the sealing of one column, fill, and give its word."""
    table, _, name = column.partition(".")

    def leaky(key: DataKey, place: Place, plain: bytes) -> Any:
        mine = (place.table, place.column) == (table, f"{name}_sealed")
        return plain if mine else seal(key, place, plain)

    monkeypatch.setattr(fields, "seal", leaky)
    return canaries.fill(house.settings.database_url, house.installation.vault).get(column)
