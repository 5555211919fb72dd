"""What is typed about a group is looked through: personal numbers are refused, possible names are asked about (R75)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.catalogue import loader
from sspf.errors import Refused
from sspf.group_cases.rules import texts
from sspf.group_cases.rules.terms import GroupProblem
from sspf.settings import PROJECT

KNOWN = texts.known_words(loader.load(PROJECT / "config"))
CLEAN = {"observed": "Några i åk 8 samlas vid torget.", "wanted": "Lugna raster."}


@pytest.mark.parametrize(
    "written",
    [
        "20110101-2399",
        "201101012399",
        "20110101 2399",
        "110101-2399",
        "110101 - 2399",
        "110101–2399",
        "110101+2399",
        "1101012399",
        "2011 01 01 23 99",
        "2011-01-01-2399",
        "20110161-2396",
        "110101-239X",
        "20110101-2390",
        "110101-2390",
        "２０１１０１０１－２３９９",
    ],
)
def test_r75_and_invariant_17_a_personal_number_is_seen_in_every_spelling(written: str) -> None:
    for text in (written, f"Det gäller {written}.", f"({written})", f"a\n{written}\nb", f"nr:{written}, åk 8"):
        assert texts.holds_personal_number(text), text
        with pytest.raises(Refused) as refused:
            texts.check_texts({**CLEAN, "observed": text}, KNOWN, nameless=True)
        assert (refused.value.reason, refused.value.field) == (GroupProblem.personal_number, "observed")


@pytest.mark.parametrize(
    "written",
    [
        "Det var 14 ungdomar 2026-11-23 kl. 19.30.",
        "Ring 08-465 004 11.",
        "Skolan når ni på 0480-45 00 00.",
        "G2026-0001 och 2026-0014 hänger ihop.",
        "Mellan 20.00 och 23.30, vecka 47–48.",
        "991332-2399 är ingen dag.",
        "Bankgiro 5050-1055, plusgiro 90 19 50-6",
        "1101012390",
    ],
)
def test_days_telephones_and_other_numbers_are_left_alone(written: str) -> None:
    assert not texts.holds_personal_number(written)


@given(year=st.integers(1920, 2026), month=st.integers(1, 12), day=st.integers(1, 28), serial=st.integers(0, 9999))
def test_r75_no_number_with_its_century_or_its_sign_slips_through(year: int, month: int, day: int, serial: int) -> None:
    born = f"{year}{month:02}{day:02}"
    for text in (f"{born}-{serial:04}", f"{born}{serial:04}", f"{born[2:]}-{serial:04}"):
        assert texts.holds_personal_number(f"Sedd: {text} vid torget.")


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
