"""Mina åtaganden: what a leisure leader has on the telephone, done with one tap, partly or not with two."""

import re
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from sspf import dues
from sspf.accounts.models import Account
from sspf.plans.actions import promises
from sspf.plans.rules.own_promises import STAYS, OwnPromise, PromiseDay, PromisedCase, by_day, when
from sspf.plans.rules.states import MeasureState
from sspf.plans.rules.terms import MoveTerms, ReportTerms
from tests.browser import Page, Visitor, statements
from tests.factories import cases, plans, reminding
from tests.house import House

TODAY = date(2026, 11, 23)
PAGE = "/mina-ataganden"
DONE = ReportTerms(MeasureState.done)


@pytest.fixture
def house(sqlite_house: House) -> House:
    """The pages do not depend on the database; the acts behind them run on both in their own tests."""
    return sqlite_house


@pytest.fixture
def planned(house: House) -> plans.Planned:
    """A fixed plan with school, police and leisure taking part."""
    return plans.fixed(house)


@pytest.fixture
def leader(house: House, planned: plans.Planned) -> Visitor:
    """The leisure leader, signed in."""
    visitor = Visitor(house).sign_in("fritidsledare")
    visitor.get(PAGE)
    return visitor


def promised(days: int | None, state: MeasureState = MeasureState.ongoing, answered: date | None = None) -> OwnPromise:
    by = None if days is None else dues.on(TODAY + timedelta(days=days))
    return OwnPromise(PromisedCase(uuid4(), "2026-0001", "Alva"), uuid4(), "Text", by, state, False, answered)


def state(house: House, planned: plans.Planned, unit: str = "fritid-unga") -> MeasureState:
    seen = plans.content(house, planned.case_id).measures
    return next(each.state for each in seen if each.id == planned.measures[unit])


def report_path(planned: plans.Planned, unit: str = "fritid-unga") -> str:
    return f"/arenden/{planned.case_id}/plan/atgarder/{planned.measures[unit]}/rapport"


@pytest.mark.parametrize(
    ("days", "heading"),
    [
        (-1, PromiseDay.passed),
        (0, PromiseDay.today),
        (1, PromiseDay.week),
        (6, PromiseDay.week),
        (7, PromiseDay.later),
        (None, PromiseDay.undated),
    ],
)
def test_a_promise_stands_under_its_day(days: int | None, heading: PromiseDay) -> None:
    assert when(promised(days).by, TODAY) is heading


def test_the_nearest_day_comes_first_and_empty_headings_are_left_out() -> None:
    late, later, soon = promised(-3), promised(30), promised(2)
    assert by_day([later, soon, late], TODAY) == {
        PromiseDay.passed: [late],
        PromiseDay.week: [soon],
        PromiseDay.later: [later],
    }


def test_what_is_answered_stays_for_a_week_so_that_a_slip_can_be_put_right() -> None:
    assert promised(0, MeasureState.done, TODAY - STAYS).stays(TODAY)
    assert not promised(0, MeasureState.done, TODAY - STAYS - timedelta(days=1)).stays(TODAY)
    assert promised(-400).stays(TODAY)


def test_complaint_f5_what_we_promised_by_when_is_one_page_and_nobody_elses_is_on_it(leader: Visitor) -> None:
    assert "Följa med till gården" in leader.text
    assert "Klart senast 2026-12-21" in leader.text
    assert "Samtal med mentor" not in leader.text
    assert "Gå upp klockan sju" not in leader.text


def test_complaint_f4_the_page_names_nobody_in_full_and_the_way_out_is_at_hand(leader: Visitor) -> None:
    assert "Alva" in leader.text
    assert "Provsson" not in leader.text
    top = leader.response.text.split("<main", 1)[1].split("page-body", 1)[0]
    assert re.search(r'<form[^>]* action="/logga-ut"', top)


def test_complaint_f13_done_is_one_tap_and_a_slip_is_one_tap_back(
    house: House, planned: plans.Planned, leader: Visitor
) -> None:
    leader.post(report_path(planned), 303, state="done", back=f"{PAGE}#a-1")
    assert leader.response.headers["Location"] == f"{PAGE}#a-1"
    leader.get(PAGE)
    assert state(house, planned) is MeasureState.done
    assert "Genomförd" in leader.text
    assert "Ångra" in leader.text
    leader.post(report_path(planned), 303, state="ongoing", back=PAGE)
    assert state(house, planned) is MeasureState.ongoing


def test_partly_and_not_done_take_two_taps_with_a_reason(house: House, planned: plans.Planned, leader: Visitor) -> None:
    reasons = house.installation.catalogue.reasons.measure_not_done
    offered = [each.get("value") for each in leader.page.all("button") if each.get("name") == "reason"]
    assert offered == [*reasons, *reasons]  # once for partly, once for not done
    for answer in ("Delvis", "Inte gjort"):
        assert f"Tiden räckte inte : {answer}, " in leader.text
    leader.post(report_path(planned), 303, state="partly_done", reason="personal", back=PAGE)
    assert state(house, planned) is MeasureState.partly_done
    leader.follow()
    assert "Delvis genomförd" in leader.text


def test_complaint_f8_that_a_youth_stopped_coming_is_told_as_what_came_of_a_promise(
    house: House, planned: plans.Planned, leader: Visitor
) -> None:
    leader.post(report_path(planned), 303, state="not_done", reason="vill-inte", back=PAGE)
    assert state(house, planned) is MeasureState.not_done
    text = Visitor(house).sign_in("kurator").get(f"/arenden/{planned.case_id}/plan").text
    assert "Inte genomförd" in text
    assert "ville inte" not in text  # why is told to the coordinator and to the own unit


def test_a_promise_that_waits_for_a_yes_is_accepted_here(house: House, planned: plans.Planned, leader: Visitor) -> None:
    path = f"/arenden/{planned.case_id}/plan/atgarder/{planned.measures['fritid-unga']}/accepterad"
    leader.post(path, 303, back=PAGE)
    assert leader.response.headers["Location"] == PAGE
    assert state(house, planned) is MeasureState.ongoing
    assert "Ja, vi gör det" not in leader.get(PAGE).text


@pytest.mark.parametrize("elsewhere", ["https://example.org/x", "//example.org", "/\\example.org", "javascript:1"])
def test_a_form_never_leads_to_another_site(planned: plans.Planned, leader: Visitor, elsewhere: str) -> None:
    leader.post(report_path(planned), 303, state="done", back=elsewhere)
    assert leader.response.headers["Location"] == f"/arenden/{planned.case_id}/plan"


def test_complaints_f6_and_v11_something_good_takes_one_field(planned: plans.Planned, leader: Visitor) -> None:
    path = f"/arenden/{planned.case_id}/uppgifter/fungerar"
    leader.post(path, 303, text="Hjälpte de yngre på gården i går.")
    leader.follow()
    assert "Tack! Det är sparat och delat." in leader.text
    assert "Mina åtaganden" in leader.page.title
    assert "Hjälpte de yngre" in leader.get(f"/arenden/{planned.case_id}/uppgifter").text


def test_where_nobody_else_may_read_of_it_something_good_stays_with_the_unit(house: House) -> None:
    made = cases.shared(house, ["fritid-unga"], ["samverkan"])
    cases.take_part(house, made.case_id, "fritidsledare")
    leader = Visitor(house).sign_in("fritidsledare")
    leader.get(PAGE)
    leader.post(f"/arenden/{made.case_id}/uppgifter/fungerar", 303, text="Kom i tid varje dag.")
    assert "Tack! Det är sparat hos er." in leader.follow().text


def test_complaint_p5_an_officer_sees_what_is_theirs_and_for_how_long(house: House, planned: plans.Planned) -> None:
    with house.work("polis") as work:
        to = dues.read("hösten 2027", work.today)
        assert to is not None
        promises.move(work, planned.case_id, planned.measures["omradespolis"], MoveTerms(to, "tid"))
        work.commit()
    officer = Visitor(house).sign_in("polis").get(PAGE)
    assert "Ringa hem" in officer.text
    assert "Klart senast hösten 2027" in officer.text
    assert "Senare" in officer.text


def test_r53_promises_are_gone_with_the_part_the_consent_and_the_unit(house: House, planned: plans.Planned) -> None:
    def sees() -> bool:
        return "Följa med till gården" in Visitor(house).sign_in("fritidsledare").get(PAGE).text

    assert sees()
    reminding.change_account(house, "fritidsledare", _to_school)
    assert not sees()
    reminding.change_account(house, "fritidsledare", _to_leisure)
    assert sees()
    house.clock.forward(days=301)  # the consent is over
    assert not sees()


def _to_school(row: Account) -> None:
    row.unit = "skola-norr"


def _to_leisure(row: Account) -> None:
    row.unit = "fritid-unga"


def test_the_page_is_the_first_thing_on_the_start_page(leader: Visitor, planned: plans.Planned) -> None:
    leader.get("/")
    ways = [each.get("href") for each in leader.page.all("a") if "btn-primary" in (each.get("class") or "")]
    assert ways == [PAGE]
    promise = UUID(str(planned.measures["fritid-unga"]))
    assert f"{PAGE}#a-{promise.hex}" in [each.get("href") for each in leader.page.all("a")]


def test_the_page_costs_few_statements_and_is_light(house: House, planned: plans.Planned, leader: Visitor) -> None:
    for _ in range(3):
        plans.fixed(house)
    with statements(house) as sent:
        leader.get(PAGE)
    assert len(sent) <= 6, sent
    assets = re.findall(r'(?:href|src)="(/static/[^"#]+)', leader.response.text)
    packed = {"Accept-Encoding": "gzip"}
    sizes = [len(leader.client.get(each, headers=packed).data) for each in dict.fromkeys(assets)]
    assert len(leader.response.data) + sum(sizes) < 100_000, (len(leader.response.data), sizes)


def test_complaints_f9_and_f14_the_page_uses_no_word_that_marks_anybody(leader: Visitor) -> None:
    main = Page(leader.response.text.split("<main", 1)[1].split("</main>", 1)[0]).text.lower()
    for word in ("anmäl", "riskungdom", "kriminell", "misstänkt", "rapportera"):
        assert word not in main, word


def test_complaint_s7_answers_that_are_owed_are_listed_by_unit_for_whoever_leads(
    house: House, planned: plans.Planned
) -> None:
    coordinator = Visitor(house).sign_in("koordinator")
    assert "Alla har berättat hur det gick." in coordinator.get("/utan-svar").text
    assert "Åtgärder utan svar" not in coordinator.get("/").text
    plans.say(house, "polis", planned, "omradespolis", DONE)
    house.clock.forward(weeks=5)
    coordinator = Visitor(house).sign_in("koordinator")
    assert "2 åtgärder vars dag har gått" in coordinator.get("/").text
    coordinator.get("/utan-svar")
    for words in ("Fritid för unga", "Måsviksskolan", "Skulle vara klar 2026-12-21, 7 dagar sedan"):
        assert words in coordinator.text
    assert "Områdespolis" not in coordinator.text
