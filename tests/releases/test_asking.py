"""The young person is asked about gender and school year: the answer is kept, and nothing is made up for them."""

from dataclasses import replace

from sspf.access.permissions import Permission
from sspf.cases.queries import people, reach
from sspf.cases.rules.people import Gender, PersonLine, SchoolYear
from sspf.catalogue.releases import VALUES, Attribute
from sspf.referrals.actions import acceptance
from tests.browser import Visitor
from tests.factories import cases, referrals
from tests.factories.cases import Family
from tests.house import House


def line(house: House, made: Family) -> PersonLine:
    with house.work(writing=False) as work:
        sight = reach.find(work, Permission.case_manage, made.case_id)
        return people.person_line(work, sight, made.youth_id)


def address(made: Family, person_id: object) -> str:
    return f"/arenden/{made.case_id}/personer/{person_id}/andra"


WRITTEN = {
    "given_name": "Alva",
    "family_name": "Provsson",
    "personal_number": "20120512-2383",
    "protected": "nej",
    "needs_interpreter": "nej",
}


def test_the_answer_is_written_down_and_can_be_taken_back(house: House, visitor: Visitor) -> None:
    made = cases.family(house)
    visitor.sign_in("koordinator")
    visitor.fill(address(made, made.youth_id), gender="other", school_year="8", **WRITTEN)
    assert (line(house, made).gender, line(house, made).school_year) == (Gender.other, SchoolYear.y8)
    visitor.fill(address(made, made.youth_id), gender="", school_year="", **WRITTEN)
    assert (line(house, made).gender, line(house, made).school_year) == (None, None)


def test_a_personal_number_tells_no_gender(sqlite_house: House) -> None:
    """Protocol item 61: the number says what the law wrote down, not what the young person answers."""
    assert line(sqlite_house, cases.family(sqlite_house)).gender is None


def test_what_the_question_means_stands_beside_it(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    visitor = Visitor(sqlite_house)
    visitor.sign_in("koordinator")
    text = visitor.get(address(made, made.youth_id)).text
    assert "Det är den unges eget svar som gäller, inte personnumret." in text
    chosen = [each["value"] for each in visitor.page.all("input") if each.get("name") == "gender" and "checked" in each]
    assert chosen == [""], "nobody has asked yet"
    assert all(word in text for word in ("Flicka", "Pojke", "Annat/inget", "Inte frågat"))
    assert "Annat/inget" not in visitor.get(address(made, made.guardian_ids[0])).text, "only the young person is asked"


def test_who_saves_second_sees_the_first_answer_in_words(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    path = address(made, made.youth_id)
    quick, slow = Visitor(sqlite_house), Visitor(sqlite_house)
    for each in (quick, slow):
        each.sign_in("koordinator")
    slow.get(path)
    quick.fill(path, gender="girl", **WRITTEN)
    slow.post(path, status=409, gender="boy", **WRITTEN)
    assert "Flicka" in slow.text
    assert line(sqlite_house, made).gender is Gender.girl


def test_the_answer_can_be_given_when_the_case_is_opened(sqlite_house: House) -> None:
    referral_id = referrals.taken_up(sqlite_house)
    with sqlite_house.work() as work:
        terms = replace(referrals.acceptance(), gender=Gender.girl, school_year=SchoolYear.y7)
        case_id = acceptance.accept(work, referral_id, terms)
        sight = reach.find(work, Permission.case_manage, case_id)
        youth = next(each for each in people.persons(work, sight) if each.is_youth)
        assert (youth.gender, youth.school_year) == ("girl", "7")


def test_the_tables_know_every_answer_there_is() -> None:
    assert {each.value for each in Gender} == VALUES[Attribute.gender]
    assert {each.value for each in SchoolYear} == VALUES[Attribute.school_year]
