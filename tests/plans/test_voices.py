"""Whose words stand in the plan: the youth's or why not, each guardian's beside the other's, and what all agree on."""

from uuid import UUID

import pytest

from sspf.errors import NotFound
from sspf.plans.actions import drafts
from sspf.plans.rules.states import Passage
from sspf.plans.rules.terms import PassageTerms
from tests.browser import Visitor
from tests.factories import cases, plans
from tests.house import House

MOTHER, FATHER = "Det är lugnare hemma.", "Jag tycker att det är som förut."


def planned(house: House) -> tuple[UUID, tuple[UUID, ...]]:
    """A draft in a case with two guardians."""
    family = cases.shared(house, plans.UNITS)
    plans.drafted_in(house, family.case_id)
    return family.case_id, tuple(family.guardian_ids)


def test_two_guardians_may_say_different_things_and_both_stand(house: House, visitor: Visitor) -> None:
    case_id, guardians = planned(house)
    at = f"/arenden/{case_id}/plan"
    visitor.sign_in("koordinator")
    for guardian_id, words in zip(guardians, (MOTHER, FATHER), strict=True):
        visitor.fill(f"{at}/utkast/texter/vardnadshavare/{guardian_id}", text=words)
    plans.fix(house, case_id)
    cases.take_part(house, case_id, "kurator")
    for who in ("koordinator", "kurator"):
        reader = Visitor(house).sign_in(who)
        reader.get(at)
        assert MOTHER in reader.text
        assert FATHER in reader.text
    plans.begin(house, case_id)
    copied = plans.content(house, case_id, draft=True).version.guardians
    assert {each.text for each in copied} == {MOTHER, FATHER}
    assert {each.person_id for each in copied} == set(guardians)


def test_what_one_guardian_says_changes_nothing_of_what_the_other_says(sqlite_house: House) -> None:
    case_id, (mother, father) = planned(sqlite_house)
    mine, theirs = Visitor(sqlite_house).sign_in("koordinator"), Visitor(sqlite_house).sign_in("ersattare")
    at = f"/arenden/{case_id}/plan/utkast/texter/vardnadshavare"
    mine.get(f"{at}/{mother}")
    theirs.fill(f"{at}/{father}", text=FATHER)
    mine.post(f"{at}/{mother}", status=303, text=MOTHER)
    assert {each.text for each in plans.content(sqlite_house, case_id, draft=True).version.guardians} == {
        MOTHER,
        FATHER,
    }


def test_two_who_write_one_guardians_first_words_see_each_other(sqlite_house: House) -> None:
    case_id, (mother, _) = planned(sqlite_house)
    mine, theirs = Visitor(sqlite_house).sign_in("koordinator"), Visitor(sqlite_house).sign_in("ersattare")
    at = f"/arenden/{case_id}/plan/utkast/texter/vardnadshavare/{mother}"
    mine.get(at)
    theirs.fill(at, text=MOTHER)
    mine.post(at, status=409, text=FATHER)
    assert "Någon annan hann spara före dig" in mine.text
    assert MOTHER in mine.text
    assert FATHER in mine.response.text
    mine.post(at, status=303, text=FATHER)
    assert [each.text for each in plans.content(sqlite_house, case_id, draft=True).version.guardians] == [FATHER]


def test_only_a_guardian_of_the_case_is_written_for(sqlite_house: House) -> None:
    case_id, _ = planned(sqlite_house)
    other = cases.shared(sqlite_house, plans.UNITS)
    for person_id in (other.youth_id, other.guardian_ids[0]):
        with sqlite_house.work("koordinator") as work, pytest.raises(NotFound):
            drafts.write(work, case_id, Passage.guardian_voice, PassageTerms("X"), None, person_id)


def test_law_r67_the_youths_words_or_why_not_are_needed_and_the_guardians_are_not(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    case_id, _ = planned(sqlite_house)
    at = f"/arenden/{case_id}/plan/utkast"
    visitor.sign_in("koordinator").fill(f"{at}/texter/ungdomens-ord", text="")
    assert "Skriv ungdomens egna ord, eller välj varför de saknas." in visitor.text
    visitor.fill(f"{at}/texter/ungdomens-ord", text="", missing="barnets-basta")
    assert "Allt som behövs finns med" in visitor.text


def test_the_shared_picture_says_what_the_cooperation_is_about(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    case_id, _ = planned(sqlite_house)
    page = f"/arenden/{case_id}/plan/utkast/texter/problembild"
    visitor.sign_in("koordinator").fill(page, text="Morgnarna.", domains=["skola", "fritid"])
    assert "Samarbetet handlar om: skola och fritid och område." in visitor.text
    visitor.get(page)
    ticked = {attrs["value"] for attrs in visitor.page.all("input") if "checked" in attrs}
    assert ticked == {"skola", "fritid"}


def test_the_page_of_a_guardians_words_is_called_by_no_name(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    case_id, (mother, _) = planned(sqlite_house)
    visitor.sign_in("koordinator").get(f"/arenden/{case_id}/plan/utkast/texter/vardnadshavare/{mother}")
    assert "Provsson" not in visitor.page.title
    assert "Provsson säger" in visitor.text
