"""What a form refuses about custody, rounds, signatures and withdrawals."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.consents.rules.checks import (
    ConsentProblem,
    CustodyProblem,
    Limits,
    custody_problems,
    period_problems,
    signature_problems,
    withdrawal_problems,
)
from sspf.consents.rules.facts import Custody, Signature, SignerCapacity, Withdrawal
from tests.consents.family import (
    FIRST,
    KINDS,
    SECOND,
    THIRD,
    TOGETHER,
    UNITS,
    YOUTH,
    Yes,
    at,
    consent,
    custody,
    family,
    no,
    pairs,
)

LIMITS = Limits(frozenset(UNITS), frozenset(KINDS))
FIRST_SIGNED = Yes().by(FIRST)
ADULT = SignerCapacity.adult_youth


@pytest.mark.parametrize(
    ("custodies", "expected"),
    [
        (TOGETHER, []),
        ((custody(FIRST, "sole"),), []),
        ((custody(FIRST, "temporary"),), []),
        ((custody(FIRST, "sole", end="2020-01-31"), custody(SECOND, "sole", start="2020-02-01")), []),
        ((custody(FIRST, "sole", end="2031-05-20"),), []),
        ((custody(FIRST, "sole", start="2026-05-02", end="2026-05-01"),), [CustodyProblem.ends_before_start]),
        ((custody(FIRST, "sole", start="2013-05-19"),), [CustodyProblem.before_birth]),
        ((custody(FIRST, "sole", end="2031-05-21"),), [CustodyProblem.after_adult]),
        ((custody(FIRST, "sole", end="9999-12-31"),), [CustodyProblem.after_adult]),
        ((custody(FIRST, "sole", start="2031-05-20"),), [CustodyProblem.after_adult]),
        ((custody(FIRST),), [CustodyProblem.joint_alone]),
        ((custody(FIRST), custody(SECOND, end="2026-01-31")), [CustodyProblem.joint_alone]),
        ((custody(FIRST), custody(SECOND, start="2014-01-01")), [CustodyProblem.joint_alone]),
        ((custody(FIRST), custody(SECOND, end="2031-05-19")), []),
        (
            (custody(FIRST), custody(SECOND, end="2026-01-31"), custody(THIRD, start="2026-02-01")),
            [],
        ),
        (
            (custody(FIRST), custody(SECOND, end="2026-01-31"), custody(THIRD, start="2026-02-02")),
            [CustodyProblem.joint_alone],
        ),
        (
            (
                custody(FIRST, end="2026-01-31"),
                custody(SECOND, end="2026-03-31"),
                custody(THIRD, "sole", start="2026-04-01"),
            ),
            [CustodyProblem.joint_alone],
        ),
        ((custody(FIRST), custody(SECOND, end="9999-12-31")), [CustodyProblem.after_adult]),
        (
            (custody(FIRST, "sole"), custody(SECOND, "temporary", start="2020-01-01")),
            [CustodyProblem.sole_beside_another],
        ),
        (
            (custody(FIRST, "sole", end="2020-01-31"), custody(SECOND, "sole", start="2020-01-31")),
            [CustodyProblem.sole_beside_another] * 2,
        ),
        (
            (custody(FIRST, "appointed"), custody(FIRST, "temporary", start="2020-01-01")),
            [CustodyProblem.same_guardian_twice] * 2,
        ),
    ],
)
def test_r11_contradictory_custody_is_named(custodies: tuple[Custody, ...], expected: list[CustodyProblem]) -> None:
    assert [problem for _, problem in custody_problems(family(custodies=custodies))] == expected


def test_r11_the_custody_that_is_wrong_is_pointed_out() -> None:
    sole, other = custody(FIRST, "sole"), custody(SECOND, "temporary")
    assert custody_problems(family(custodies=(other, sole))) == ((sole, CustodyProblem.sole_beside_another),)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-03-02", "2026-03-02", ()),
        ("2026-03-02", "2027-03-02", ()),
        ("2026-03-02", "2027-03-03", (ConsentProblem.too_long,)),
        ("2026-03-02", "2026-03-01", (ConsentProblem.ends_before_start,)),
        ("2028-02-29", "2029-02-28", ()),
        ("2028-02-29", "2029-03-01", (ConsentProblem.too_long,)),
    ],
)
def test_r13_a_round_runs_forward_and_at_most_a_year(
    first: str, last: str, expected: tuple[ConsentProblem, ...]
) -> None:
    assert period_problems(date.fromisoformat(first), date.fromisoformat(last), LIMITS) == expected


@pytest.mark.parametrize(("last", "allowed"), [("2026-12-31", True), ("2027-01-01", False), ("2026-11-30", True)])
def test_the_longest_period_is_counted_in_months_of_any_length(last: str, allowed: bool) -> None:
    found = period_problems(date(2026, 10, 31), date.fromisoformat(last), replace(LIMITS, months=2))
    assert (found == ()) is allowed


YOUNG, GROWN = "2013-05-20", "2008-03-02"


@pytest.mark.parametrize(
    ("signature", "born", "expected"),
    [
        (Yes().by(FIRST), YOUNG, []),
        (Yes().by(YOUTH), YOUNG, []),
        (Yes().by(YOUTH, ADULT), GROWN, []),
        (Yes(on="2026-03-03").by(FIRST), YOUNG, [ConsentProblem.signed_in_future]),
        (Yes(on="2026-03-03", registered="2026-03-03 00:10").by(FIRST), YOUNG, []),
        (Yes(on="2013-05-19").by(YOUTH), YOUNG, [ConsentProblem.signed_before_birth]),
        (Yes(on="2013-05-20").by(YOUTH), YOUNG, []),
        (Yes(until="2026-03-02").by(FIRST), YOUNG, []),
        (Yes(until="2026-03-01").by(FIRST), YOUNG, [ConsentProblem.ends_before_start]),
        (Yes(until="2027-03-02").by(FIRST), YOUNG, [ConsentProblem.too_long]),
        (Yes().by(THIRD), YOUNG, [ConsentProblem.no_custody]),
        (Yes().by(FIRST), GROWN, [ConsentProblem.no_custody]),
        (Yes().by(FIRST, SignerCapacity.youth), YOUNG, [ConsentProblem.wrong_capacity]),
        (Yes().by(YOUTH, SignerCapacity.guardian), YOUNG, [ConsentProblem.no_custody]),
        (Yes().by(YOUTH, ADULT), YOUNG, [ConsentProblem.wrong_capacity]),
        (Yes(on="2026-03-01").by(YOUTH, ADULT), GROWN, [ConsentProblem.wrong_capacity]),
        (Yes().by(YOUTH), GROWN, [ConsentProblem.wrong_capacity]),
        (Yes(scope=frozenset()).by(FIRST), YOUNG, [ConsentProblem.nothing_chosen]),
        (Yes(scope=pairs("kyrkan/skola")).by(FIRST), YOUNG, [ConsentProblem.unknown_unit]),
        (Yes(scope=pairs("skolan/skvaller")).by(FIRST), YOUNG, [ConsentProblem.unknown_information]),
        (
            Yes(on="2026-03-09", until="2026-03-01", scope=frozenset()).by(THIRD),
            YOUNG,
            [
                ConsentProblem.signed_in_future,
                ConsentProblem.ends_before_start,
                ConsentProblem.no_custody,
                ConsentProblem.nothing_chosen,
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_signature_is_named(
    signature: Signature, born: str, expected: list[ConsentProblem]
) -> None:
    since_birth = tuple(replace(each, from_on=date.fromisoformat(born)) for each in TOGETHER)
    facts = family(consent(), born=born, custodies=since_birth)
    assert list(signature_problems(facts, consent(), signature, LIMITS)) == expected


def test_a_guardian_whose_custody_had_ended_when_the_paper_was_signed_cannot_sign() -> None:
    facts = family(custodies=(custody(FIRST, "sole", end="2026-03-01"), custody(SECOND, "sole", start="2026-03-02")))
    yesterday = Yes(on="2026-03-01", until="2026-12-31").by(FIRST)
    assert signature_problems(facts, consent(), yesterday, LIMITS) == ()
    assert signature_problems(facts, consent(), FIRST_SIGNED, LIMITS) == (ConsentProblem.no_custody,)


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        (Yes(registered="2026-04-01 10:00"), (ConsentProblem.signed_already,)),
        (Yes(registered="2026-04-01 10:00", until="2026-12-31"), (ConsentProblem.signed_already,)),
        (Yes(registered="2026-04-01 10:00", scope=pairs("skolan/skola")), (ConsentProblem.signed_already,)),
        (Yes(registered="2026-06-02 10:00", on="2026-06-02"), ()),
        (Yes(registered="2026-08-01 10:00", on="2026-08-01", until="2026-12-31"), ()),
    ],
    ids=["the same", "shorter", "narrower", "after a withdrawal", "after a withdrawal, shorter"],
)
def test_the_same_signer_twice_is_named_unless_the_first_yes_has_been_taken_back(
    again: Yes, expected: tuple[ConsentProblem, ...]
) -> None:
    round_ = consent(FIRST_SIGNED, withdrawals=(no(FIRST, "2026-06-01 12:00"),))
    assert signature_problems(family(round_), round_, again.by(FIRST), LIMITS) == expected


def test_a_signature_that_adds_time_or_a_unit_is_not_the_same_twice() -> None:
    round_ = consent(Yes(until="2026-06-30", scope=pairs("skolan/skola")).by(FIRST))
    longer = Yes(registered="2026-04-01 10:00", scope=pairs("skolan/skola")).by(FIRST)
    wider = Yes(registered="2026-04-01 10:00", until="2026-06-30").by(FIRST)
    other = Yes(registered="2026-04-01 10:00", until="2026-06-30", scope=pairs("skolan/skola")).by(SECOND)
    for each in (longer, wider, other):
        assert signature_problems(family(round_), round_, each, LIMITS) == ()


@pytest.mark.parametrize(
    ("withdrawal", "expected"),
    [
        (no(FIRST, "2026-04-14 14:05"), ()),
        (no(FIRST, "2026-04-14 14:05", "skolan"), ()),
        (no(FIRST, "2026-04-14 15:00"), ()),
        (no(FIRST, "2026-04-14 15:01"), (ConsentProblem.received_in_future,)),
        (no(SECOND, "2026-04-14 14:05"), (ConsentProblem.never_given,)),
        (no(FIRST, "2026-04-14 14:05", "fritidsgarden"), (ConsentProblem.never_given,)),
        (no(FIRST, "2026-04-14 14:05", "skolan", "polis"), (ConsentProblem.never_given,)),
        (no(FIRST, "2026-04-14 14:05", ""), (ConsentProblem.never_given,)),
        (no(FIRST, "2026-03-01 14:05"), (ConsentProblem.never_given,)),
    ],
)
def test_r12_a_withdrawal_speaks_about_something_given_and_is_not_from_the_future(
    withdrawal: Withdrawal, expected: tuple[ConsentProblem, ...]
) -> None:
    assert withdrawal_problems(family(consent(FIRST_SIGNED)), withdrawal, at("2026-04-14 15:00")) == expected


def test_r12_a_no_may_be_said_about_a_paper_before_it_is_registered() -> None:
    facts = family(consent(Yes(on="2026-04-13", registered="2026-04-16 09:00").by(FIRST)))
    assert withdrawal_problems(facts, no(FIRST, "2026-04-14 14:05"), at("2026-04-16 10:00")) == ()


def test_r12_nobody_is_argued_with_about_a_second_no() -> None:
    round_ = consent(FIRST_SIGNED, withdrawals=(no(FIRST, "2026-04-14 14:05"),))
    assert withdrawal_problems(family(round_), no(FIRST, "2026-04-15 08:00"), at("2026-04-15 09:00")) == ()
