"""How names are compared, and how they are looked for."""

import pytest

from sspf.cases.rules.names import folded, same


@pytest.mark.parametrize(
    "other", ["åsa-lena öberg", "Åsa Lena  Öberg", "A\u030asa-Lena O\u0308berg", " ÅSA LENA ÖBERG "]
)
def test_the_same_name_is_the_same_however_it_is_typed(other: str) -> None:
    assert same("Åsa-Lena Öberg", other)


@pytest.mark.parametrize("other", ["Asa-Lena Oberg", "Åsa Öberg", "ÅsaLena Öberg", ""])
def test_another_name_is_another(other: str) -> None:
    assert not same("Åsa-Lena Öberg", other)


def test_more_is_found_than_is_the_same() -> None:
    assert folded("Åsa Søndergård") == folded("asa sondergard")
    assert not same("Åsa Søndergård", "asa sondergard")
