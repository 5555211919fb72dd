"""What is typed about a group is looked through: personal numbers are refused, possible names are asked about (R75)."""

import pytest

from sspf.catalogue import loader
from sspf.errors import Refused
from sspf.group_cases.rules import texts
from sspf.group_cases.rules.terms import GroupProblem
from sspf.settings import PROJECT

KNOWN = texts.known_words(loader.load(PROJECT / "config"))
CLEAN = {"observed": "Några i åk 8 samlas vid torget.", "wanted": "Lugna raster."}


@pytest.mark.parametrize("field", sorted(CLEAN))
def test_r75_and_invariant_17_a_personal_number_is_refused_at_its_field_whoever_vouches(field: str) -> None:
    with pytest.raises(Refused) as refused:
        texts.check_texts({**CLEAN, field: "Det gäller 110101-2390."}, KNOWN, nameless=True)
    assert (refused.value.reason, refused.value.field) == (GroupProblem.personal_number, field)


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
    assert texts.names_in(text, KNOWN) == names


def test_what_may_be_a_name_is_asked_about_once_and_passes_when_somebody_vouches_for_it() -> None:
    said = {**CLEAN, "wanted": "Samarbeta med Hemköp."}
    with pytest.raises(Refused) as refused:
        texts.check_texts(said, KNOWN, nameless=False)
    assert (refused.value.reason, refused.value.field) == (GroupProblem.may_name_someone, "nameless")
    texts.check_texts(said, KNOWN, nameless=True)
    texts.check_texts(CLEAN, KNOWN, nameless=False)
