"""Who handles a case: functions and periods, substitutes, hand-over between coordinators, a school that is left."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from sspf.access.permissions import Permission
from sspf.accounts import actions as accounts
from sspf.cases.actions import handovers, parts, schools, substitutes
from sspf.cases.actions.parts import Part
from sspf.cases.queries import parts as case_parts
from sspf.cases.queries import reach
from sspf.cases.rules.states import CaseProblem
from sspf.cases.rules.terms import NewSchool, StandIn
from sspf.errors import NotFound, Refused
from tests.browser import Visitor
from tests.factories import cases, consents
from tests.factories import parts as build
from tests.house import START, House

TODAY = START.date()


def join(house: House, case_id: UUID, **part: object) -> UUID:
    """Let somebody take part, as the coordinator."""
    with house.work() as work:
        made = parts.take_part(work, case_id, Part(**part))  # type: ignore[arg-type]
        work.commit()
    return made


def sees(house: House, login: str, case_id: UUID) -> frozenset[str] | None:
    """The kinds of information somebody reaches in a case; None when the case does not exist for them."""
    with house.work(login, writing=False) as work:
        try:
            return reach.find(work, Permission.case_read, case_id).information
        except NotFound:
            return None


def test_complaint_p1_a_part_goes_to_the_function_whoever_holds_it_that_day(house: House) -> None:
    made = consents.given(house)
    join(house, made.case_id, unit="omradespolis", seat="gruppchef")
    assert sees(house, "gruppchef", made.case_id) is not None
    assert sees(house, "polis", made.case_id) is None
    with house.work("administrator") as work:
        accounts.take_seat(work, house.ids["polis"], "gruppchef", work.today, work.today + timedelta(days=6))
        work.commit()
    visitor = Visitor(house).sign_in("polis")  # the seat is read at the login
    visitor.get(f"/arenden/{made.case_id}", status=200)
    house.clock.forward(days=8)
    Visitor(house).sign_in("polis").get(f"/arenden/{made.case_id}", status=404)


def test_r53_a_part_lasts_from_its_first_day_through_its_last(house: House) -> None:
    made = consents.given(house)
    with house.work() as work:
        first, last = work.today + timedelta(days=3), work.today + timedelta(days=5)
    join(house, made.case_id, unit="omradespolis", account_id=house.ids["polis"], from_on=first, until_on=last)
    seen = []
    for _ in range(8):
        seen.append(sees(house, "polis", made.case_id) is not None)
        house.clock.forward(days=1)
    assert seen == [False, False, False, True, True, True, False, False]


@pytest.mark.parametrize(
    ("days", "problem", "field"),
    [
        ({"from_on": -1}, CaseProblem.part_in_past, "from_on"),
        ({"until_on": -1}, CaseProblem.part_ends_before_start, "until_on"),
        ({"from_on": 3, "until_on": 2}, CaseProblem.part_ends_before_start, "until_on"),
    ],
)
def test_a_part_that_cannot_be_is_refused_at_its_field(
    sqlite_house: House, days: dict[str, int], problem: CaseProblem, field: str
) -> None:
    made = consents.given(sqlite_house)
    when: dict[str, Any] = {name: TODAY + timedelta(days=days[name]) for name in days}
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        parts.take_part(work, made.case_id, Part("omradespolis", sqlite_house.ids["polis"], **when))
    assert (refused.value.reason, refused.value.field) == (problem, field)


def test_the_form_offers_functions_and_people_and_keeps_what_was_typed(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    path = f"/arenden/{made.case_id}/deltagare/ny"
    visitor.fill(path, person="omradespolis:seat:gruppchef", from_on="2026-12-01", until_on="2026-12-24")
    assert "Gruppchef, områdespolisen Funktion Områdespolisen 2026-12-01 2026-12-24" in visitor.text
    visitor.get(path)
    visitor.post(path, status=422, person="omradespolis:seat:gruppchef", from_on="2026-12-02")
    assert "Personen deltar redan i ärendet." in visitor.text
    assert any(each.get("value") == "2026-12-02" for each in visitor.page.all("input"))


# -- substitutes


def test_complaint_p9_a_substitute_sees_what_the_absent_sees_no_more_and_no_longer(house: House) -> None:
    mine, other = consents.given(house, units=["omradespolis", "skola-norr"]), consents.given(house)
    cases.take_part(house, mine.case_id, "polis")
    cases.take_part(house, other.case_id, "fritidsledare")
    build.stands_in(house, "polis", "gruppchef", after=1, days=2)
    days = []
    for _ in range(5):
        days.append(sees(house, "gruppchef", mine.case_id) == sees(house, "polis", mine.case_id))
        assert sees(house, "gruppchef", other.case_id) is None
        house.clock.forward(days=1)
    assert days == [False, True, True, True, False]


def test_complaint_p9_the_substitute_loses_the_case_together_with_the_absent(house: House) -> None:
    made = consents.given(house)
    part = cases.take_part(house, made.case_id, "polis")
    build.stands_in(house, "polis", "gruppchef")
    assert sees(house, "gruppchef", made.case_id) is not None
    with house.work() as work:
        parts.end_part(work, made.case_id, part)
        work.commit()
    assert sees(house, "gruppchef", made.case_id) is None


def test_r53_nobody_stands_in_for_somebody_who_has_moved_or_whose_account_is_closed(house: House) -> None:
    made = consents.given(house)
    cases.take_part(house, made.case_id, "polis")
    build.stands_in(house, "polis", "gruppchef")
    with house.work("administrator") as work:
        accounts.disable(work, house.ids["polis"])
        work.commit()
    assert sees(house, "gruppchef", made.case_id) is None


def test_the_case_page_tells_who_stands_in_and_until_when(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    cases.take_part(sqlite_house, made.case_id, "polis")
    build.stands_in(sqlite_house, "polis", "gruppchef", days=7)
    for login in ("koordinator", "polis", "gruppchef"):
        visitor = Visitor(sqlite_house).sign_in(login)
        assert "Vikarie: Gunnar Frisk till och med 2026-11-30" in visitor.get(f"/arenden/{made.case_id}").text


@pytest.mark.parametrize(
    ("absent", "substitute", "days", "problem"),
    [
        ("polis", "polis", (0, 3), CaseProblem.stands_in_for_oneself),
        ("polis", "kurator", (0, 3), CaseProblem.other_unit),
        ("polis", "gruppchef", (-1, 3), CaseProblem.part_in_past),
        ("polis", "gruppchef", (4, 3), CaseProblem.part_ends_before_start),
        ("polis", "gruppchef", (0, 200), CaseProblem.too_long),
        ("fritidsledare", "fritidschef", (2, 30), CaseProblem.stood_in_already),
    ],
)
def test_a_substitute_who_cannot_be_is_refused(
    sqlite_house: House, absent: str, substitute: str, days: tuple[int, int], problem: CaseProblem
) -> None:
    build.stands_in(sqlite_house, "fritidsledare", "fritidschef")
    first, last = (TODAY + timedelta(days=each) for each in days)
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        substitutes.name(work, StandIn(sqlite_house.ids[absent], sqlite_house.ids[substitute], first, last))
    assert refused.value.reason is problem


def test_an_enhetschef_decides_about_the_own_unit_alone(sqlite_house: House) -> None:
    theirs = build.stands_in(sqlite_house, "fritidsledare", "fritidschef")
    visitor = Visitor(sqlite_house).sign_in("gruppchef")
    ids = sqlite_house.ids
    when = {"from_on": "2026-11-23", "until_on": "2026-11-30"}
    visitor.fill("/vikarier/ny", absent=str(ids["polis"]), substitute=str(ids["gruppchef"]), **when)
    assert "Petra Ahlgren" in visitor.text
    assert "Fatima" not in visitor.text
    visitor.post(f"/vikarier/{theirs}/avsluta", status=404)
    visitor.get("/vikarier/ny")
    visitor.post("/vikarier/ny", status=422, absent=str(ids["kurator"]), substitute=str(ids["rektor"]), **when)
    assert "Välj vem som är borta i listan." in visitor.text


def test_a_substitute_is_ended_at_once(sqlite_house: House) -> None:
    made = consents.given(sqlite_house)
    cases.take_part(sqlite_house, made.case_id, "polis")
    standing_in = build.stands_in(sqlite_house, "polis", "gruppchef")
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get("/vikarier")
    visitor.post(f"/vikarier/{standing_in}/avsluta", status=303)
    assert "Ingen vikarierar." in visitor.follow().text
    assert sees(sqlite_house, "gruppchef", made.case_id) is None


# -- hand-over


def test_complaint_k17_a_deputy_takes_over_with_the_own_login_and_the_family_is_told(house: House) -> None:
    made = consents.given(house)
    deputy = Visitor(house).sign_in("ersattare")
    assert "Alva Provsson" in deputy.get(f"/arenden/{made.case_id}").text
    deputy.fill(f"/arenden/{made.case_id}/overlamning", coordinator=str(house.ids["ersattare"]), told="nej")
    assert "Elias Sandgren" in deputy.text
    assert "Familjen vet inte än" in deputy.text
    assert "Leder ärendet Elias Sandgren sedan 2026-11-23" in deputy.get(f"/arenden/{made.case_id}").text
    assert "Berätta för familjen vem som leder ärendet nu" in deputy.get("/").text
    deputy.get(f"/arenden/{made.case_id}/deltagare")
    deputy.post(f"/arenden/{made.case_id}/overlamning/familjen-vet", status=303)
    assert "Familjen vet inte än" not in deputy.follow().text
    assert "Berätta för familjen" not in deputy.get("/").text


def test_complaint_k17_what_waits_in_the_case_waits_for_every_coordinator(sqlite_house: House) -> None:
    consents.asked(sqlite_house)
    start = [Visitor(sqlite_house).sign_in(login).get("/").text for login in ("koordinator", "ersattare")]
    assert all("Alva Provsson" in each for each in start)


@pytest.mark.parametrize(
    ("login", "problem"), [("koordinator", CaseProblem.leads_already), ("rektor", CaseProblem.not_a_coordinator)]
)
def test_a_case_is_handed_over_to_another_coordinator_only(
    sqlite_house: House, login: str, problem: CaseProblem
) -> None:
    made = cases.family(sqlite_house)
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        handovers.hand_over(work, made.case_id, sqlite_house.ids[login], told=True)
    assert refused.value.reason is problem


# -- schools


def change_school(house: House, case_id: UUID, *left: str, joined: str | None = "skola-syd") -> None:
    with house.work() as work:
        schools.change(work, case_id, NewSchool(frozenset(left), joined, "Ljungängsskolan 8B"))
        work.commit()


def test_complaint_e13_the_old_school_loses_the_case_the_day_the_youth_leaves_it(house: House) -> None:
    made = consents.given(house, units=["skola-norr", "omradespolis"])
    cases.take_part(house, made.case_id, "kurator")
    join(house, made.case_id, unit="skola-norr", seat="rektor-norr")
    cases.take_part(house, made.case_id, "polis")
    change_school(house, made.case_id, "skola-norr")
    assert [sees(house, login, made.case_id) is None for login in ("kurator", "rektor", "polis")] == [True, True, False]
    with house.work() as work, pytest.raises(Refused) as refused:
        parts.take_part(work, made.case_id, Part("skola-norr", house.ids["kurator"]))
    assert refused.value.reason is CaseProblem.school_left


def test_complaint_e13_the_youth_may_come_back_to_the_school(sqlite_house: House) -> None:
    made = consents.given(sqlite_house, units=["skola-norr", "skola-syd"])
    change_school(sqlite_house, made.case_id, "skola-norr")
    sqlite_house.clock.forward(days=30)
    change_school(sqlite_house, made.case_id, "skola-syd", joined="skola-norr")
    cases.take_part(sqlite_house, made.case_id, "kurator")
    assert sees(sqlite_house, "kurator", made.case_id) is not None


def test_r13_a_new_school_is_let_in_by_a_supplement_and_not_by_the_change(sqlite_house: House) -> None:
    made = consents.given(sqlite_house, units=["skola-norr"])
    cases.take_part(sqlite_house, made.case_id, "kurator")
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    path = f"/arenden/{made.case_id}/skolbyte"
    visitor.fill(path, left=["skola-norr"], joined="skola-syd", school="Ljungängsskolan 8B")
    assert "Ljungängsskolan får vara med när familjen har sagt ja till ett tillägg." in visitor.text
    assert "2026-11-22" in visitor.text
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        parts.take_part(work, made.case_id, Part("skola-syd", seat="rektor-syd"))
    assert refused.value.reason is CaseProblem.unit_outside_consent
    assert "Ljungängsskolan 8B" in visitor.get(f"/arenden/{made.case_id}/personer").text


@pytest.mark.parametrize(
    ("left", "joined", "problem"),
    [
        ((), "skola-syd", CaseProblem.no_school_chosen),
        (("omradespolis",), "skola-syd", CaseProblem.not_a_school),
        (("skola-norr",), "omradespolis", CaseProblem.not_a_school),
        (("skola-norr",), "skola-norr", CaseProblem.same_school),
    ],
)
def test_a_change_of_school_that_cannot_be_is_refused(
    sqlite_house: House, left: tuple[str, ...], joined: str, problem: CaseProblem
) -> None:
    made = consents.given(sqlite_house)
    with sqlite_house.work() as work, pytest.raises(Refused) as refused:
        schools.change(work, made.case_id, NewSchool(frozenset(left), joined, ""))
    assert refused.value.reason is problem


def test_complaint_v16_everyone_who_is_with_is_named_with_days(sqlite_house: House) -> None:
    """So that nobody learns in the meeting who will be there."""
    made = consents.given(sqlite_house)
    join(
        sqlite_house,
        made.case_id,
        unit="omradespolis",
        account_id=sqlite_house.ids["polis"],
        until_on=date(2027, 1, 31),
    )
    with sqlite_house.work(writing=False) as work:
        lines = case_parts.participant_lines(work, reach.find(work, Permission.case_read, made.case_id))
        assert [(each.name, each.until_on) for each in lines] == [("Petra Ahlgren", date(2027, 1, 31))]
    page = Visitor(sqlite_house).sign_in("koordinator").get(f"/arenden/{made.case_id}").text
    assert "Områdespolisen Petra Ahlgren till och med 2027-01-31" in page
