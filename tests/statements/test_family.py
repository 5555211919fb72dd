"""The paper that each of the family is given: theirs, without what is secret to them."""

from datetime import date

import pytest

from sspf.cases.actions import people as case_people
from sspf.cases.rules.people import PersonRole, PersonTerms
from sspf.statements.actions import marks
from tests.browser import Visitor
from tests.factories import cases, statements
from tests.factories.cases import Family
from tests.factories.protection import KNOWN, change
from tests.factories.statements import LEAD
from tests.house import House
from tests.statements.conftest import Village


@pytest.fixture
def house(village: Village) -> House:
    """Where the case is."""
    return village.house


def papers(house: House, family: Family) -> dict[str, set[str]]:
    people = {"youth": family.youth_id, "mother": family.guardian_ids[0], "father": family.guardian_ids[1]}
    return {who: statements.read_by(house, family.case_id, person_id) for who, person_id in people.items()}


def test_each_reads_what_was_shared_with_the_family_and_nothing_else(house: House, family: Family) -> None:
    statements.told(house, family.case_id)
    statements.given(house, family.case_id, LEAD, "omradespolis", said=statements.terms("Bara för enheterna."))
    statements.written(house, family.case_id, said=statements.terms("Ett utkast."))
    assert set(map(frozenset, papers(house, family).values())) == {frozenset({"Kommer i tid på onsdagar."})}


def test_r15_complaint_u3_what_is_secret_against_a_guardian_reaches_neither_that_guardian_nor_the_youth(
    house: House, family: Family
) -> None:
    statement_id = statements.told(house, family.case_id, said=statements.terms("Vill inte vara hos pappa.", "familj"))
    statements.shield(house, family.case_id, statement_id, family.guardian_ids[1])
    assert papers(house, family) == {"youth": set(), "mother": {"Vill inte vara hos pappa."}, "father": set()}


def test_invariant_12_the_paper_has_no_trace_of_what_is_left_out(
    house: House, family: Family, visitor: Visitor
) -> None:
    secret = statements.told(house, family.case_id, said=statements.terms("Vill inte vara hos pappa.", "familj"))
    visitor.sign_in("koordinator")
    path = f"/arenden/{family.case_id}/familjen-laser/{family.guardian_ids[1]}"
    visitor.get(path)
    assert "Vill inte vara hos pappa." in visitor.text
    statements.shield(house, family.case_id, secret, family.guardian_ids[1])
    visitor.get(path)
    shown, empty_page = visitor.text, "Ingen har delat något med Arne Provsson än."
    assert empty_page in shown
    for word in ("pappa", "Hemlig", "sekretess mot", "Familj och hemma"):
        assert word not in shown.split("Det här får Arne Provsson läsa", 1)[1]


def test_a_shield_may_be_set_by_whoever_reads_it_and_lifted_only_by_its_unit(house: House, family: Family) -> None:
    statement_id = statements.told(house, family.case_id)
    statements.shield(house, family.case_id, statement_id, family.guardian_ids[0], who="koordinator")
    assert papers(house, family)["mother"] == set()
    shield = statements.line(house, family.case_id, statement_id).shielded[0]
    with house.work("kurator") as work:
        marks.lift(work, family.case_id, statement_id, shield.id)
        marks.lift(work, family.case_id, statement_id, shield.id)
        work.commit()
    assert papers(house, family)["mother"] == {"Kommer i tid på onsdagar."}
    assert [each.holds for each in statements.line(house, family.case_id, statement_id).shields] == [False]


def test_why_something_is_secret_is_told_to_its_unit_and_the_lead_and_that_it_is_to_every_reader(
    house: House, family: Family
) -> None:
    statement_id = statements.given(house, family.case_id, LEAD, "omradespolis")
    statements.shield(house, family.case_id, statement_id, family.guardian_ids[0])
    told = {
        who: statements.line(house, family.case_id, statement_id, who).shielded[0]
        for who in ("kurator", "koordinator", "polis")
    }
    assert {each.name for each in told.values()} == {"Ylva Provsson"}
    assert [who for who, each in told.items() if each.reason or each.decided_by] == ["kurator", "koordinator"]


def test_r59_the_youth_reads_nothing_from_the_police(house: House, family: Family) -> None:
    statements.told(house, family.case_id, "polis", statements.terms("Fick skjuts hem två kvällar.", "fritid"))
    read = papers(house, family)
    assert read["youth"] == set()
    assert read["mother"] == {"Fick skjuts hem två kvällar."}


def test_complaint_p12_a_suspicion_reaches_no_guardian_before_the_police_share_it_with_the_family(
    house: House, family: Family
) -> None:
    said = statements.terms("Misstänkt för snatteri.", "polis")
    statement_id = statements.given(house, family.case_id, LEAD, "skola-norr", who="polis", said=said)
    assert papers(house, family)["mother"] == set()
    statements.share(house, family.case_id, statement_id, "polis", family=True)
    assert papers(house, family) == {"youth": set(), "mother": {said.wording.text}, "father": {said.wording.text}}


def test_complaint_v9_whoever_has_no_custody_reads_nothing(house: House, family: Family) -> None:
    statements.told(house, family.case_id)
    relative = PersonTerms(PersonRole.relative, "Jonny", "Andersson")
    with house.work("koordinator") as work:
        person_id = case_people.add_person(work, family.case_id, relative)
        stranger = case_people.add_person(work, family.case_id, cases.MOTHER)
        work.commit()
    assert statements.read_by(house, family.case_id, person_id) == set()
    assert statements.read_by(house, family.case_id, stranger) == set()


def test_when_the_youth_is_of_age_the_guardians_read_nothing(house: House, family: Family) -> None:
    statements.told(house, family.case_id)
    house.clock.forward(days=(date(2030, 5, 11) - date(2026, 11, 23)).days)
    assert papers(house, family)["mother"] == {"Kommer i tid på onsdagar."}
    house.clock.forward(days=1)
    read = papers(house, family)
    assert (read["mother"], read["youth"]) == (set(), {"Kommer i tid på onsdagar."})


def test_somebodys_objection_is_on_their_own_paper_only(house: House, family: Family, visitor: Visitor) -> None:
    statement_id = statements.told(house, family.case_id)
    statements.object_to(house, family.case_id, statement_id, family.youth_id, "Jag kommer alltid i tid.")
    visitor.sign_in("koordinator")
    for person_id, own in ((family.youth_id, True), *((each, False) for each in family.guardian_ids)):
        visitor.get(f"/arenden/{family.case_id}/familjen-laser/{person_id}")
        assert ("Jag kommer alltid i tid." in visitor.text) is own


def test_complaint_f9_nobody_is_said_to_have_reported_anything_and_no_leader_is_named(
    house: House, family: Family, visitor: Visitor
) -> None:
    statements.told(house, family.case_id, "fritidsledare", statements.terms("Hjälpte de yngre.", "fritid"))
    visitor.sign_in("koordinator").get(f"/arenden/{family.case_id}/familjen-laser/{family.youth_id}")
    assert "Fritid för unga berättar" in visitor.text
    assert "Fatima" not in visitor.text
    assert "rapporter" not in visitor.text.lower()


def test_r64_where_somebody_lives_protected_the_paper_names_no_unit(
    house: House, family: Family, visitor: Visitor
) -> None:
    """A school or a fritidsgård leads to whoever lives near it; the other guardian reads this paper."""
    statements.told(house, family.case_id)
    path = f"/arenden/{family.case_id}/familjen-laser/{family.guardian_ids[1]}"
    assert "Måsviksskolan berättar" in visitor.sign_in("koordinator").get(path).text
    change(house, family.case_id, family.guardian_ids[0], KNOWN)
    assert "Skola berättar" in visitor.get(path).text
    assert "Måsvik" not in visitor.text


def test_the_paper_is_the_coordinators_to_hand_over(house: House, family: Family) -> None:
    Visitor(house).sign_in("kurator").get(f"/arenden/{family.case_id}/familjen-laser/{family.youth_id}", status=403)
