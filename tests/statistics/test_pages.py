"""The figures' pages: who sees them, what stands beside each figure, and that they cost the same whatever there is."""

from datetime import date

import pytest
from sqlalchemy import select

from sspf.audit.models import AuditEntry
from tests.browser import Visitor, statements
from tests.factories import cases, plans
from tests.house import House
from tests.statistics.test_figures import freeze, lived_in, until

LIST = 6
"""The most statements that a list may cost."""
PAGES = ("/statistik", "/statistik/nyckeltal", "/statistik/nyckeltal/attendance")


@pytest.fixture
def steering(sqlite_house: House) -> Visitor:
    """Somebody of the styrgrupp."""
    return Visitor(sqlite_house).sign_in("styrgrupp")


def lived_through(house: House) -> None:
    """A term with a little of everything, long enough ago that its figures are final."""
    lived_in(house)
    until(house, date(2027, 2, 1))
    freeze(house)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("login", ["koordinator", "styrgrupp"])
def test_coordinator_and_styrgrupp_see_figures(sqlite_house: House, login: str, path: str) -> None:
    Visitor(sqlite_house).sign_in(login).get(path)


@pytest.mark.parametrize("login", ["kurator", "rektor", "granskare", "administrator"])
def test_nobody_else_does(sqlite_house: House, login: str) -> None:
    visitor = Visitor(sqlite_house).sign_in(login)
    for path in PAGES:
        visitor.get(path, status=403)


@pytest.mark.parametrize(
    "address", ["?period=2027", "?period=2026-k5", "?period=1999", "?period=2026%27--", "/luck", "/persons"]
)
def test_an_unknown_period_or_figure_is_not_found(steering: Visitor, address: str) -> None:
    steering.get(f"/statistik/nyckeltal{address}", status=404)


def test_without_a_choice_the_last_term_that_is_over_is_shown(steering: Visitor) -> None:
    steering.get("/statistik")
    assert "Statistik för vårterminen 2026" in steering.text
    assert "Preliminära siffror till" not in steering.get("/statistik?period=2026").text
    assert "Perioden pågår" in steering.text


def test_a_closed_period_is_preliminary_until_its_day_and_then_for_ever(sqlite_house: House, steering: Visitor) -> None:
    lived_in(sqlite_house)
    until(sqlite_house, date(2027, 1, 2))
    steering.sign_in("styrgrupp")
    assert "Preliminära siffror till 15 januari 2027" in steering.get("/statistik").text
    until(sqlite_house, date(2027, 2, 1))
    freeze(sqlite_house)
    steering.sign_in("styrgrupp")
    assert "Slutgiltiga siffror, räknade 1 februari 2027" in steering.get("/statistik").text


def test_complaint_s4_each_figure_has_its_definition_beside_it(sqlite_house: House, steering: Visitor) -> None:
    text = steering.get("/statistik/nyckeltal").text
    for each in sqlite_house.installation.catalogue.indicators.values():
        assert each.definition in text, each.id
        assert each.label in text


def test_complaint_s14_figures_stand_beside_the_period_before_and_the_same_one_a_year_before(
    sqlite_house: House, steering: Visitor
) -> None:
    lived_through(sqlite_house)
    steering.sign_in("styrgrupp").get("/statistik/nyckeltal/meetings_held?period=2026-ht")
    for period in ("Höstterminen 2026", "Vårterminen 2026", "Höstterminen 2025"):
        assert period in steering.text
    steering.get("/statistik/nyckeltal/meetings_held?period=2026")
    assert "Hela 2025" in steering.text


def test_complaint_s15_no_table_mixes_periods_of_two_kinds(sqlite_house: House, steering: Visitor) -> None:
    lived_through(sqlite_house)
    steering.sign_in("styrgrupp")
    for kind, others in (("2026-t3", ("K4 2026", "HT 2026")), ("2026-k4", ("T3 2026", "HT 2026"))):
        steering.get(f"/statistik/nyckeltal/meetings_held?period={kind}")
        assert not any(other in steering.text for other in others)


def test_totals_of_a_running_period_wait_and_the_page_says_why(sqlite_house: House, steering: Visitor) -> None:
    lived_in(sqlite_house)
    steering.sign_in("styrgrupp").get("/statistik/nyckeltal?period=2026-k4")
    assert steering.text.count("visas när perioden är slut") > 10
    assert "den som tittar två dagar i rad" in steering.text
    steering.get("/statistik?period=2026-k4")
    assert "Nya samtycken visas när perioden är slut." in steering.text


def test_an_agency_that_was_not_called_and_one_without_measures_are_named(
    sqlite_house: House, steering: Visitor
) -> None:
    plans.fixed(sqlite_house)
    lived_through(sqlite_house)
    steering.sign_in("styrgrupp").get("/statistik?period=2026-ht")
    assert "Inte kallade: Socialtjänst, Fritid, Fristående skola, Regionen och Trygghet och säkerhet." in steering.text
    assert "Inga åtgärder: Socialtjänst, Fristående skola, Regionen och Trygghet och säkerhet." in steering.text
    assert "Skola: genomförd 0, delvis 0, blev inte av 0, utan svar 1" in steering.text


def test_a_page_of_final_figures_costs_the_same_whatever_there_is(sqlite_house: House, steering: Visitor) -> None:
    for _ in range(3):
        plans.fixed(sqlite_house)
    lived_through(sqlite_house)
    steering.sign_in("styrgrupp")
    for path in PAGES:
        with statements(sqlite_house) as sent:
            steering.get(f"{path}?period=2026-k4")
        assert len(sent) <= LIST, sent


def test_the_page_opens_nothing_and_is_logged(sqlite_house: House, steering: Visitor) -> None:
    made = cases.shared(sqlite_house, ["skola-norr"])
    with statements(sqlite_house) as sent:
        steering.get("/statistik")
    assert not any(f"case:{made.case_id}" in each for each in sent)
    with sqlite_house.work("granskare") as work:
        assert "StatisticsRead" in set(work.session.scalars(select(AuditEntry.name)))
