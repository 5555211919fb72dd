"""The way through a questionnaire, one decision at a time."""

import pytest

from sspf.surveys.rules import steps
from sspf.surveys.rules.steps import BACK, NEXT, SKIP, Place


@pytest.mark.parametrize(
    ("at", "changing", "step", "leads"),
    [
        (0, False, NEXT, 1),
        (0, False, SKIP, 1),
        (0, False, BACK, 0),
        (2, False, BACK, 1),
        (2, False, NEXT, 3),
        (3, False, BACK, 2),
        (1, True, NEXT, 3),
        (1, True, SKIP, 3),
        (1, True, BACK, 3),
        (3, False, "1", 1),
        (0, False, "0", 0),
        (0, False, "99", 3),
        (0, False, "²", 1),
        (0, False, "9" * 5000, 1),
    ],
)
def test_where_each_button_leads_among_three_questions(at: int, changing: bool, step: str, leads: int) -> None:
    assert Place(at, 3, changing).after(step).at == leads


def test_whoever_changes_an_answer_comes_back_to_all_of_them() -> None:
    review = Place(2, 3).after(NEXT)
    assert review.is_review
    for step in (NEXT, SKIP, BACK):
        assert review.after("0").after(step) == review


def test_whoever_goes_back_from_the_answers_walks_on_from_there() -> None:
    assert Place(3, 3).after(BACK).after(BACK) == Place(1, 3)
    assert Place(3, 3).after(BACK).after(BACK).after(NEXT) == Place(2, 3)


@pytest.mark.parametrize("said", ["", "-1", "tre", "²", "9" * 5000])
def test_a_page_that_says_nothing_sensible_begins_anew(said: str) -> None:
    assert steps.read(said, 3, changing=False) == Place(0, 3)


def test_a_page_says_where_it_is() -> None:
    assert steps.read("2", 3, changing=True) == Place(2, 3, changing=True)
    assert steps.read("9", 3, changing=False).is_review
