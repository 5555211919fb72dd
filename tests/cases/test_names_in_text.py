"""The two readings of names in a text: one asks at every capital, the other only where a whole name stands."""

import pytest

from sspf.cases.rules.names_in_text import known_words, outside_names, possible_names
from sspf.catalogue import loader
from sspf.settings import PROJECT

KNOWN = known_words(loader.load(PROJECT / "config"))
FAMILY = {"Alva", "Provsson", "Ylva", "Arne", "Måsviksskolan"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("En kille som heter Kevin var med.", ["Kevin"]),
        ("Alva Provsson var med.", ["Alva", "Provsson"]),
        ("Alvas bror, Per-Erik, var med.", ["Per-Erik"]),
        ("Vi pratade med Åsa.\nSedan med Leo och hans mamma.", ["Åsa", "Leo"]),
        ('Någon ropade: "Melvin!"', []),
        ("Några i Norrliden och på Måsviksskolan.", []),
        ("Norrlidens centrum, Kalmar kommun, Områdespolisens bil.", []),
        ("SSPF och EHT är med.", []),
        ("Sent. Vid torget. Inga vuxna.", []),
        ("• Rasten\n• Torget", []),
        ("", []),
    ],
)
def test_words_like_names_are_found_and_places_and_units_are_not(text: str, names: list[str]) -> None:
    assert possible_names(text, KNOWN) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Var ute med Olle Berg i lördags.", ("Olle Berg",)),
        ("Alva och Olle var där.", ("Alva och Olle",)),
        ("När Olle kommer blir det bråk.", ("När Olle",)),
        ("Olle Berg och Kim af Ek", ("Olle Berg och Kim af Ek",)),
        ("Olle Berg. Olle Berg igen.", ("Olle Berg",)),
        ("Anna-Karin Öberg ringde.", ("Anna-Karin Öberg",)),
        ("Alva Provsson och Olle var där.", ("Alva Provsson och Olle",)),
        ("När Alva kommer är allt bra.", ()),
        ("Alva Provsson och Ylva Provsson kom till Måsviksskolan.", ()),
        ("Går till skolan varje dag. Trivs.", ()),
        ("Trivs. Ritar. Spelar.", ()),
        ("SSPF och BUP", ()),
    ],
)
def test_names_from_outside_the_case_are_found_and_the_familys_own_are_not(text: str, names: tuple[str, ...]) -> None:
    assert outside_names(text, FAMILY) == names


def test_the_two_readings_differ_where_the_own_family_is_named() -> None:
    text = "På kvällen satt Alva hemma."

    assert possible_names(text, KNOWN) == ["Alva"]
    assert outside_names(text, FAMILY) == ()
