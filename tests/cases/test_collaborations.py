"""Other collaboration and help around the young person: written down, ended, and seen by the coordinators alone."""

from datetime import date

import pytest

from sspf.access.permissions import Permission
from sspf.cases.actions import collaborations as acts
from sspf.cases.queries import collaborations, reach
from sspf.cases.rules.collaborations import CollaborationProblem, CollaborationTerms
from sspf.errors import Forbidden, NotFound, Refused
from tests.browser import Visitor, statements
from tests.factories import cases
from tests.house import House

SIP = CollaborationTerms("sip", date(2025, 3, 1), date(2026, 2, 1))
BUP = {"kind": "bup", "since": "2026-03-01", "until": "", "contact": "Behandlare på BUP", "note": "Varannan vecka."}


@pytest.fixture
def coordinator(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def path(made: cases.Family) -> str:
    return f"/arenden/{made.case_id}/annan-samverkan"


def test_protocol_91_other_collaboration_is_written_down_with_function_and_day(
    coordinator: Visitor, sqlite_house: House
) -> None:
    made = cases.family(sqlite_house)
    assert "Inget är inskrivet." in coordinator.get(path(made)).text
    page = coordinator.fill(f"{path(made)}/ny", **BUP).text
    assert "BUP Barn- och ungdomspsykiatrin Sedan 2026-03-01 Behandlare på BUP Varannan vecka." in page


def test_what_has_ended_stands_last_and_says_so(coordinator: Visitor, sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    with sqlite_house.work() as work:
        acts.add(work, made.case_id, SIP)
        acts.add(work, made.case_id, CollaborationTerms("lvu"))
        work.commit()
    page = coordinator.get(path(made)).text
    assert page.index("LVU") < page.index("SIP")
    assert "Avslutad 2026-02-01" in page
    assert "Pågår, startdag okänd" in page


def test_a_line_is_changed_and_the_second_to_save_sees_both(coordinator: Visitor, sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    with sqlite_house.work() as work:
        line_id = acts.add(work, made.case_id, SIP)
        work.commit()
    edit = f"{path(made)}/{line_id}/andra"
    coordinator.get(edit)
    Visitor(sqlite_house).sign_in("ersattare").fill(edit, **BUP)
    coordinator.post(edit, status=409, **{**BUP, "contact": "Läkaren på BUP"})
    assert "Någon annan hann spara före dig" in coordinator.text
    assert "Behandlare på BUP" in coordinator.text
    coordinator.post(edit, status=303, **{**BUP, "contact": "Läkaren på BUP"})
    assert "Läkaren på BUP" in coordinator.follow().text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"kind": ""}, "Ange vilken samverkan det är."),
        ({"kind": "hemlig"}, "Välj vilken samverkan det är i listan."),
        ({"since": "2026-11-24"}, "Dagen har inte varit än."),
        ({"until": "2026-02-01"}, "Sista dagen ligger före den första."),
        ({"note": "x" * 1001}, "Korta anteckningen"),
    ],
)
def test_what_cannot_be_true_is_said_at_the_field_and_nothing_is_written(
    sqlite_house: House, changes: dict[str, str], sentence: str
) -> None:
    made = cases.family(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    coordinator.get(f"{path(made)}/ny")
    coordinator.post(f"{path(made)}/ny", status=422, **{**BUP, **changes})
    assert sentence in coordinator.text
    assert any(field.get("value") == "Behandlare på BUP" for field in coordinator.page.all("input"))
    assert "Inget är inskrivet." in coordinator.get(path(made)).text


def test_a_kind_outside_the_list_is_refused_by_the_act_as_well(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    with sqlite_house.work() as work, pytest.raises(Refused) as refusal:
        acts.add(work, made.case_id, CollaborationTerms("hemlig"))
    assert refusal.value.reason is CollaborationProblem.unknown_kind


def test_partners_never_learn_of_other_collaboration(house: House) -> None:
    made = cases.shared(house, ["skola-norr"])
    cases.take_part(house, made.case_id, "kurator")
    with house.work() as work:
        acts.add(work, made.case_id, CollaborationTerms("lvu", note="Hemligt."))
        work.commit()
    page = Visitor(house).sign_in("kurator").get(f"/arenden/{made.case_id}").text
    assert "Annan samverkan" not in page
    assert "LVU" not in page
    with house.work("kurator", writing=False) as work:
        sight = reach.find(work, Permission.case_read, made.case_id)
        with pytest.raises(Forbidden):
            collaborations.lines(work, sight)


def test_a_line_of_another_case_is_not_found(house: House) -> None:
    mine, other = cases.family(house), cases.family(house)
    with house.work() as work:
        line_id = acts.add(work, other.case_id, SIP)
        with pytest.raises(NotFound):
            acts.change(work, mine.case_id, line_id, SIP, None)


def test_the_page_costs_the_same_whatever_it_holds(sqlite_house: House) -> None:
    made = cases.family(sqlite_house)
    coordinator = Visitor(sqlite_house).sign_in("koordinator")
    with statements(sqlite_house) as few:
        coordinator.get(path(made))
    with sqlite_house.work() as work:
        for kind in work.catalogue.collaborations:
            acts.add(work, made.case_id, CollaborationTerms(kind))
        work.commit()
    with statements(sqlite_house) as many:
        coordinator.get(path(made))
    assert len(few) == len(many) <= 8, many
