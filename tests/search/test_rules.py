"""What may be searched for, and how names are compared."""

import pytest

from sspf.cases.rules.names import folded
from sspf.search.rules import Wanted, understood


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("åsa", "Åsa Öberg"),
        ("asa", "Åsa Öberg"),
        ("ÖBERG", "Åsa Öberg"),
        ("berg", "Åsa Öberg"),
        ("öberg åsa", "Åsa Öberg"),
        ("a\u030asa", "Åsa Öberg"),
        ("jose", "José Søndergård"),
        ("sondergard", "José Søndergård"),
        ("strasse", "Anna Straße"),
        ("ozgur", "Özgür Şahin"),
    ],
)
def test_any_part_of_a_name_is_found_whatever_its_letters_wear(typed: str, name: str) -> None:
    wanted = understood(typed)
    assert wanted is not None
    assert wanted.is_named(name)


@pytest.mark.parametrize(("typed", "name"), [("asta", "Åsa Öberg"), ("asa lind", "Åsa Öberg")])
def test_every_word_must_stand_in_the_name(typed: str, name: str) -> None:
    wanted = understood(typed)
    assert wanted is not None
    assert not wanted.is_named(name)


@pytest.mark.parametrize("typed", ["20120512-2383", "201205122383", "120512-2383", "1205122383", " 120512 – 2383 "])
def test_a_personal_number_is_understood_as_people_write_it(typed: str) -> None:
    wanted = understood(typed)
    assert wanted is not None
    assert wanted.is_numbered("201205122383")
    assert not wanted.is_numbered("201205122391")
    assert not wanted.is_numbered(None)


@pytest.mark.parametrize("typed", ["2026-0001", "20260001", " 2026 - 0001 "])
def test_a_case_number_is_understood(typed: str) -> None:
    assert understood(typed) == Wanted(number="2026-0001")


@pytest.mark.parametrize("typed", ["", " ", "a", "\u0301", " å "])
def test_r34_too_little_to_go_by_is_not_a_search(typed: str) -> None:
    assert understood(typed) is None


def test_names_that_begin_with_what_was_typed_come_first() -> None:
    wanted = understood("li")
    assert wanted is not None
    names = ["Elias Alm", "Åsa Lind", "Lina Ek", "Alice Berg"]
    assert sorted(names, key=wanted.rank) == ["Lina Ek", "Alice Berg", "Åsa Lind", "Elias Alm"]


def test_folding_is_done_once_and_for_all() -> None:
    for word in ("Åsa", "Søndergård", "Straße", "ÞÓRA", "ﬁsk"):
        assert folded(folded(word)) == folded(word)
