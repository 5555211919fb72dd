"""Att göra: what waits for whom, and in which order."""

from datetime import date

from sspf.tasks.rules import Task, TaskKind, Urgency, in_order, urgency_of
from tests.browser import Visitor, statements
from tests.factories import cases
from tests.house import House

TODAY = date(2026, 11, 23)


def test_what_is_late_comes_first_and_then_the_oldest() -> None:
    late = Task(TaskKind.report_measure, date(2026, 11, 20), "Alva", Urgency.late)
    old = Task(TaskKind.complete_consent, date(2026, 10, 1), "Viggo", Urgency.soon)
    new = Task(TaskKind.coming_meeting, date(2026, 11, 30), "Saga", Urgency.calm)
    assert in_order([new, old, late]) == [late, old, new]


def test_a_call_to_be_made_within_hours_stands_above_everything_else() -> None:
    follow_up = Task(TaskKind.follow_up_due, date(2026, 11, 16), "Leo", Urgency.late)
    call = Task(TaskKind.contact_family, date(2026, 11, 24), "", Urgency.soon)
    assert in_order([follow_up, call]) == [call, follow_up]


def test_a_day_that_has_passed_is_late_and_a_week_ahead_is_soon() -> None:
    assert urgency_of(date(2026, 11, 22), TODAY) is Urgency.late
    assert urgency_of(date(2026, 11, 23), TODAY) is Urgency.soon
    assert urgency_of(date(2026, 11, 30), TODAY) is Urgency.soon
    assert urgency_of(date(2026, 12, 1), TODAY) is Urgency.calm


def test_the_coordinator_sees_whose_consent_is_missing(visitor: Visitor, house: House) -> None:
    cases.family(house)
    visitor.sign_in("koordinator").follow()
    assert "Komplettera samtycket" in visitor.text
    assert "Alva Provsson" in visitor.text


def test_nothing_of_a_case_waits_for_those_outside_it(house: House) -> None:
    cases.shared(house, ["skola-norr"])
    for login in ("kurator", "polis", "styrgrupp", "granskare", "administrator"):
        page = Visitor(house).sign_in(login).follow()
        assert "Alva" not in page.text, login


def test_the_administrator_is_told_of_functions_without_holder(visitor: Visitor, house: House) -> None:
    visitor.sign_in("administrator").follow()
    assert "Funktion utan innehavare" in visitor.text


def test_the_start_page_costs_the_same_however_many_cases_wait(visitor: Visitor, house: House) -> None:
    visitor.sign_in("koordinator").follow()
    for _ in range(2):
        cases.family(house)
    with statements(house) as few:
        visitor.get("/")
    for _ in range(5):
        cases.family(house)
    with statements(house) as many:
        visitor.get("/")
    assert len(few) == len(many) <= 25, many
