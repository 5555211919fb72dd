"""The figures' page: who sees it, what it says, and what it keeps back."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from sspf.access.actor import Actor
from sspf.access.roles import Role
from sspf.audit.models import AuditEntry
from sspf.errors import Forbidden
from sspf.periods import Period
from sspf.statistics import queries
from tests.browser import Visitor, statements
from tests.factories import cases
from tests.house import House

NOW = Period(2026, "ht")


def figures(house: House, period: Period = NOW) -> queries.Statistics:
    with house.work("styrgrupp") as work:
        return queries.statistics(work, period)


def test_an_empty_house_shows_nought_and_no_blame(visitor: Visitor) -> None:
    visitor.sign_in("styrgrupp").get("/statistik")
    assert "Statistik för hela året 2026" in visitor.text
    assert "Räknat 2026-11-23 10.00." in visitor.text
    assert "underskrifter räknas inte" in visitor.text
    assert "Ingen aktör har kallats" in visitor.text


@pytest.mark.parametrize("login", ["koordinator", "styrgrupp"])
def test_coordinator_and_styrgrupp_see_figures(visitor: Visitor, login: str) -> None:
    visitor.sign_in(login).get("/statistik?period=2026")


@pytest.mark.parametrize("login", ["kurator", "rektor", "granskare", "administrator"])
def test_nobody_else_does(visitor: Visitor, login: str) -> None:
    visitor.sign_in(login).get("/statistik", status=403)


def test_a_seat_in_the_styrgrupp_opens_figures_whatever_the_role(house: House) -> None:
    with house.work(Actor(house.ids["rektor"], Role.unit_manager, "skola-norr", steering=True)) as work:
        queries.statistics(work, NOW)
    with house.work("rektor") as work, pytest.raises(Forbidden):
        queries.statistics(work, NOW)


@pytest.mark.parametrize("period", ["2027", "2026-k5", "1999", "x", "2026%27--"])
def test_an_unknown_period_is_not_found(visitor: Visitor, period: str) -> None:
    visitor.sign_in("styrgrupp").get(f"/statistik?period={period}", status=404)


def test_a_single_case_is_never_counted_out_loud(visitor: Visitor, house: House) -> None:
    cases.shared(house, ["skola-norr"])
    visitor.sign_in("styrgrupp").get("/statistik")
    assert visitor.text.count("färre än 5") >= 3
    told = figures(house).report
    assert (told.consents.value, told.consents.small) == (None, True)
    assert (told.sharing.value, told.sharing.small) == (None, True)


def test_five_consents_are_counted_once_each_whoever_they_let_in(house: House) -> None:
    for _ in range(5):
        cases.shared(house, ["skola-norr", "omradespolis", "fritid-unga"])
    cases.family(house)
    told = figures(house).report
    assert (told.consents.value, told.sharing.value) == (5, 5)
    assert figures(house, Period(2026, "vt")).report.consents.value == 0


def test_a_consent_that_has_run_out_is_no_longer_in_force_but_was_given(house: House) -> None:
    for _ in range(5):
        cases.shared(house, ["skola-norr"], days=10)
    house.clock.forward(days=11)
    told = figures(house).report
    assert (told.consents.value, told.sharing.value) == (5, 0)


def test_days_from_anmalan_to_consent_are_told_from_five_cases(house: House) -> None:
    for _ in range(4):
        cases.shared(house, ["skola-norr"])
    assert figures(house).report.lead_times[0] is None
    cases.shared(house, ["skola-norr"])
    assert figures(house).report.lead_times == (timedelta(days=3).days, None, None, None)


def test_the_page_opens_nothing_and_is_logged(visitor: Visitor, house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    visitor.sign_in("styrgrupp").get("/statistik")
    assert "Provsson" not in visitor.response.text
    assert str(made.case_id) not in visitor.response.text
    with house.work("granskare") as work:
        assert "StatisticsRead" in set(work.session.scalars(select(AuditEntry.name)))


def test_the_page_costs_a_fixed_number_of_statements(visitor: Visitor, house: House) -> None:
    for _ in range(6):
        cases.shared(house, ["skola-norr"])
    visitor.sign_in("styrgrupp").get("/statistik?period=2026")
    with statements(house) as seen:
        visitor.get("/statistik?period=2026")
    assert len(seen) <= 12, seen
