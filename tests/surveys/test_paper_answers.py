"""Answers on paper, typed in by somebody who has no part in the case."""

import pytest
from sqlalchemy import select

from sspf.audit.models import AuditEntry
from sspf.errors import Refused
from sspf.surveys.actions.answers import Reply
from sspf.surveys.actions.paper_answers import type_in
from sspf.surveys.models import Answer, Dispatch
from sspf.surveys.rules.dispatches import DispatchState, SurveyProblem
from tests.browser import Visitor
from tests.factories import cases, surveys
from tests.house import House

HERE = "/enkater/papper"


def states(house: House) -> list[DispatchState]:
    with house.work() as work:
        return list(work.session.scalars(select(Dispatch.state)))


def test_a_colleague_types_in_what_stands_on_the_paper(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    visitor.sign_in("ersattare").get(HERE)
    visitor.post(HERE, status=200, code=code.lower())
    assert "De vuxna lyssnade på mig." in visitor.text
    visitor.post(f"{HERE}/svar", status=303, **{"svar-lyssnade": "helt", "svar-alder": "14"})
    assert states(house) == [DispatchState.answered]
    with house.work() as work:
        told = {each.name: each for each in work.session.scalars(select(AuditEntry)) if "Survey" in each.name}
    assert told["SurveyTyped"].actor_id == house.ids["ersattare"]
    assert "helt" not in "".join(each.facts for each in told.values())


def test_complaint_v20_whoever_is_part_of_the_case_may_not_type_the_answers_in(house: House) -> None:
    """The coordinator who leads it, and a manager whose unit is in it: both are asked about."""
    planned = surveys.planned(house)
    cases.take_part(house, planned.case_id, "rektor")
    (code,) = surveys.codes(house, planned.case_id)
    for login in ("koordinator", "rektor"):
        with house.work(login) as work, pytest.raises(Refused) as refusal:
            type_in(work, Reply(surveys.YOUTH, code, "192.0.2.7"), surveys.HAPPY)
        assert refusal.value.reason is SurveyProblem.own_case
    with house.work("fritidschef") as work:
        type_in(work, Reply(surveys.YOUTH, code, "192.0.2.7"), surveys.HAPPY)
        work.commit()
    assert states(house) == [DispatchState.answered]


def test_the_refusal_is_kind_and_says_what_to_do(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    visitor.sign_in("koordinator").get(HERE)
    visitor.post(HERE, status=422, code=code)
    assert "Be en kollega som inte är med att skriva in dem." in visitor.text
    assert states(house) == [DispatchState.issued]


def test_wrong_codes_and_bad_answers_save_nothing(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    visitor.sign_in("ersattare").get(HERE)
    visitor.post(HERE, status=422, code="ACD-EFG-H4K5")
    assert "Koden fungerar inte." in visitor.text
    visitor.post(HERE, status=200, code=code)
    visitor.post(f"{HERE}/svar", status=422, **{"svar-alder": "fjorton"})
    assert "som ett heltal från 6 till 25" in visitor.text
    with house.work() as work:
        assert work.session.scalars(select(Answer.id)).all() == []


def test_a_page_that_was_sent_empty_by_mistake_uses_up_no_code(visitor: Visitor, house: House) -> None:
    (code,) = surveys.codes(house, cases.family(house).case_id)
    visitor.sign_in("ersattare").get(HERE)
    visitor.post(HERE, status=200, code=code)
    visitor.post(f"{HERE}/svar", status=422)
    assert "Inget svar är ifyllt." in visitor.text
    assert states(house) == [DispatchState.issued]


@pytest.mark.parametrize("login", ["kurator", "styrgrupp", "granskare", "administrator"])
def test_it_is_for_coordinators_and_managers(visitor: Visitor, login: str) -> None:
    visitor.sign_in(login).get(HERE, status=403)


@pytest.fixture
def house(sqlite_house: House) -> House:
    """Codes and mixing are tested on both databases elsewhere."""
    return sqlite_house
