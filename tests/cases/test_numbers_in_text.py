"""A personal number is seen wherever it stands in a text, and other numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.cases.rules.numbers_in_text import holds_personal_number


@pytest.mark.parametrize(
    "written",
    [
        "20110101-2399",
        "201101012399",
        "20110101 2399",
        "110101-2399",
        "110101 - 2399",
        "110101–2399",
        "110101—2399",
        "110101+2399",
        "1101012399",
        "110101 2399",
        "2011 01 01 23 99",
        "2011-01-01-2399",
        "2011-01-01-2390",
        "20110161-2396",
        "110161-2396",
        "110101-239X",
        "20110101-2390",
        "110101-2390",
        "２０１１０１０１－２３９９",
    ],
)
@pytest.mark.parametrize("around", ["{}", "Det gäller {}.", "({})", "a\n{}\nb", "nr:{}, åk 8"])
def test_r75_and_invariant_17_a_personal_number_is_seen_in_every_spelling(written: str, around: str) -> None:
    assert holds_personal_number(around.format(written))


@pytest.mark.parametrize(
    "written",
    [
        "Det var 14 ungdomar 2026-11-23 kl. 19.30.",
        "Har varit borta sedan 2026-11-12.",
        "2026-11-23 1530",
        "Ring 08-465 004 11.",
        "Ring mig på 070-174 06 00 efter 15.30.",
        "0701740605",
        "Skolan når ni på 0480-45 00 00.",
        "G2026-0001 och 2026-0014 hänger ihop.",
        "Mellan 20.00 och 23.30, vecka 47–48.",
        "Frånvaro 40 procent, 12 av 30 dagar, vecka 46.",
        "991332-2399 är ingen dag.",
        "Bankgiro 5050-1055, plusgiro 90 19 50-6",
        "1101012390",
        "1234567890",
        "3 2 1",
        "",
    ],
)
def test_days_telephones_case_numbers_and_other_figures_are_left_alone(written: str) -> None:
    assert not holds_personal_number(written)


@given(year=st.integers(1920, 2026), month=st.integers(1, 12), day=st.integers(1, 28), serial=st.integers(0, 9999))
def test_r75_no_number_with_its_century_or_its_sign_slips_through(year: int, month: int, day: int, serial: int) -> None:
    born = f"{year}{month:02}{day:02}"
    for text in (f"{born}-{serial:04}", f"{born}{serial:04}", f"{born[2:]}-{serial:04}"):
        assert holds_personal_number(f"Sedd: {text} vid torget.")
