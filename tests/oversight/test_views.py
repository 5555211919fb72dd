"""The log as the granskare reads it: who, when, what and in which case, and nothing of what the case says."""

from datetime import timedelta

import pytest

from sspf.audit import events
from tests.browser import Visitor, statements
from tests.factories import cases
from tests.house import House

PAGE = 50


@pytest.fixture
def goran(visitor: Visitor) -> Visitor:
    """The granskare, signed in."""
    return visitor.sign_in("granskare")


def rows(visitor: Visitor) -> int:
    """How many rows of the log the page shows."""
    return sum(each.get("scope") == "row" for each in visitor.page.all("th"))


def older(visitor: Visitor) -> str | None:
    return next((each.get("href") for each in visitor.page.all("a") if each.get("rel") == "next"), None)


def test_the_newest_stands_first_with_time_name_role_and_what(goran: Visitor, house: House) -> None:
    house.clock.forward(minutes=1)
    goran.get("/logg")
    house.clock.forward(minutes=1)
    goran.get("/logg")
    text = goran.text
    assert "2026-11-23 10.01 Göran Palmér Granskare Läste loggen" in text
    assert text.index("10.01 Göran Palmér Granskare Läste loggen") < text.index(
        "10.00 Göran Palmér Granskare Loggade in"
    )


def test_reading_the_log_stands_in_the_log(goran: Visitor) -> None:
    goran.get("/logg")
    shown = rows(goran)
    goran.get("/logg")
    assert f"Läste loggen – Rader: {shown}" in goran.text


def test_the_log_tells_of_a_case_by_number_and_nothing_of_what_it_says(goran: Visitor, house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    Visitor(house).sign_in("koordinator").get(f"/arenden/{made.case_id}")
    goran.get("/logg?case_number=2026-0001")
    assert "Karin Ekmark Koordinator Läste ett ärende 2026-0001" in goran.text
    for secret in ("Alva", "Provsson", "Mycket frånvaro", "Tycker om att rita", "201205122398", str(made.case_id)):
        assert secret not in goran.text
        assert secret not in goran.response.text


def test_facts_are_said_in_words(goran: Visitor, house: House) -> None:
    visitor = Visitor(house).sign_in("administrator")
    today = house.clock().date().isoformat()
    visitor.fill(f"/konton/{house.ids['kurator']}/funktioner/ny", seat="rektor-norr", from_on=today)
    goran.get("/logg")
    assert "Gav någon en funktion" in goran.text
    assert "Konto: Kerstin Olofsdotter" in goran.text
    assert "Funktion: Rektor, Måsviksskolan" in goran.text


def test_why_a_case_was_closed_is_the_cases_own_business(goran: Visitor, house: House) -> None:
    made = cases.family(house)
    with house.work("koordinator") as work:
        work.record(events.CaseClosed(made.case_id, events.Slug("flyttat-hemligt")))
        work.commit()
    goran.get("/logg")
    assert "Avslutade ett ärende" in goran.text
    assert "flyttat-hemligt" not in goran.response.text


def test_pages_follow_each_other_without_gap_or_repeat(goran: Visitor, house: House) -> None:
    with house.work("koordinator") as work:
        for number in range(120):
            work.record(events.LogRead(1000 + number))
        work.commit()
    goran.get("/logg")
    seen, path = [rows(goran)], older(goran)
    texts = [goran.text]
    while path:
        goran.get(path)
        seen, path, texts = [*seen, rows(goran)], older(goran), [*texts, goran.text]
    assert seen[:3] == [PAGE, PAGE, PAGE]
    assert [sum(f"Rader: {1000 + number} " in text for text in texts) for number in range(120)] == [1] * 120
    assert any(each.get("rel") == "prev" for each in goran.page.all("a"))


def test_a_person_is_followed_and_the_choice_stays_when_turning_pages(goran: Visitor, house: House) -> None:
    with house.work("kurator") as work:
        work.record(*(events.LogRead(number) for number in range(PAGE + 1)))
        work.commit()
    goran.get(f"/logg?person={house.ids['kurator']}")
    assert rows(goran) == PAGE
    assert "Göran Palmér Granskare Läste" not in goran.text
    goran.get(older(goran) or "")
    assert rows(goran) == 1
    assert "Kerstin Olofsdotter Medarbetare" in goran.text


def test_a_period_holds_both_its_days(goran: Visitor, house: House) -> None:
    for days in (1, 1, 1):
        house.clock.forward(days=days)
        with house.work("kurator") as work:
            work.record(events.LogRead(days))
            work.commit()
    first = (house.clock() - timedelta(days=2)).date()
    goran.sign_in("granskare").get(f"/logg?from_on={first}&until_on={first + timedelta(days=1)}")
    assert rows(goran) == 2
    goran.get(f"/logg?until_on={first - timedelta(days=30)}")
    assert "Loggen har inga händelser som passar" in goran.text


def test_an_unknown_case_number_shows_nothing(goran: Visitor) -> None:
    goran.get("/logg?case_number=1999-0001")
    assert rows(goran) == 0


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from_on=i+går", "Skriv första dagen som ÅÅÅÅ-MM-DD"),
        ("from_on=2026-11-23&until_on=2026-11-22", "Sista dagen ligger före den första."),
        ("person=ingen", "Välj en person i listan."),
        ("case_number=" + "1" * 13, "Korta ärendenumret med 1 tecken."),
    ],
)
def test_what_cannot_be_asked_is_told(sqlite_house: House, query: str, sentence: str) -> None:
    goran = Visitor(sqlite_house).sign_in("granskare")
    goran.get(f"/logg?{query}", status=422)
    assert sentence in goran.text
    assert rows(goran) == 0


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "", "1;DROP TABLE audit_entry", "\u0664"])
def test_an_odd_place_to_go_on_from_does_no_harm(sqlite_house: House, before: str) -> None:
    Visitor(sqlite_house).sign_in("granskare").get("/logg", status=200)
    visitor = Visitor(sqlite_house).sign_in("granskare")
    visitor.get(f"/logg?fore={before}")


@pytest.mark.parametrize("query", ["from_on=0001-01-01", "until_on=9999-12-31"])
def test_the_last_days_of_the_calendar_do_no_harm(sqlite_house: House, query: str) -> None:
    visitor = Visitor(sqlite_house).sign_in("granskare")
    visitor.get(f"/logg?{query}", status=422)
    assert "Välj ett år från 2000 till 2100." in visitor.text


@pytest.mark.parametrize("login", ["koordinator", "rektor", "kurator", "styrgrupp", "administrator"])
def test_only_the_granskare_reads_the_log(sqlite_house: House, login: str) -> None:
    Visitor(sqlite_house).sign_in(login).get("/logg", status=403)


def test_a_full_page_costs_as_much_as_an_empty_one(goran: Visitor, house: House) -> None:
    made = cases.family(house)
    with house.work("koordinator") as work:
        work.record(*(events.CaseRead(made.case_id) for _ in range(60)))
        work.commit()
    goran.get("/logg")
    with statements(house) as full:
        goran.get("/logg")
    with statements(house) as empty:
        goran.get("/logg?case_number=1999-0001")
    assert len(full) == len(empty) <= 6, full
