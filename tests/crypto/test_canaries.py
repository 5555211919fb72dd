"""Nothing that is sealed can be read in the files: every sealed column filled with a unique word, then searched."""

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


def test_the_search_finds_the_word_of_every_column_when_it_is_not_sealed(
    sqlite_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof that the search above can fail: the same words, written as they are."""
    monkeypatch.setattr(fields, "seal", lambda _key, _place, plain: plain)
    words = canaries.fill(sqlite_house.settings.database_url, sqlite_house.installation.vault)
    assert canaries.found(words.values(), canaries.files_below(sqlite_house.settings.data)) == set(words.values())


def test_the_search_finds_one_column_that_is_not_sealed(sqlite_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaky(key: DataKey, place: Place, plain: bytes) -> bytes:
        return plain if (place.table, place.column) == ("note", "text_sealed") else seal(key, place, plain)

    monkeypatch.setattr(fields, "seal", leaky)
    words = canaries.fill(sqlite_house.settings.database_url, sqlite_house.installation.vault)
    assert canaries.found(words.values(), canaries.files_below(sqlite_house.settings.data)) == {words["note.text"]}
