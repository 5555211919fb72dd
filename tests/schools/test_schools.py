"""The tick list of what each school has been told, as the coordinator meets it; nobody else does."""

from datetime import timedelta

import pytest

from sspf.catalogue.agencies import AgencySide
from sspf.errors import Forbidden, NotFound, Refused
from sspf.schools import actions, queries
from sspf.schools.rules import SchoolProblem
from tests.browser import Visitor, statements
from tests.house import House

LIST = "/skolor"
SCHOOL = "/skolor/skola-norr"


@pytest.fixture
def coordinator(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def test_protocol_53_a_school_is_ticked_off_with_what_when_and_by_whom(
    coordinator: Visitor, sqlite_house: House
) -> None:
    page = coordinator.get(LIST).text
    assert "Måsviksskolan 0 av 8 Allt Aldrig" in page
    coordinator.fill(SCHOOL, items=["syfte", "samtycke"], given_on="2026-11-20")
    assert "Noterat för Måsviksskolan." in coordinator.text
    assert "Måsviksskolan 2 av 8" in coordinator.text
    assert "2026-11-20" in coordinator.text
    page = coordinator.get(SCHOOL).text
    assert "Vad SSPF är 2026-11-20 Karin Ekmark" in page
    offered = {each.get("value") for each in coordinator.page.all("input") if each.get("name") == "items"}
    assert "syfte" not in offered
    assert "sekretess" in offered


def test_protocol_54_independent_schools_are_on_the_list_and_police_are_not(house: House) -> None:
    with house.work("koordinator", writing=False) as work:
        units = {each.unit.id for each in queries.schools(work)}
        assert "friskola-fyren" in units
        assert all(work.catalogue.agency_of(each).side is AgencySide.skola for each in units)


def test_a_school_that_has_been_told_everything_is_done(sqlite_house: House) -> None:
    with sqlite_house.work() as work:
        actions.inform(work, "skola-norr", list(work.catalogue.school_information), work.today)
        work.commit()
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    assert "Måsviksskolan Klart Inget 2026-11-23" in coordinator.get(LIST).text
    assert "Skolan har fått allt på listan." in coordinator.get(SCHOOL).text


def test_what_was_told_before_keeps_its_day(house: House) -> None:
    with house.work() as work:
        actions.inform(work, "skola-norr", ["syfte"], work.today - timedelta(days=9))
        work.flush()
        actions.inform(work, "skola-norr", ["syfte", "samtycke"], work.today)
        work.commit()
    with house.work(writing=False) as work:
        told = {each.item.id: each.given_on for each in queries.school(work, "skola-norr").items}
        assert told["syfte"] == work.today - timedelta(days=9)
        assert told["samtycke"] == work.today


def test_a_wrong_tick_is_taken_back_and_twice_is_once(coordinator: Visitor, sqlite_house: House) -> None:
    coordinator.fill(SCHOOL, items=["syfte"], given_on="2026-11-20")
    for _ in range(2):
        coordinator.get(SCHOOL)
        coordinator.post(f"{SCHOOL}/syfte/ta-bort", status=303)
    assert "Måsviksskolan 0 av 8" in coordinator.get(LIST).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"items": ["syfte"], "given_on": "2026-11-24"}, "Dagen har inte varit än."),
        ({"items": [], "given_on": "2026-11-20"}, "Ange vad skolan har fått."),
        ({"items": ["hemligt"], "given_on": "2026-11-20"}, "Välj vad skolan har fått i listan."),
        ({"items": ["syfte"], "given_on": ""}, "Ange dagen."),
    ],
)
def test_what_cannot_be_ticked_is_said_and_nothing_is_written(
    sqlite_house: House, fields: dict[str, object], sentence: str
) -> None:
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(SCHOOL)
    coordinator.post(SCHOOL, status=422, **fields)
    assert sentence in coordinator.text
    assert "Måsviksskolan 0 av 8" in coordinator.get(LIST).text


def test_nothing_chosen_is_refused_by_the_act_as_well(sqlite_house: House) -> None:
    with sqlite_house.work() as work, pytest.raises(Refused) as refusal:
        actions.inform(work, "skola-norr", [], work.today)
    assert refusal.value.reason is SchoolProblem.nothing_chosen


def test_what_is_no_school_and_what_is_not_on_the_list_is_not_found(sqlite_house: House) -> None:
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get("/skolor/omradespolis", status=404)
    with sqlite_house.work() as work:
        with pytest.raises(NotFound):
            actions.inform(work, "omradespolis", ["syfte"], work.today)
        with pytest.raises(NotFound):
            actions.take_back(work, "skola-norr", "hemligt")


def test_a_partner_has_no_such_list(sqlite_house: House) -> None:
    with sqlite_house.work("rektor", writing=False) as work, pytest.raises(Forbidden):
        queries.schools(work)


def test_the_list_costs_the_same_whatever_it_holds(sqlite_house: House) -> None:
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    with statements(sqlite_house) as few:
        coordinator.get(LIST)
    with sqlite_house.work() as work:
        for school in queries.schools(work):
            actions.inform(work, school.unit.id, list(work.catalogue.school_information), work.today)
        work.commit()
    with statements(sqlite_house) as many:
        coordinator.get(LIST)
    assert len(few) == len(many) <= 4, many
