"""What may name nobody is looked through: personal numbers are refused, possible names are asked about (R75)."""

import pytest

from sspf.cases.rules.nameless import NamelessProblem, check_texts
from sspf.cases.rules.names_in_text import known_words
from sspf.catalogue import loader
from sspf.errors import Refused
from sspf.settings import PROJECT

KNOWN = known_words(loader.load(PROJECT / "config"))
CLEAN = {"observed": "Några i åk 8 samlas vid torget.", "wanted": "Lugna raster."}


@pytest.mark.parametrize("field", sorted(CLEAN))
def test_r75_and_invariant_17_a_personal_number_is_refused_at_its_field_whoever_vouches(field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_texts({**CLEAN, field: "Det gäller 110101-2390."}, KNOWN, vouched=True)
    assert (refused.value.reason, refused.value.field) == (NamelessProblem.personal_number, field)


def test_what_may_be_a_name_is_asked_about_once_and_passes_when_somebody_vouches_for_it() -> None:
    said = {**CLEAN, "wanted": "Samarbeta med Hemköp."}
    with pytest.raises(Refused) as refused:
        check_texts(said, KNOWN, vouched=False)
    assert (refused.value.reason, refused.value.field) == (NamelessProblem.may_name_someone, "nameless")
    check_texts(said, KNOWN, vouched=True)
    check_texts(CLEAN, KNOWN, vouched=False)
