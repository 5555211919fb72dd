"""What no page of ours sends: it is answered with a sentence, changes nothing, and never is a fault of ours."""

from io import BytesIO

import pytest

from tests.browser import Visitor
from tests.factories.agreements import TYPED
from tests.house import House

NEW = "/avtal/nytt"


@pytest.fixture
def coordinator(sqlite_house: House) -> Visitor:
    return Visitor(sqlite_house).sign_in("koordinator")


def test_a_file_in_place_of_a_text_is_no_text(coordinator: Visitor) -> None:
    coordinator.get(NEW)
    coordinator.post(NEW, status=422, **{**TYPED, "title": (BytesIO(b"words"), "words.txt")})


@pytest.mark.parametrize("field", ["parties", "areas"])
def test_a_tick_without_a_value_is_none_and_one_that_came_twice_is_one(coordinator: Visitor, field: str) -> None:
    [chosen] = TYPED[field]
    page = coordinator.fill(NEW, **{**TYPED, field: ["", chosen, chosen]})
    assert page.text.count({"parties": "Polis", "areas": "Norrliden"}[field]) == 1


@pytest.mark.parametrize("sign", ["\x00", "\u202e", "\ufffe", "\uffff"])
def test_what_no_file_of_ours_can_hold_is_not_taken_in(coordinator: Visitor, sign: str) -> None:
    coordinator.get(NEW)
    coordinator.post(NEW, status=422, **{**TYPED, "title": f"Avtal{sign}"})


def test_a_form_is_no_json(coordinator: Visitor) -> None:
    coordinator.get(NEW)
    token = coordinator.page.fields()["csrf_token"]
    answer = coordinator.client.post(NEW, json=[1, {"title": 2}], headers={"X-CSRFToken": token})
    coordinator.meet(answer, 422)
