"""An instrument is only named: what was used, by whom, when, and what came of it in words (practice 2.6)."""

import pytest

from sspf.statements.models import StatementVersion
from sspf.statements.rules.terms import StatementTerms, Wording
from tests.browser import Visitor
from tests.factories import statements
from tests.house import House

SUMMARY = "Hemma går det bra. I skolan behövs lugn och ro."
ESTER = StatementTerms("skola", Wording(SUMMARY, statements.TODAY, instrument="ESTER"))


def test_it_stays_with_the_agency_that_used_it_until_that_agency_shares_it(house: House) -> None:
    family = statements.case(house)
    statement_id = statements.written(house, family.case_id, "kurator", ESTER)
    page = f"/arenden/{family.case_id}/uppgifter"
    police = Visitor(house).sign_in("polis")
    police.get(page)
    assert "ESTER" not in police.text
    police.get(f"{page}/{statement_id}", status=404)
    statements.share(house, family.case_id, statement_id, "kurator", "omradespolis")
    police.get(page)
    for words in ("Bedömning med ESTER", "Måsviksskolan", SUMMARY):
        assert words in police.text


def test_it_is_written_with_day_and_summary_and_comes_back_to_be_corrected(sqlite_house: House) -> None:
    family = statements.case(sqlite_house)
    page = f"/arenden/{family.case_id}/uppgifter"
    visitor = Visitor(sqlite_house).sign_in("kurator")
    told = {"text": SUMMARY, "information": "skola", "source_on": "2026-11-20", "instrument": "ESTER"}
    visitor.fill(f"{page}/ny", **told)
    assert "Bedömning med ESTER" in visitor.text
    visitor.get(f"{page}/ny")
    assert "Frågor, svar och poäng stannar hos er." in visitor.text
    with sqlite_house.work("kurator") as work:
        statement_id = work.session.query(StatementVersion).one().statement_id
    visitor.get(f"{page}/{statement_id}/andra")
    assert 'value="ESTER"' in visitor.response.text


@pytest.mark.parametrize("instrument", ["", "20120512-2386"])
def test_what_is_no_instrument_is_not_told_as_one(sqlite_house: House, instrument: str) -> None:
    family = statements.case(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("kurator")
    page = f"/arenden/{family.case_id}/uppgifter/ny"
    visitor.get(page)
    told = {"text": SUMMARY, "information": "skola", "source_on": "2026-11-20", "instrument": instrument}
    visitor.post(page, status=422 if instrument else 303, **told)
    if not instrument:
        visitor.follow()
    assert "Bedömning med" not in visitor.text
