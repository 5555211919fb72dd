"""What an agreement must say, and where it stands on a day."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.agreements.rules import (
    AgreementProblem,
    AgreementState,
    ReviewTerms,
    is_due,
    review_problem,
    state_on,
    terms_problem,
)
from tests.factories.agreements import TERMS

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"parties": (), "others": ""}, AgreementProblem.nobody_named),
        ({"until_on": date(2025, 12, 31)}, AgreementProblem.ends_before_it_begins),
        ({"review_on": date(2025, 12, 31)}, AgreementProblem.review_passed),
        ({"until_on": date(2027, 1, 1), "review_on": date(2027, 2, 1)}, AgreementProblem.review_after_end),
        ({"parties": (), "others": "Hyresgästerna"}, None),
        ({}, None),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(changes: dict[str, object], problem: AgreementProblem | None) -> None:
    found = terms_problem(replace(TERMS, **changes))  # type: ignore[arg-type]
    assert (found[0] if found else None) is problem


@pytest.mark.parametrize(
    ("first", "last", "renewed", "state"),
    [
        (TODAY, None, [], AgreementState.running),
        (TODAY, TODAY, [], AgreementState.running),
        (date(2026, 11, 24), None, [], AgreementState.coming),
        (date(2025, 1, 1), date(2026, 11, 22), [], AgreementState.ended),
        (date(2025, 1, 1), None, [TODAY], AgreementState.replaced),
        (date(2025, 1, 1), None, [date(2026, 11, 24)], AgreementState.running),
    ],
)
def test_where_an_agreement_stands_follows_from_its_days(
    first: date, last: date | None, renewed: list[date], state: AgreementState
) -> None:
    assert state_on(TODAY, first, last, renewed) is state


def test_it_is_time_to_look_an_agreement_through_so_many_days_before() -> None:
    day = date(2027, 1, 22)
    assert is_due(day, TODAY, 60)
    assert not is_due(day, TODAY, 59)
    assert is_due(date(2026, 1, 1), TODAY, 60)


@pytest.mark.parametrize(
    ("terms", "until_on", "problem"),
    [
        (ReviewTerms(date(2026, 11, 24), "", date(2027, 11, 24)), None, AgreementProblem.reviewed_ahead),
        (ReviewTerms(TODAY, "", TODAY), None, AgreementProblem.review_passed),
        (ReviewTerms(TODAY, "", date(2027, 11, 23)), date(2027, 6, 1), AgreementProblem.review_after_end),
        (ReviewTerms(TODAY, "", date(2027, 11, 23)), None, None),
    ],
)
def test_a_review_that_cannot_be_is_refused(
    terms: ReviewTerms, until_on: date | None, problem: AgreementProblem | None
) -> None:
    found = review_problem(terms, until_on, TODAY)
    assert (found[0] if found else None) is problem
