"""The plan's own page: what works first, what one has promised oneself first of all, and what one may report."""

from tests.browser import Visitor, statements
from tests.factories import cases, plan_papers, plans
from tests.factories.plan_papers import LEISURE, POLICE, SCHOOL
from tests.house import House


def read(house: House, case_id: object, who: str) -> Visitor:
    visitor = Visitor(house).sign_in(who)
    visitor.get(f"/arenden/{case_id}/plan")
    return visitor


def in_order(text: str, *headings: str) -> bool:
    places = [text.index(each) for each in headings]
    return places == sorted(places)


def test_complaint_v11_what_works_comes_first_and_what_worries_last(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    text = read(sqlite_house, planned.case_id, "koordinator").text
    assert in_order(text, "Det som fungerar", "Ungdomens egna ord", "Mål ", "Vem gör vad", "Det som oroar")


def test_complaint_f5_the_own_promises_stand_before_everything_else(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    text = read(sqlite_house, planned.case_id, "fritidsledare").text
    assert in_order(
        text, "Det här har vi lovat", "Följa med till gården", "Det som fungerar", "Det här har andra lovat"
    )
    assert text.index("Ringa hem") > text.index("Det här har andra lovat")


def test_complaint_p4_p5_the_police_see_which_promise_is_theirs_for_how_long_and_what_they_may_report(
    sqlite_house: House,
) -> None:
    planned = plans.fixed(sqlite_house)
    text = read(sqlite_house, planned.case_id, "polis").text
    own = text[text.index("Det här har vi lovat") : text.index("Det som fungerar")]
    assert "Ringa hem" in own
    assert "Klart senast 2026-12-21" in own
    assert "Rapportera bara hur det gick med det ni har lovat. Annat tar ni upp med koordinatorn." in own
    assert "Samtal med mentor" not in own


def test_how_the_goals_have_been_rated_is_drawn_once_somebody_has(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    assert "Så har målen skattats" not in read(sqlite_house, planned.case_id, "koordinator").text
    plans.follow_up(sqlite_house, planned, value=6)
    assert "1. Vara i skolan varje dag, Ungdomen: från 3 till 6" in read(sqlite_house, planned.case_id, "kurator").text


def test_each_is_led_to_the_papers_that_are_theirs(sqlite_house: House) -> None:
    written = plan_papers.fixed(sqlite_house)
    for login in ("kurator", "fritidsledare"):
        cases.take_part(sqlite_house, written.case_id, login)
    led = {
        login: [each.get("href") for each in read(sqlite_house, written.case_id, login).page.all("a")]
        for login in ("koordinator", "kurator", "fritidsledare")
    }
    assert written.papers in led["koordinator"]
    assert f"{written.papers}/enheter/{SCHOOL}" in led["kurator"]
    assert not [each for each in led["fritidsledare"] if each and "papper" in each]
    assert not [each for each in led["kurator"] if each and (POLICE in each or LEISURE in each)]


def test_an_older_version_reads_as_it_did_and_leads_to_what_has_changed_since(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    visitor = Visitor(sqlite_house).sign_in("koordinator")
    visitor.get(f"/arenden/{planned.case_id}/plan/versioner")
    assert "Den första" in visitor.text
    visitor.get(f"/arenden/{planned.case_id}/plan/versioner/1")
    assert in_order(visitor.text, "Det som fungerar", "Ungdomens egna ord", "Vem gör vad", "Det som oroar")


def test_the_page_takes_few_statements(sqlite_house: House) -> None:
    planned = plans.fixed(sqlite_house)
    plans.follow_up(sqlite_house, planned)
    for login, most in (("koordinator", 13), ("kurator", 12)):
        visitor = Visitor(sqlite_house).sign_in(login)
        with statements(sqlite_house) as seen:
            visitor.get(f"/arenden/{planned.case_id}/plan")
        assert len(seen) <= most, seen
