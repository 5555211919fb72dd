"""What a yes covers, what a no speaks of, from when, and as what somebody signs."""

from datetime import date

import pytest

from sspf.consents.rules.facts import SignerCapacity
from sspf.consents.rules.recording import (
    Kinds,
    capacity,
    crossed,
    granted,
    left_out,
    received,
    withdrawn_information,
)
from tests.consents.family import FIRST, YOUTH, at, family, pairs

KINDS = Kinds(frozenset({"samverkan"}), frozenset({"brott"}), frozenset({"friskolan"}))


def test_the_basis_is_part_of_every_yes() -> None:
    assert granted(pairs("skolan/halsa"), KINDS) == pairs("skolan/samverkan", "skolan/halsa")
    assert granted(pairs("skolan/samverkan"), KINDS) == pairs("skolan/samverkan")
    assert granted(frozenset(), KINDS) == frozenset()


def test_each_unit_has_its_own_kinds() -> None:
    said = granted(pairs("skolan/halsa", "polisen/skola"), KINDS)
    assert said == pairs("skolan/samverkan", "skolan/halsa", "polisen/samverkan", "polisen/skola")


def test_r26_offences_are_left_out_for_an_enskild_and_for_nobody_else() -> None:
    chosen = crossed(["skolan", "friskolan"], ["brott", "halsa"])
    assert left_out(chosen, KINDS) == pairs("friskolan/brott")
    assert pairs("skolan/brott", "friskolan/halsa") <= granted(chosen, KINDS)
    assert ("friskolan", "brott") not in granted(chosen, KINDS)
    assert left_out(pairs("friskolan/halsa"), KINDS) == frozenset()


def test_a_no_without_kinds_or_to_the_basis_is_a_no_to_all() -> None:
    assert withdrawn_information([], KINDS) is None
    assert withdrawn_information(["samverkan", "halsa"], KINDS) is None
    assert withdrawn_information(["halsa"], KINDS) == frozenset({"halsa"})


@pytest.mark.parametrize(
    ("typed", "now", "counts"),
    [
        ("2026-03-02 14:05", "2026-03-02 14:05", "2026-03-02 14:05"),
        ("2026-03-02 14:06", "2026-03-02 14:05", "2026-03-02 14:06"),
    ],
)
def test_a_minute_that_is_not_over_counts_until_now_and_one_ahead_stays(typed: str, now: str, counts: str) -> None:
    assert received(at(typed), at(now)) == at(counts)


def test_an_earlier_minute_counts_through_its_last_instant() -> None:
    counted = received(at("2026-03-02 14:05"), at("2026-03-02 15:00"))
    assert at("2026-03-02 14:05") < counted < at("2026-03-02 14:06")


def test_as_what_somebody_signs_follows_from_age_on_the_day_of_the_paper() -> None:
    facts = family(born="2013-05-20")
    assert capacity(facts, FIRST, date(2026, 3, 2)) is SignerCapacity.guardian
    assert capacity(facts, YOUTH, date(2031, 5, 19)) is SignerCapacity.youth
    assert capacity(facts, YOUTH, date(2031, 5, 20)) is SignerCapacity.adult_youth
