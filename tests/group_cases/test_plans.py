"""A group's plan: activities, who answers for each, how they went, and what a föräldramöte leads to (complaint K19)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pypdfium2
import pytest

from sspf import dues
from sspf.activities import ActivityAim, ActivityState, is_late, sentence
from sspf.cases.rules.nameless import NamelessProblem
from sspf.errors import NotFound, Refused
from sspf.group_cases.actions import groups as group_actions
from sspf.group_cases.actions import plans as actions
from sspf.group_cases.queries import plans
from sspf.group_cases.rules.plan import (
    GroupPlanProblem,
    ReportTerms,
    check_report,
)
from sspf.group_cases.rules.terms import GroupProblem
from tests.browser import Visitor, statements
from tests.factories import group_cases
from tests.factories.group_cases import ACTIVITY
from tests.house import START, House

NUMBER = "110101-2390"
TODAY = START.date()
DONE, PARTLY, NOT, ON, MOVED = (
    ActivityState.done,
    ActivityState.partly,
    ActivityState.not_done,
    ActivityState.ongoing,
    ActivityState.moved,
)
AUTUMN = dues.of("2027-höst")


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([], ""),
        ([DONE], "1 aktivitet: en är genomförd."),
        (
            [DONE] * 21 + [PARTLY] * 5 + [NOT] * 4,
            "30 aktiviteter: 21 är genomförda, fem är delvis genomförda och fyra är inte genomförda.",
        ),
        (
            [ON, MOVED, NOT, PARTLY],
            "4 aktiviteter: en är delvis genomförd, en är inte genomförd, en pågår och en är framflyttad.",
        ),
        ([ON] * 12 + [MOVED] * 2, "14 aktiviteter: tolv pågår och två är framflyttade."),
    ],
)
def test_how_many_are_done_partly_and_not_is_said_in_one_sentence(states: list[ActivityState], said: str) -> None:
    assert sentence(states) == said


@pytest.mark.parametrize("state", ActivityState)
@pytest.mark.parametrize("reason", ["", "Pengarna räckte inte."])
@pytest.mark.parametrize("moved_to", [None, AUTUMN, dues.of("2026-10")])
def test_what_was_not_done_has_its_reason_and_what_was_moved_its_time(
    state: ActivityState, reason: str, moved_to: dues.Due | None
) -> None:
    lacks_reason = state in (PARTLY, NOT) and not reason
    lacks_time = state is MOVED and moved_to is None
    is_back = state is MOVED and moved_to is not None and moved_to.last < TODAY
    terms = ReportTerms(state, reason, moved_to)
    if not (lacks_reason or lacks_time or is_back):
        check_report(terms, TODAY)
        return
    with pytest.raises(Refused) as refused:
        check_report(terms, TODAY)
    expected = {"reason": lacks_reason, "moved_to": lacks_time or is_back}
    assert expected[str(refused.value.field)]


def test_an_activity_is_late_when_the_last_day_that_was_said_is_over_and_it_goes_on() -> None:
    november, half = dues.of("2026-11"), dues.of("2026-11-start")
    assert not is_late(ON, november, TODAY)
    assert is_late(ON, half, TODAY)
    assert not is_late(DONE, half, TODAY)
    assert not is_late(ON, None, TODAY)


def reported(house: House, group_id: UUID, activity_id: UUID, login: str, terms: ReportTerms) -> None:
    with house.work(login) as work:
        actions.report(work, group_id, activity_id, terms)
        work.commit()


def shown(house: House, group_id: UUID, login: str = "koordinator") -> plans.PlanView:
    with house.work(login) as work:
        return plans.show(work, group_id)


def test_complaint_k19_a_group_has_a_plan_with_everything_a_table_of_activities_needs(house: House) -> None:
    group_id = group_cases.opened(house)
    group_cases.active(house, group_id, follow_up="Dialog mellan ansvariga chefer", due=dues.of("2027"))
    group_cases.active(house, group_id, text="Bättre ljus", aim=ActivityAim.stopping, owner="gata-park", together=())
    with house.work("koordinator") as work:
        actions.want(work, group_id, ("Lugna raster", "Inget går sönder"), None, False)
        work.commit()
    view = shown(house, group_id, "polis")
    assert view.results == ("Lugna raster", "Inget går sönder")
    first, second = view.lines
    assert (first.owner, first.together, first.due and first.due.words) == (
        "Områdespolisen",
        ("Fritid för unga",),
        "hela 2027",
    )
    assert (second.owner, second.terms.aim) == ("Gata och park", ActivityAim.stopping)
    assert view.sentence == "2 aktiviteter: två pågår."


def test_each_unit_reports_its_own_and_the_coordinator_reports_for_partners_outside(house: House) -> None:
    group_id = group_cases.opened(house)
    ours = group_cases.active(house, group_id)
    theirs = group_cases.active(house, group_id, owner="gata-park", together=())
    assert [each.mine for each in shown(house, group_id, "polis").lines] == [True, False]
    assert [each.mine for each in shown(house, group_id, "fritidsledare").lines] == [False, False]
    reported(house, group_id, ours, "polis", ReportTerms(DONE))
    reported(house, group_id, theirs, "koordinator", ReportTerms(MOVED, "Inga pengar i år.", AUTUMN))
    for login in ("polis", "fritidsledare"):
        with pytest.raises(NotFound):
            reported(house, group_id, theirs, login, ReportTerms(DONE))
    with pytest.raises(NotFound):
        reported(house, group_id, ours, "kurator", ReportTerms(DONE))
    lines = shown(house, group_id).lines
    assert [(each.state, each.reason, each.due) for each in lines] == [
        (DONE, "", None),
        (MOVED, "Inga pengar i år.", AUTUMN),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"owner": "skola-syd"}, (GroupPlanProblem.unknown_owner, "owner")),
        ({"owner": "fritid-unga"}, (GroupPlanProblem.owner_is_along, "together")),
        ({"text": f"Samtal med {NUMBER}"}, (NamelessProblem.personal_number, "text")),
        ({"follow_up": "Vi frågar Kevin"}, (NamelessProblem.may_name_someone, "nameless")),
    ],
)
def test_what_is_no_activity_of_a_group_is_refused(
    sqlite_house: House, changes: dict[str, Any], expected: object
) -> None:
    group_id = group_cases.opened(sqlite_house)
    with pytest.raises(Refused) as refused:
        group_cases.active(sqlite_house, group_id, **changes)
    assert (refused.value.reason, refused.value.field) == expected
    assert shown(sqlite_house, group_id).lines == ()


def test_the_plan_of_a_closed_group_is_read_and_nobody_reports_in_it(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    activity_id = group_cases.active(sqlite_house, group_id)
    group_cases.closed(sqlite_house, group_id)
    view = shown(sqlite_house, group_id, "polis")
    assert (view.writes, [each.mine for each in view.lines]) == (False, [False])
    with pytest.raises(Refused) as refused:
        reported(sqlite_house, group_id, activity_id, "polis", ReportTerms(DONE))
    assert refused.value.reason is GroupProblem.closed


def test_a_unit_that_does_not_work_with_the_group_has_no_plan_to_read(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    for login in ("kurator", "socialsekreterare"):
        with pytest.raises(NotFound):
            shown(sqlite_house, group_id, login)


def test_an_activity_of_another_group_is_not_there(sqlite_house: House) -> None:
    one, other = group_cases.opened(sqlite_house), group_cases.opened(sqlite_house)
    activity_id = group_cases.active(sqlite_house, other)
    for wrong in (activity_id, uuid4()):
        with pytest.raises(NotFound):
            reported(sqlite_house, one, wrong, "polis", ReportTerms(DONE))


def test_done_is_one_tap_and_everything_else_asks_why(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    activity_id = group_cases.active(sqlite_house, group_id, due=dues.of("2026-11-start"))
    here = f"/arenden/grupper/{group_id}/plan"
    police = Visitor(sqlite_house).sign_in("polis")
    police.get(here)
    assert "Försenad" in police.text
    path = f"{here}/aktiviteter/{activity_id}/lage"
    police.post(path, status=303, **{**police.page.fields(path), "state": "done"})
    police.follow()
    assert "1 aktivitet: en är genomförd." in police.text
    police.get(path)
    police.post(path, status=422, state="not_done")
    assert "Skriv varför, i en mening." in police.text
    police.fill(path, state="moved", moved_to="hösten 2027")
    assert "Framflyttad" in police.text
    assert "hösten 2027" in police.text


def test_the_coordinator_writes_the_plan_with_times_as_people_say_them(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    here = f"/arenden/grupper/{group_id}/plan"
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    typed: dict[str, Any] = {
        "text": "Vuxna ute",
        "aim": "preventing",
        "owner": "nattvandrare",
        "together": ["fritid-unga"],
    }
    visitor.get(f"{here}/aktiviteter/ny")
    visitor.post(f"{here}/aktiviteter/ny", status=422, **typed, due="snart")
    assert 'value="snart"' in visitor.response.text
    visitor.fill(f"{here}/aktiviteter/ny", **typed, due="Start april", follow_up="Räkna kvällar")
    assert "Vuxna ute Nattvandrarna Fritid för unga Räkna kvällar början av april 2027 Pågår" in visitor.text
    [path] = {str(each["href"]) for each in visitor.page.all("a") if str(each.get("href")).endswith("/andra")} - {""}
    visitor.get(path)
    assert 'value="början av april 2027"' in visitor.response.text
    visitor.fill(path, **{**typed, "text": "Vuxna ute på fredagar"}, due="Hela 2027")
    assert "hela 2027" in visitor.text
    visitor.fill(f"{here}/resultat", results="• Lugna kvällar\n\n- Fler vuxna ute")
    assert shown(sqlite_house, group_id).results == ("Lugna kvällar", "Fler vuxna ute")


def test_invariant_17_no_number_of_a_person_comes_into_a_plan_through_any_field(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    activity_id = group_cases.active(sqlite_house, group_id)
    here, visitor = f"/arenden/grupper/{group_id}/plan", Visitor(sqlite_house).sign_in("koordinator")
    whole = {"text": "Vuxna ute", "aim": "preventing", "owner": "nattvandrare", "nameless": "y"}
    tried = (
        (f"{here}/resultat", {"results": NUMBER, "nameless": "y"}),
        (f"{here}/aktiviteter/ny", {**whole, "text": NUMBER}),
        (f"{here}/aktiviteter/ny", {**whole, "follow_up": NUMBER}),
        (f"{here}/aktiviteter/{activity_id}/andra", {**whole, "text": NUMBER}),
        (f"{here}/aktiviteter/{activity_id}/lage", {"state": "not_done", "reason": NUMBER, "nameless": "y"}),
    )
    before = shown(sqlite_house, group_id)
    for path, typed in tried:
        visitor.get(path)
        visitor.post(path, status=422, **typed)
        assert "ser ut som ett personnummer" in visitor.text
    assert shown(sqlite_house, group_id) == before


def test_two_who_change_an_activity_at_once_see_what_the_other_saved(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    path = f"/arenden/grupper/{group_id}/plan/aktiviteter/{group_cases.active(sqlite_house, group_id)}/andra"
    typed = {"aim": "preventing", "owner": "omradespolis"}
    first, second = (Visitor(sqlite_house).sign_in(login) for login in ("koordinator", "ersattare"))
    for each in (first, second):
        each.get(path)
    first.post(path, status=303, **typed, text="Vuxna på torget")
    second.post(path, status=409, **typed, text="Vuxna på skolgården")
    assert "Vuxna på torget" in second.text
    assert 'value="Vuxna på skolgården"' in second.response.text


def test_the_plan_on_paper_says_the_same_as_on_the_screen(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    group_cases.active(sqlite_house, group_id, follow_up="Enligt avtal", due=dues.of("2027-06"))
    group_cases.active(sqlite_house, group_id, text="Poliser till fots", due=dues.of("2026-10"))
    with sqlite_house.work("koordinator") as work:
        actions.want(work, group_id, ("Lugna raster",), None, False)
        work.commit()
    visitor = Visitor(sqlite_house).sign_in("polis")
    response = visitor.client.get(f"/arenden/grupper/{group_id}/plan/papper")
    assert response.headers["Content-Disposition"] == 'attachment; filename="plan-for-gruppen.pdf"'
    document = pypdfium2.PdfDocument(response.data)
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    for said in (
        "Oro på rasterna",
        "Lugna raster",
        "Vuxna på rastgården",
        "Områdespolisen",
        "Enligt avtal",
        "juni 2027",
    ):
        assert said in text
    assert "2 aktiviteter: två pågår." in text
    assert text.index("Poliser till fots") < text.index("oktober 2026") < text.index("Försenad")


def test_complaint_k19_what_was_agreed_at_a_foraldramote_becomes_activities(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    agreed = "Vuxna går på rastgården.\n- Vi ringer varandra.\n- Inget efter 21."
    meeting_id = group_cases.met(sqlite_house, group_id, held_on=TODAY - timedelta(days=1), came=17, agreed=agreed)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(f"/arenden/grupper/{group_id}")
    assert "17 kom." in visitor.text
    path = f"/arenden/grupper/{group_id}/foraldramoten/{meeting_id}/till-planen"
    visitor.get(path)
    visitor.post(path, status=422, owner="vardnadshavare")
    visitor.fill(path, lines=["0", "1"], owner="vardnadshavare", due="våren 2027")
    lines = shown(sqlite_house, group_id).lines
    assert [each.terms.text for each in lines] == ["Vuxna går på rastgården.", "Vi ringer varandra."]
    assert {(each.owner, each.due and each.due.words) for each in lines} == {("Vårdnadshavargruppen", "våren 2027")}


def test_the_invitation_names_the_place_and_the_units_and_nobody(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    meeting_id = group_cases.met(sqlite_house, group_id)
    visitor = Visitor(sqlite_house).sign_in("polis")
    visitor.get(f"/arenden/grupper/{group_id}/foraldramoten/{meeting_id}/inbjudan")
    assert "Onsdag 2 december kl. 18.00 Skolans matsal" in visitor.text
    assert "Måsviksskolan" in visitor.text
    for inside in ("cykelställen", "Oro på rasterna"):
        assert inside not in visitor.text.split("Välkommen på föräldramöte")[-1]


def test_a_plan_costs_the_same_however_long(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    group_cases.active(sqlite_house, group_id)
    visitor = Visitor(sqlite_house).sign_in("polis")
    with statements(sqlite_house) as one:
        visitor.get(f"/arenden/grupper/{group_id}/plan")
    for _ in range(8):
        group_cases.active(sqlite_house, group_id)
    with statements(sqlite_house) as many:
        visitor.get(f"/arenden/grupper/{group_id}/plan")
    assert len(one) == len(many) <= 8, many


def test_a_unit_that_has_left_the_group_answers_for_nothing_new(sqlite_house: House) -> None:
    group_id = group_cases.opened(sqlite_house)
    activity_id = group_cases.active(sqlite_house, group_id)
    with sqlite_house.work("koordinator") as work:
        group_actions.change(work, group_id, replace(group_cases.TERMS, units=("fritid-unga",)), None)
        work.commit()
    sqlite_house.clock.forward(days=1)
    with pytest.raises(NotFound):
        reported(sqlite_house, group_id, activity_id, "polis", ReportTerms(DONE))
    with pytest.raises(Refused) as refused, sqlite_house.work("koordinator") as work:
        actions.change(work, group_id, activity_id, replace(ACTIVITY, due=dues.on(date(2027, 1, 15))), None)
    assert refused.value.reason is GroupPlanProblem.unknown_owner
