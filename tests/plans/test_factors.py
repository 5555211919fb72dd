"""Factors: strengths first, three questions, "vet ej", other things in own words, and never a number made of them."""

import ast
import re
from pathlib import Path
from uuid import UUID

import pytest

import sspf.plans
from sspf.catalogue.factors import FactorValence
from sspf.plans.actions import parts
from sspf.plans.rules.contents import FactorLine
from sspf.plans.rules.states import FactorDegree
from sspf.plans.rules.terms import FactorTerms
from tests.browser import Visitor
from tests.factories import plans
from tests.house import House

PLANS = Path(sspf.plans.__path__[0])
FACTORS = re.compile(r"factors|strengths|risks|moves")
COUNTING = {"len", "sum", "count", "Counter", "enumerate", "mean"}


@pytest.fixture
def house(sqlite_house: House) -> House:
    """What these tests ask does not depend on the database."""
    return sqlite_house


@pytest.fixture
def at(house: House) -> str:
    """The address of a complete draft."""
    return f"/arenden/{plans.drafted(house).case_id}/plan/utkast"


def factor(house: House, at: str, name: str) -> FactorLine:
    found = plans.content(house, UUID(at.split("/")[2]), draft=True).factors
    return next(each for each in found if each.factor == name)


def test_how_much_when_and_what_follows_are_told_beside_the_factor(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").fill(
        f"{at}/oro/ny",
        factor="resultat",
        degree="present",
        extent="I tre ämnen",
        situations="När det är prov",
        consequences="Vill inte gå dit",
        last_seen="oktober",
    )
    for words in (
        "Hur mycket: I tre ämnen",
        "När och var: När det är prov",
        "Vad följer: Vill inte gå dit",
        "Sågs senast: oktober 2026",
    ):
        assert words in visitor.text


def test_what_has_not_been_yet_was_not_seen(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(f"{at}/oro/ny")
    visitor.post(f"{at}/oro/ny", status=422, factor="resultat", degree="partly", last_seen="2027-01-02")
    assert "Den tiden har inte varit än." in visitor.text


def test_complaint_e17_a_factor_may_be_unknown_and_no_row_is_a_diagnosis(
    house: House, visitor: Visitor, at: str
) -> None:
    visitor.sign_in("koordinator").fill(f"{at}/oro/ny", factor="fokus", degree="unknown")
    assert factor(house, at, "fokus").degree is FactorDegree.unknown
    diagnoses = re.compile(r"adhd|add\b|autis|diagnos|syndrom|störning|depression|missbruk", re.IGNORECASE)
    template = house.installation.catalogue.factors.values()
    assert not [each.label for each in template if diagnoses.search(each.label)]


def test_complaint_u6_nothing_that_is_offered_says_what_somebody_is(house: House) -> None:
    catalogue = house.installation.catalogue
    tables = (catalogue.factors, catalogue.measures, catalogue.life_areas, catalogue.domains)
    offered = [each.label for table in tables for each in table.values()]
    assert offered
    assert not [
        text for text in offered if re.search(r"kriminell|riskungdom|\bbrottsling|värsting", text, re.IGNORECASE)
    ]


def test_something_else_is_told_in_own_words_or_not_at_all(house: House, at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(f"{at}/styrka/ny")
    visitor.post(f"{at}/styrka/ny", status=422, factor="annat-skola-styrka", degree="present")
    assert "Beskriv kort vad det handlar om." in visitor.text
    visitor.fill(f"{at}/styrka/ny", factor="annat-skola-styrka", degree="present", description="Sjunger i kören")
    assert factor(house, at, "annat-skola-styrka").information == "skola"


def test_every_domain_has_a_place_for_something_else_of_both_kinds(house: House) -> None:
    catalogue = house.installation.catalogue
    own = [(each.domain, each.valence) for each in catalogue.factors.values() if each.own_words]
    assert sorted(own) == sorted((domain, valence) for domain in catalogue.domains for valence in FactorValence)


def test_complaint_v11_what_works_is_written_and_read_before_what_worries(at: str, visitor: Visitor) -> None:
    visitor.sign_in("koordinator").get(at)
    assert visitor.text.index("Det som fungerar") < visitor.text.index("Det som oroar")
    assert "Börja här. Vad är ungdomen bra på" not in visitor.text


def test_no_number_is_shown_of_factors_on_any_page_of_the_plan(house: House, visitor: Visitor) -> None:
    planned = plans.drafted(house)
    with house.work("koordinator") as work:
        for name in ("narvaro", "trivs", "ensam", "mobbning", "riskplatser"):
            parts.add_factor(work, planned.case_id, FactorTerms(name, FactorDegree.present))
            work.flush()
        work.commit()
    plans.fix(house, planned.case_id)
    plans.begin(house, planned.case_id)
    for page in ("plan", "plan/utkast", "plan/versioner/1", "plan/over-tid"):
        visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/{page}")
        cards = re.findall(r'<section[^>]*id="(?:styrkor|oro)".*?</section>', visitor.response.text, re.DOTALL)
        shown = re.sub(r"<[^>]+>", " ", " ".join(cards))
        assert len(cards) == 2 or page == "plan/over-tid"
        assert not re.search(r"\d", shown), (page, shown)


def test_no_code_counts_factors() -> None:
    """Invariant of design: no score, no sum, no average is ever made of factors."""
    found = []
    for path in PLANS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in COUNTING:
                told = " ".join(ast.unparse(each) for each in node.args)
                found += [(path.name, told)] if FACTORS.search(told) and "catalogue" not in told else []
    assert found == []


def test_complaint_e15_the_tool_keeps_no_pupil_record_of_its_own(visitor: Visitor, at: str) -> None:
    """The plan asks for what is agreed, not for grades, absence by hour or notes of the pupil health team."""
    visitor.sign_in("koordinator").get(f"{at}/oro/ny")
    required = [attrs["name"] for attrs in visitor.page.all("input") if attrs.get("required") is not None]
    assert set(required) <= {"degree", "factor"}
