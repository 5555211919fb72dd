"""SSPF or SIG: the form a case is opened in, what it means, and taking another one."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.access.permissions import Permission
from sspf.casefile import actions as casefile
from sspf.cases.actions import opening
from sspf.cases.queries import people, reach
from sspf.cases.rules.states import CaseProblem, CaseState
from sspf.errors import NotFound, Refused
from tests.browser import Visitor
from tests.factories import cases, consents, referrals
from tests.factories.cases import YOUTH, born
from tests.house import House

WHY = "Familjen och socialtjänsten är överens om en social insatsgrupp."


@pytest.fixture
def coordinator(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def opened_as(house: House, form: str) -> cases.Family:
    with house.work() as work:
        case_id = opening.open_case(work, replace(cases.opening(work), form=form), YOUTH)
        work.commit()
    return cases.Family(case_id, case_id, ())


def said_yes_to(house: House, made: consents.Round, units: tuple[str, ...]) -> None:
    """The family is asked again, and both guardians say yes."""
    house.clock.forward(minutes=1)
    again = consents.asked_again(house, made, units)
    consents.sign(house, again, *made.family.guardian_ids, units=units)


def test_a_case_is_opened_as_sspf_unless_another_form_is_chosen(house: House) -> None:
    made = cases.family(house)
    sig = opened_as(house, "sig")
    with house.work(writing=False) as work:
        heads = [people.head(work, reach.find(work, Permission.case_read, each.case_id)) for each in (made, sig)]
    assert [head.form.label for head in heads] == ["SSPF", "SIG"]


def test_a_form_that_the_municipality_does_not_use_opens_nothing(sqlite_house: House) -> None:
    with pytest.raises(Refused) as refusal:
        opened_as(sqlite_house, "hemlig")
    assert refusal.value.reason is CaseProblem.unknown_form


def test_complaint_k20_the_plan_has_the_name_that_the_form_gives_it(coordinator: Visitor, sqlite_house: House) -> None:
    for form, word, other in (("sspf", "Åtgärdsplan", "Handlingsplan"), ("sig", "Handlingsplan", "Åtgärdsplan")):
        case_id = opened_as(sqlite_house, form).case_id
        for path in (f"/arenden/{case_id}", f"/arenden/{case_id}/plan"):
            page = coordinator.get(path).text
            assert word in page, path
            assert other not in page, path


def test_the_list_and_the_case_page_say_the_form(coordinator: Visitor, sqlite_house: House) -> None:
    opened_as(sqlite_house, "sig")
    assert "2026-0001 SIG Alva Provsson" in coordinator.get("/arenden").text


def test_r69_the_form_says_what_it_is_in_law_and_who_is_responsible(coordinator: Visitor, sqlite_house: House) -> None:
    sspf, sig = cases.family(sqlite_house), opened_as(sqlite_house, "sig")
    page = coordinator.get(f"/arenden/{sspf.case_id}/form").text
    assert "Samarbete inom råd och samordning" in page
    page = coordinator.get(f"/arenden/{sig.case_id}/form").text
    assert "Del av ett beslut i ett ärende (SoL)" in page
    assert "Socialtjänsten, som väljer ut, leder och följer upp" in page
    assert "Socialtjänst och polis" in page


def test_r70_the_form_says_that_one_may_apply_for_help(coordinator: Visitor, sqlite_house: House) -> None:
    page = coordinator.get(f"/arenden/{cases.family(sqlite_house).case_id}/form").text
    assert "Ni kan när som helst ansöka om hjälp hos socialtjänsten" in page


def test_an_age_outside_the_form_is_a_hint_and_no_hindrance(coordinator: Visitor, sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    assert "är till för den som är" not in coordinator.get(f"/arenden/{made.case_id}/form").text
    coordinator.fill(f"/arenden/{made.case_id}/form", form="sig", reason=WHY)
    page = coordinator.get(f"/arenden/{made.case_id}/form").text
    assert "Ungdomen är 14 år SIG är till för den som är 15–29 år." in page


def test_sig_without_the_police_in_the_consent_is_pointed_out(coordinator: Visitor, sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    with sqlite_house.work() as work:
        casefile.change_form(work, made.case_id, "sig", WHY)
        work.commit()
    said_yes_to(sqlite_house, made, ("skola-norr", "social-mottagning"))
    page = coordinator.get(f"/arenden/{made.case_id}/form").text
    assert "Polis är inte med i samtycket" in page
    assert "Socialtjänst är inte med i samtycket" not in page


def test_another_form_ends_the_consent_that_was_about_the_old_one(house: House) -> None:
    made = consents.given(house)
    cases.take_part(house, made.case_id, "kurator")
    with house.work() as work:
        casefile.change_form(work, made.case_id, "sig", WHY)
        work.commit()
    with house.work("kurator", writing=False) as work, pytest.raises(NotFound):
        reach.find(work, Permission.case_read, made.case_id)
    with house.work(writing=False) as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        assert sight.case.state is CaseState.dormant
        assert not sight.shares
        assert reach.units_inside(work, made.case_id) == frozenset()


def test_a_new_yes_to_the_new_form_shares_again(house: House) -> None:
    made = consents.given(house)
    with house.work() as work:
        casefile.change_form(work, made.case_id, "sig", WHY)
        work.commit()
    said_yes_to(house, made, ("omradespolis", "social-mottagning"))
    with house.work(writing=False) as work:
        assert reach.find(work, Permission.case_read, made.case_id).shares
        assert "omradespolis" in reach.units_inside(work, made.case_id)


def test_how_a_case_came_to_its_form_stays_readable(coordinator: Visitor, sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    coordinator.fill(f"/arenden/{made.case_id}/form", form="sig", reason=WHY)
    assert "Ärendet har bytt form." in coordinator.text
    assert f"Blev SIG. {WHY}" in coordinator.get(f"/arenden/{made.case_id}/form").text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"form": "sig", "reason": ""}, "Ange varför ärendet byter form."),
        ({"reason": WHY}, "Ange en form."),
        ({"form": "sspf", "reason": WHY}, "Välj en form i listan."),
    ],
)
def test_a_change_without_form_or_reason_says_what_is_missing(
    sqlite_house: House, fields: dict[str, str], sentence: str
) -> None:
    made = cases.family(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(f"/arenden/{made.case_id}/form")
    coordinator.post(f"/arenden/{made.case_id}/form", status=422, **fields)
    assert sentence in coordinator.text
    with sqlite_house.work(writing=False) as work:
        assert reach.find(work, Permission.case_read, made.case_id).case.form == "sspf"


def test_a_closed_case_keeps_its_form_and_the_same_form_is_no_change(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    with sqlite_house.work() as work:
        with pytest.raises(Refused) as same:
            casefile.change_form(work, made.case_id, "sspf", WHY)
        casefile.close(work, made.case_id, "mal-uppnatt", "Klart.")
        with pytest.raises(Refused) as closed:
            casefile.change_form(work, made.case_id, "sig", WHY)
    assert (same.value.reason, closed.value.reason) == (CaseProblem.same_form, CaseProblem.closed)


def test_a_young_adult_is_inside_the_ages_of_sig(coordinator: Visitor, sqlite_house: House) -> None:
    with sqlite_house.work() as work:
        born_2007 = born(YOUTH, date(2007, 5, 12))
        case_id = opening.open_case(work, replace(cases.opening(work), form="sig"), born_2007)
        work.commit()
    assert "är till för den som är" not in coordinator.get(f"/arenden/{case_id}/form").text


def test_r70_the_right_to_apply_is_said_where_a_case_begins(coordinator: Visitor, sqlite_house: House) -> None:
    referral_id = referrals.received(sqlite_house)
    page = coordinator.get(f"/anmalningar/{referral_id}/arende").text
    assert "Säg till familjen: Ni kan när som helst ansöka om hjälp hos socialtjänsten" in page
    assert {each.get("value") for each in coordinator.page.all("input") if each.get("name") == "form"} == {
        "sspf",
        "sig",
    }


def test_who_is_always_part_of_sig_is_said_before_the_family_is_asked(
    coordinator: Visitor, sqlite_house: House
) -> None:
    made = opened_as(sqlite_house, "sig")
    page = coordinator.get(f"/arenden/{made.case_id}/samtycke/ny").text
    assert "I SIG är socialtjänst och polis alltid med. Fråga om dem också." in page
