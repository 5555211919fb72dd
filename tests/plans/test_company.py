"""Who answers for a measure, who does it too, and when each unit's yes counts."""

from collections.abc import Iterable
from typing import Any

import pytest

from sspf import dues
from sspf.catalogue.measures import Performer
from sspf.errors import NotFound, Refused
from sspf.plans.actions import drafts, promises
from sspf.plans.rules.completeness import Promise, family_carries_most
from sspf.plans.rules.promises import Company, MeasureLine
from sspf.plans.rules.states import PlanProblem
from sspf.plans.rules.terms import MeasureTerms
from tests.browser import Visitor
from tests.factories import cases, plans
from tests.house import House

MAY = dues.of("2027-05")


@pytest.fixture
def house(sqlite_house: House) -> House:
    """What these tests ask does not depend on the database."""
    return sqlite_house


def named(house: House, planned: plans.Planned, text: str) -> MeasureLine:
    found = plans.content(house, planned.case_id, draft=True).measures
    return next(each for each in found if each.text == text)


def test_complaint_f10_an_association_is_in_the_plan_without_account_or_secrets(house: House, visitor: Visitor) -> None:
    planned = plans.drafted(house)
    visitor.sign_in("koordinator").fill(
        f"/arenden/{planned.case_id}/plan/utkast/atgarder/ny",
        text="Börja på boxning",
        performer="agency",
        unit="fritid-unga",
        due="våren 2027",
        outsiders="Bollklubben",
        units=["skola-norr"],
    )
    line = named(house, planned, "Börja på boxning")
    assert line.company == Company(("skola-norr",), "Bollklubben")
    assert "Tillsammans med: Måsviksskolan och Bollklubben" in visitor.text
    assert "Klart senast våren 2027" in visitor.text


def test_complaint_k13_a_measure_without_owner_or_time_does_not_slip_into_a_fixed_plan(
    house: House, visitor: Visitor
) -> None:
    planned = plans.drafted(house)
    at = f"/arenden/{planned.case_id}/plan/utkast"
    for name, values in (("Utan ägare", {"due": "maj 2027"}), ("Utan tid", {"unit": "skola-norr"})):
        visitor.sign_in("koordinator").fill(f"{at}/atgarder/ny", text=name, performer="agency", **values)
        assert f"{name} :" in visitor.text
        with house.work("koordinator") as work, pytest.raises(Refused) as refusal:
            drafts.fix(work, planned.case_id, None)
        assert refusal.value.reason is PlanProblem.incomplete
        line = named(house, planned, name)
        visitor.post(f"{at}/atgarder/{line.id}/ta-bort", status=303)
    plans.fix(house, planned.case_id)


def test_complaint_e9_nothing_is_ours_until_we_have_said_yes(house: House) -> None:
    planned = plans.fixed(house)
    for who in ("kurator", "koordinator"):
        seen = plans.content(house, planned.case_id, who).measures
        assert all(each.pending for each in seen)
    visitor = Visitor(house).sign_in("kurator")
    visitor.get(f"/arenden/{planned.case_id}/plan")
    assert "Väntar på ja" in visitor.text
    assert "Ja, vi gör det" in visitor.text


def test_a_yes_said_in_the_room_is_noted_while_the_measure_is_written(house: House, visitor: Visitor) -> None:
    planned = plans.drafted(house)
    page = f"/arenden/{planned.case_id}/plan/utkast/atgarder/ny"
    told: dict[str, Any] = {"text": "Möter i entrén", "performer": "agency", "due": "maj 2027", "accepted": ["ja"]}
    visitor.sign_in("koordinator").get(page)
    visitor.post(page, status=422, **told)
    assert "Välj först vilken enhet som ansvarar." in visitor.text
    visitor.fill(page, **told, unit="skola-norr")
    assert not named(house, planned, "Möter i entrén").pending


def test_invariant_9_a_yes_counts_only_from_a_unit_inside_the_consent_that_day(house: House) -> None:
    planned = plans.fixed(house)
    school = planned.measures["skola-norr"]
    plans.open_to(house, planned.case_id, "skola-norr", None)
    with house.work("koordinator") as work, pytest.raises(Refused) as refusal:
        promises.accept(work, planned.case_id, school)
    assert refusal.value.reason is PlanProblem.unit_outside_consent
    with house.work("kurator") as work, pytest.raises(NotFound):
        promises.accept(work, planned.case_id, school)
    assert next(each for each in plans.content(house, planned.case_id).measures if each.id == school).pending


def test_a_yes_counts_only_from_a_unit_that_may_know_what_it_is_about(sqlite_house: House) -> None:
    planned = plans.drafted(sqlite_house)
    terms = MeasureTerms("Hälsosamtal", unit="skola-norr", due=MAY, company=Company(information="halsa"))
    measure_id = plans.promised(sqlite_house, planned.case_id, terms)
    plans.fix(sqlite_house, planned.case_id)
    plans.open_to(sqlite_house, planned.case_id, "skola-norr", ["skola"])
    with sqlite_house.work("koordinator") as work, pytest.raises(Refused) as refusal:
        promises.accept(work, planned.case_id, measure_id)
    assert refusal.value.reason is PlanProblem.unit_untold


def test_complaint_p5_our_promise_says_that_it_is_ours_and_for_how_long(house: House) -> None:
    planned = plans.drafted(house)
    text = "Ringa hem, skjutsa hem"
    start = dues.of("2026-12")
    plans.promised(house, planned.case_id, MeasureTerms(text, unit="omradespolis", due=MAY, start=start))
    plans.fix(house, planned.case_id)
    cases.take_part(house, planned.case_id, "polis")
    visitor = Visitor(house).sign_in("polis")
    visitor.get(f"/arenden/{planned.case_id}/plan")
    own, others = visitor.text.index("Det här har vi lovat"), visitor.text.index("Det här har andra lovat")
    assert own < visitor.text.index(text) < others
    assert "Från december 2026 till maj 2027" in visitor.text


def test_complaint_p2_a_measure_asks_for_no_offence_and_says_so(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    planned = plans.drafted(sqlite_house)
    for page in ("atgarder/ny", "mal/nytt"):
        visitor.sign_in("koordinator").get(f"/arenden/{planned.case_id}/plan/utkast/{page}")
        assert "Skriv inget om brott." in visitor.text


def test_complaint_u9_v10_it_is_told_when_the_family_promises_more_than_the_others() -> None:
    who = {"a": Performer.agency, "y": Performer.youth, "g": Performer.guardian}
    for performers in ("", "a", "ay", "aayg", "ayg", "yyyyy"):
        made: Iterable[Promise] = [Promise(each, who[each], None, None) for each in performers]
        assert family_carries_most(made) is (performers in ("ayg", "yyyyy"))


def test_complaint_u9_the_draft_asks_what_the_others_can_do(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    planned = plans.drafted(sqlite_house)
    page = f"/arenden/{planned.case_id}/plan/utkast"
    visitor.sign_in("koordinator").get(page)
    assert "lovar mer än alla andra" not in visitor.text
    for number in range(3):
        terms = MeasureTerms(f"Löfte {number}", Performer.youth, "skola-norr", MAY)
        plans.promised(sqlite_house, planned.case_id, terms)
    visitor.get(page)
    assert "lovar mer än alla andra" in visitor.text


def test_complaint_u10_what_the_adults_promised_and_did_not_do_is_seen_by_everybody(house: House) -> None:
    planned = plans.fixed(house)
    house.clock.forward(weeks=4, days=1)
    for who in ("koordinator", "kurator", "polis"):
        visitor = Visitor(house).sign_in(who)
        visitor.get(f"/arenden/{planned.case_id}/plan")
        assert visitor.text.count("Försenad") == len(planned.measures)


def test_law_a_plan_may_lack_measurable_goals(sqlite_house: House) -> None:
    """Protocol item 77: a goal that nobody has rated is a goal."""
    visitor = Visitor(sqlite_house)
    planned = plans.drafted(sqlite_house)
    at = f"/arenden/{planned.case_id}/plan/utkast"
    visitor.sign_in("koordinator").get(f"{at}/mal/{planned.goal}")
    visitor.post(f"{at}/mal/{planned.goal}/ta-bort", status=303)
    visitor.fill(f"{at}/mal/nytt", life_area="skolgang", text="Att alla vet hur vi gör")
    assert "av 10" not in visitor.text
    plans.fix(sqlite_house, planned.case_id)


def test_each_voice_sees_the_goal_its_own_way(sqlite_house: House) -> None:
    visitor = Visitor(sqlite_house)
    planned = plans.drafted(sqlite_house)
    at = f"/arenden/{planned.case_id}/plan/utkast/mal/nytt"
    rated = {"baseline_youth": "2", "baseline_guardian": "0", "target": "9"}
    visitor.sign_in("koordinator").fill(at, life_area="fritid", text="Spela", **rated)
    assert "Från början: ungdomen 2, vårdnadshavare 0 (av 10)" in visitor.text
